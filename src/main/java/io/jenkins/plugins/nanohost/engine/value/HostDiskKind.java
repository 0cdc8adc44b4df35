package io.jenkins.plugins.nanohost.engine.value;

/** How a host disk is made from its base disk. */
public enum HostDiskKind implements Word {
    /** A child disk with only the differences; made in seconds, needs its base disk. */
    DIFFERENCING("differencing"),
    /** A complete copy; does not need the base disk later. */
    COPY("copy");

    private final String word;

    HostDiskKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
