package io.jenkins.plugins.nanohost.engine.rehearsal;

/**
 * The rehearsed machine's process died on order, inside a test's process. It is an error and not an exception, so that no
 * clean-up of the engine takes it for a failure that it could answer: a killed process runs none.
 */
public final class MachineDied extends Error {
    private static final long serialVersionUID = 1L;

    MachineDied(String message) {
        super(message);
    }
}
