package io.jenkins.plugins.nanohost.engine.machine.fact;

import io.jenkins.plugins.nanohost.engine.value.Word;

/** How far the setup and start of Docker in a guest are. */
public enum DockerState implements Word {
    /** No service or task. */
    ABSENT("absent"),
    STOPPED("stopped"),
    /** It runs, but does not answer yet. */
    STARTING("starting"),
    ANSWERING("answering");

    private final String word;

    DockerState(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
