package io.jenkins.plugins.nanohost.engine.status;

import io.jenkins.plugins.nanohost.engine.value.Word;

/** Whether something answers at an endpoint. */
enum EndpointState implements Word {
    /** Its port takes a connection. */
    ANSWERS("answers"),
    /** Its port takes none in time, or its VM does not run. */
    SILENT("silent"),
    /** Nobody looked. */
    UNKNOWN("unknown");

    private final String word;

    EndpointState(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
