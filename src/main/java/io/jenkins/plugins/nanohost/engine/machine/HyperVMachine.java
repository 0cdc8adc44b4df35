package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;

/**
 * The port to a Windows computer with Hyper-V, or to a rehearsed one. Opened for one stage or command, used by one
 * thread; only {@link #stop} may come from another.
 */
public interface HyperVMachine extends AutoCloseable {
    /**
     * Performs one operation and waits for its end.
     *
     * @throws OperationFailure it failed; whatever it had mounted is dismounted
     * @throws LimitFailure its limit ran out and it was stopped
     * @throws AbortedFailure {@link #stop} was called; also at each call from then on
     */
    <R extends Record> R perform(Operation<R> operation, OperationListener listener)
            throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException;

    /**
     * Ends the operation that is under way, its clean-up included; returns at once.
     *
     * @param reason who or what asks, for the message
     */
    void stop(String reason);

    /** Leaves the machine; undoes what is still mounted. Bounded in time. */
    @Override
    void close();
}
