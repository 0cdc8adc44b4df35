package io.jenkins.plugins.nanohost.engine.rehearsal;

/** What {@link Fault.FaultKind#DIE} does. */
public enum DeathMode {
    /** Ends this process at once with exit code 137, as SIGKILL would; for the engine's command. */
    HALTS_PROCESS {
        @Override
        void come(String message) {
            Runtime.getRuntime().halt(KILLED);
        }
    },
    /** Throws {@link MachineDied}; for tests inside one process. */
    THROWS {
        @Override
        void come(String message) {
            throw new MachineDied(message);
        }
    };

    private static final int KILLED = 137;

    abstract void come(String message);
}
