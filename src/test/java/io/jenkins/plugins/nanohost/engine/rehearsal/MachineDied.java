package io.jenkins.plugins.nanohost.engine.rehearsal;

/**
 * The rehearsed machine's process died, as ordered. It is an error and no exception, so that no clean-up of the engine
 * takes it for a failure and runs: a killed process runs no clean-up.
 */
public final class MachineDied extends Error {
    private static final long serialVersionUID = 1L;

    MachineDied(String message) {
        super(message);
    }
}
