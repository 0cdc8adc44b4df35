package io.jenkins.plugins.nanohost.engine.value;

/** How Docker is started in the guest. */
public enum DockerStart implements Word {
    /** dockerd registers itself as a service. */
    SERVICE("service"),
    /** A scheduled task at start, as in Microsoft's TP4 script for Nano Server, where no service wrapper runs. */
    TASK("task");

    private final String word;

    DockerStart(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
