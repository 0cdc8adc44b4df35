package io.jenkins.plugins.nanohost.engine.failure;

/** The machine or an input is unfit for what is wanted; nothing has been changed yet. */
public final class UnfitFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public UnfitFailure(String message, String remedy) {
        super(FailureKind.UNFIT, message, remedy);
    }
}
