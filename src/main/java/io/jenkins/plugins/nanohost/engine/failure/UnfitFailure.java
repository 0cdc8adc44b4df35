package io.jenkins.plugins.nanohost.engine.failure;

/**
 * The machine, the guest or an input is unfit for what is wanted. It is found before any work; a problem that only
 * shows itself later, such as a full disk or a password that the guest refuses, is reported in this way too.
 */
public final class UnfitFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public UnfitFailure(String message, String remedy) {
        super(FailureKind.UNFIT, message, remedy);
    }
}
