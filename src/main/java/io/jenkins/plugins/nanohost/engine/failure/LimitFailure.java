package io.jenkins.plugins.nanohost.engine.failure;

/** A wait or an operation reached its limit; the message says what was waited for and what was seen last. */
public final class LimitFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public LimitFailure(FailureCode code, String message, String remedy) {
        super(FailureKind.LIMIT, code, message, remedy);
    }
}
