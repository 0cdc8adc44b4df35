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

    private final FailureKind kind;
    private final String remedy;

    Failure(FailureKind kind, String message, String remedy) {
        super(message);
        this.kind = kind;
        this.remedy = remedy;
    }

    public FailureKind kind() {
        return kind;
    }

    /** What the person can do about it, a sentence; empty when the message says all there is. */
    public String remedy() {
        return remedy;
    }
}
