package io.jenkins.plugins.nanohost.engine.rehearsal;

/**
 * The rehearsed machine's process died on order. An error and no exception, so that no clean-up of the engine mistakes it
 * for a failure that it could answer: a killed process runs none.
 */
public final class MachineDied extends Error {
    private static final long serialVersionUID = 1L;

    MachineDied(String message) {
        super(message);
    }
}
