package io.jenkins.plugins.nanohost.engine.failure;

/**
 * A failure that a person can fix: what happened, to which object, and what to do. It is shown without a stack trace.
 * Faults of the program itself are ordinary runtime exceptions and are shown with their stack trace.
 */
public abstract sealed class Failure extends Exception
        permits DefinitionFailure,
                UnfitFailure,
                OperationFailure,
                LimitFailure,
                BusyFailure,
                RefusedFailure,
                AbortedFailure {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final String remedy;

    /**
     * @throws IllegalArgumentException when the code is one of another kind, so that an exit code would not go with it
     */
    Failure(FailureKind kind, FailureCode code, String message, String remedy) {
        super(message);
        if (code.kind() != kind) {
            throw new IllegalArgumentException(code.name() + " is no code of the kind " + kind.word());
        }
        this.code = code;
        this.remedy = remedy;
    }

    /** The cause, as in {@code docs/troubleshooting.md}. */
    public FailureCode code() {
        return code;
    }

    public FailureKind kind() {
        return code.kind();
    }

    /** What the person can do about it, a sentence; empty when the message says all there is. */
    public String remedy() {
        return remedy;
    }
}
