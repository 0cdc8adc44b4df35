package io.jenkins.plugins.nanohost.engine.rehearsal.state;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import java.time.Duration;
import java.util.List;

/**
 * One operation that is running: its progress and log lines, and the points at which a stop, the limit or an ordered
 * fault ends it.
 */
public final class OperationRun {
    private final String operation;
    private final Duration limit;
    private final RehearsalStop stop;
    private final OperationListener listener;
    private final ProcessDeath death;
    private final long begun = System.nanoTime();
    private List<Fault> faults = List.of();
    private boolean halfway;

    public OperationRun(
            String operation, Duration limit, RehearsalStop stop, OperationListener listener, ProcessDeath death) {
        this.operation = operation;
        this.limit = limit;
        this.stop = stop;
        this.listener = listener;
        this.death = death;
    }

    public void expect(List<Fault> due) {
        faults = due;
    }

    /** Reports a step of the work; a stop that was given takes effect here. */
    public void progress(String activity, int percent) throws Failure, InterruptedException {
        heed();
        listener.progress(activity, percent);
    }

    public void log(String line) {
        listener.log(line);
    }

    void warning(String line) {
        listener.warning(line);
    }

    /** The point at which something is made and not whole yet. */
    public void halfway() throws Failure, InterruptedException {
        if (!halfway) {
            halfway = true;
            strike(Fault.Moment.DURING);
        }
        heed();
    }

    public void strike(Fault.Moment moment) throws Failure, InterruptedException {
        for (Fault fault : faults) {
            if (fault.moment() == moment) {
                strike(fault.kind());
            }
        }
    }

    /** Allows more waiting, unless a stop was given or the limit ran out. */
    void mayWait(String what) throws Failure, InterruptedException {
        heed();
        if (left().isNegative()) {
            throw new LimitFailure(
                    FailureCode.REHEARSAL_LIMIT,
                    operation + " waited " + what + " until its limit of " + limit.toSeconds() + " s ran out",
                    "See what blocks it.");
        }
    }

    void pause(Duration atMost) throws InterruptedException {
        stop.await(atMost);
    }

    public OperationFailure refusal(FailureCode code, String message, String remedy) {
        return new OperationFailure(code, operation, message, remedy);
    }

    /** Ends the operation where a stop was given. */
    public void heed() throws AbortedFailure, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (stop.reason().isPresent()) {
            throw new AbortedFailure(
                    FailureCode.STOPPED,
                    operation + " was stopped: " + stop.reason().get(),
                    "");
        }
    }

    private void strike(Fault.FaultKind kind) throws Failure, InterruptedException {
        switch (kind) {
            case REFUSE -> throw refusal(
                    FailureCode.REHEARSAL_FAULT, operation + " was refused, as ordered", "Run again.");
            case FAIL_AFTER_ACTING -> throw refusal(
                    FailureCode.REHEARSAL_FAULT, operation + " failed after it had acted, as ordered", "Run again.");
            case GARBLE -> throw refusal(
                    FailureCode.REHEARSAL_FAULT,
                    operation + " gave an answer that cannot be read, as ordered",
                    "Run again.");
            case DIE -> death.come("The process died in " + operation + ", as ordered");
            case HANG -> hang();
        }
    }

    private void hang() throws Failure, InterruptedException {
        stop.await(left());
        heed();
        throw new LimitFailure(
                FailureCode.OPERATION_LIMIT,
                operation + " did not end within its limit of " + limit.toSeconds() + " s",
                "Run again.");
    }

    private Duration left() {
        return limit.minusNanos(System.nanoTime() - begun);
    }
}
