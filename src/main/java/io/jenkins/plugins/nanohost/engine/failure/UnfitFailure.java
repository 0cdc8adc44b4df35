package io.jenkins.plugins.nanohost.engine.failure;

import java.util.List;

/**
 * The machine, the guest or an input is unfit for what is wanted. It is found before any work; a problem that only
 * shows itself later, such as a full disk or a password that the guest refuses, is reported in this way too.
 */
public final class UnfitFailure extends Failure {
    private static final long serialVersionUID = 1L;

    private final List<UnfitFailure> findings;

    public UnfitFailure(FailureCode code, String message, String remedy) {
        super(FailureKind.UNFIT, code, message, remedy);
        this.findings = List.of();
    }

    /**
     * Several things that are unfit, found by one check.
     *
     * @param message names all of them, with their codes and remedies
     */
    public UnfitFailure(String message, List<UnfitFailure> findings) {
        super(FailureKind.UNFIT, FailureCode.SEVERAL_FINDINGS, message, "");
        this.findings = List.copyOf(findings);
    }

    /** Each thing that is unfit; empty where it is only this one. */
    public List<UnfitFailure> findings() {
        return findings;
    }
}
