package io.jenkins.plugins.nanohost.engine.rehearsal.state;

/** What {@link Fault.FaultKind#DIE} does to the process that uses the rehearsed machine. It never returns. */
@FunctionalInterface
public interface ProcessDeath {
    /** Ends this process at once with exit code 137, as SIGKILL would. */
    ProcessDeath HALT = message -> Runtime.getRuntime().halt(137);

    /**
     * @param message which operation it was
     */
    void come(String message);
}
