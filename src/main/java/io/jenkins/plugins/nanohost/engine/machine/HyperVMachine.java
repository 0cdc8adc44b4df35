package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;

/**
 * The port to a Windows computer with Hyper-V, or to a rehearsed one. It is opened for one stage or command and used by one
 * thread; only {@link #stop} may be called from another thread.
 */
public interface HyperVMachine extends AutoCloseable {
    /**
     * Performs one operation and waits for its end.
     *
     * @throws OperationFailure the operation failed; everything that it had mounted is dismounted
     * @throws LimitFailure the operation reached its time limit and was stopped
     * @throws AbortedFailure {@link #stop} was called; all later calls throw it too
     */
    <R extends Record> R perform(Operation<R> operation, OperationListener listener)
            throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException;

    /**
     * Stops the operation that runs, which then cleans up; returns at once.
     *
     * @param reason who or what asked for the stop, for the message
     */
    void stop(String reason);

    /** Closes the connection to the machine and dismounts what is still mounted. Takes a limited time. */
    @Override
    void close();
}
