package io.jenkins.plugins.nanohost.engine.value;

import java.util.Optional;

/**
 * How much memory a VM can be made with: from 512 MB, with which Nano Server boots, to 12 TB, in steps of 2 MB (Hyper-V
 * maximums of Windows Server 2016, Microsoft). VMs that are found on a machine may have other sizes.
 */
public record VmMemory(ByteSize size) {
    private static final ByteSize LEAST = new ByteSize(512L << 20);
    private static final ByteSize MOST = new ByteSize(12L << 40);
    private static final ByteSize STEP = new ByteSize(2L << 20);

    public VmMemory {
        objection(size).ifPresent(what -> {
            throw new InvalidValueException(what);
        });
    }

    /** Reads a size as people write it, for example {@code 2GB}. */
    public static VmMemory parse(String text) {
        return new VmMemory(ByteSize.parse(text));
    }

    /** Why no VM can be made with this size; empty if one can. */
    public static Optional<String> objection(ByteSize size) {
        if (!size.isBetween(LEAST, MOST)) {
            return Optional.of(size + " is outside " + LEAST + " to " + MOST);
        }
        return size.isMultipleOf(STEP)
                ? Optional.empty()
                : Optional.of(size + " is no multiple of " + STEP + ", as Hyper-V needs it");
    }

    @Override
    public String toString() {
        return size.toString();
    }
}
