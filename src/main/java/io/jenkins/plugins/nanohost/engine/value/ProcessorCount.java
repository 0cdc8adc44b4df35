package io.jenkins.plugins.nanohost.engine.value;

import java.util.Optional;

/** How many virtual processors a VM can be made with: 1 to 240 (Hyper-V maximums of Windows Server 2016, Microsoft). */
public record ProcessorCount(int number) {
    private static final int MOST = 240;

    public ProcessorCount {
        objection(number).ifPresent(what -> {
            throw new InvalidValueException(what);
        });
    }

    public static ProcessorCount parse(String text) {
        return new ProcessorCount(Integer.parseInt(text));
    }

    /** Why no VM can be made with this number; empty if one can. */
    public static Optional<String> objection(int number) {
        return number >= 1 && number <= MOST ? Optional.empty() : Optional.of(number + " is outside 1 to " + MOST);
    }
}
