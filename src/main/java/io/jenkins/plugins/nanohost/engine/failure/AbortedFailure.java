package io.jenkins.plugins.nanohost.engine.failure;

/** A person or Jenkins asked the run to stop. */
public final class AbortedFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public AbortedFailure(FailureCode code, String message, String remedy) {
        super(FailureKind.ABORTED, code, message, remedy);
    }
}
