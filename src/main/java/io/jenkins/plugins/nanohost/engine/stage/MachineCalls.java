package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;

/** The machine with the log that its operations write to, and the signal that ends them. */
public record MachineCalls(HyperVMachine machine, Narrator narrator, StopSignal stop) {
    /**
     * Performs one operation; its progress and its lines are in the log.
     *
     * @throws AbortedFailure when the signal to stop was given, before the operation or during it
     */
    public <R extends Record> R perform(Operation<R> operation)
            throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException {
        stop.check();
        return machine.perform(operation, new OperationListener() {
            @Override
            public void progress(String activity, int percent) {
                narrator.progress(activity, percent);
            }

            @Override
            public void log(String line) {
                narrator.fact("  " + line);
            }

            @Override
            public void warning(String line) {
                narrator.warning(line);
            }
        });
    }
}
