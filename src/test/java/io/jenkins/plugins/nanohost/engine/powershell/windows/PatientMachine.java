package io.jenkins.plugins.nanohost.engine.powershell.windows;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerState;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmList;
import java.util.concurrent.TimeUnit;

/**
 * A machine for tests that wait for something by counting how often they look for it. On a real machine that takes time
 * instead: so, after each look without success, this waits before it answers. A test's number of looks becomes a number of
 * minutes.
 */
public record PatientMachine(HyperVMachine machine) implements HyperVMachine {
    private static final long SECONDS = 10;

    @Override
    public <R extends Record> R perform(Operation<R> operation, OperationListener listener)
            throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException {
        R result = machine.perform(operation, listener);
        if (coming(result)) {
            TimeUnit.SECONDS.sleep(SECONDS);
        }
        return result;
    }

    private static boolean coming(Record result) {
        if (result instanceof GuestFact guest) {
            return !guest.ready();
        }
        if (result instanceof DockerFact docker) {
            return docker.state() == DockerState.STARTING;
        }
        return result instanceof VmList list
                && list.vms().stream().anyMatch(vm -> vm.running() && !(vm.heartbeat() && hasAddress(vm)));
    }

    private static boolean hasAddress(VmFact vm) {
        return !vm.addresses().isEmpty();
    }

    @Override
    public void stop(String reason) {
        machine.stop(reason);
    }

    @Override
    public void close() {
        machine.close();
    }
}
