package io.jenkins.plugins.nanohost.engine.value.network;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import java.util.Optional;

/** A port that Docker can listen on: 1 to 65535. */
public record TcpPort(int number) {
    private static final int MOST = 65535;

    public TcpPort {
        objection(number).ifPresent(what -> {
            throw new InvalidValueException(what);
        });
    }

    public static TcpPort parse(String text) {
        return new TcpPort(Integer.parseInt(text));
    }

    /** Why the number is not such a port; empty if it is. */
    public static Optional<String> objection(int number) {
        return number >= 1 && number <= MOST
                ? Optional.empty()
                : Optional.of(number + " is outside 1 to " + MOST + "; Docker's own is 2376");
    }
}
