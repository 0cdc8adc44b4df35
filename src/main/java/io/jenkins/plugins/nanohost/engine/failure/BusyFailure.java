package io.jenkins.plugins.nanohost.engine.failure;

/** Another run works on this host; the message says who. */
public final class BusyFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public BusyFailure(FailureCode code, String message, String remedy) {
        super(FailureKind.BUSY, code, message, remedy);
    }
}
