package io.jenkins.plugins.nanohost.engine.failure;

/** The wanted change would touch what is not ours, or what the definition says to keep. */
public final class RefusedFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public RefusedFailure(FailureCode code, String message, String remedy) {
        super(FailureKind.REFUSED, code, message, remedy);
    }
}
