package io.jenkins.plugins.nanohost.engine.machine.fact;

import io.jenkins.plugins.nanohost.engine.value.Word;

/** Whether Windows starts a service or task with itself. */
public enum ServiceStart implements Word {
    /** There is no such service or task. */
    NONE("none"),
    AUTOMATIC("automatic"),
    MANUAL("manual"),
    DISABLED("disabled");

    private final String word;

    ServiceStart(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
