package io.jenkins.plugins.nanohost.engine.value;

/** How a host disk comes from its base disk. */
public enum HostDiskKind implements Word {
    /** A child that holds the differences only; made in seconds, needs its base. */
    DIFFERENCING("differencing"),
    /** A whole copy; needs no base. */
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
