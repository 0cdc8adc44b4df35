package io.jenkins.plugins.nanohost.engine.failure;

/**
 * The machine, the guest or an input is unfit for what is wanted. Looked for before any work; what only shows itself on the
 * way, as a disk that is full or a password that the guest refuses, is told this way too.
 */
public final class UnfitFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public UnfitFailure(String message, String remedy) {
        super(FailureKind.UNFIT, message, remedy);
    }
}
