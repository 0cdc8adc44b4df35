package io.jenkins.plugins.nanohost.engine.failure;

/** Which kind of failure ended a run; decides the exit code. The numbers are part of the command's contract. */
public enum FailureKind {
    /** A fault of the engine itself. */
    FAULT(1, "fault"),
    /** The definition or the command line is wrong. */
    DEFINITION(2, "definition"),
    /** The machine or an input file is unfit; found before any work. */
    UNFIT(3, "unfit"),
    /** An operation on the machine or in the guest failed. */
    OPERATION(4, "operation"),
    /** A limit ran out. */
    LIMIT(5, "limit"),
    /** Another run works on this host. */
    BUSY(6, "busy"),
    /** Refused: a foreign VM, {@code rebuild: never}, data at stake. */
    REFUSED(7, "refused"),
    /** A person or Jenkins asked the run to stop. */
    ABORTED(130, "aborted");

    private final int exitCode;
    private final String word;

    FailureKind(int exitCode, String word) {
        this.exitCode = exitCode;
        this.word = word;
    }

    /** The exit code of the process, 1 to 255. */
    public int exitCode() {
        return exitCode;
    }

    /** The word for this kind in results. */
    public String word() {
        return word;
    }
}
