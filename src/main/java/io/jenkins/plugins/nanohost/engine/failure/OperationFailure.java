package io.jenkins.plugins.nanohost.engine.failure;

/** An operation on the machine or in the guest failed. */
public final class OperationFailure extends Failure {
    private static final long serialVersionUID = 1L;

    private final String operation;

    /**
     * @param operation the operation's name, for example {@code New-BaseDisk}
     */
    public OperationFailure(FailureCode code, String operation, String message, String remedy) {
        super(FailureKind.OPERATION, code, message, remedy);
        this.operation = operation;
    }

    public String operation() {
        return operation;
    }
}
