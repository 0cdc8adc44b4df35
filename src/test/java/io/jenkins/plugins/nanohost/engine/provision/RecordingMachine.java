package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A machine that remembers what was asked of it. */
final class RecordingMachine implements HyperVMachine {
    private final HyperVMachine machine;
    private final List<Operation<?>> asked = new CopyOnWriteArrayList<>();

    private String meanwhileAfter = "";
    private Runnable meanwhile = () -> {};
    private Runnable ask = () -> {};

    RecordingMachine(HyperVMachine machine) {
        this.machine = machine;
    }

    /** Orders what somebody else does, once, when the operation has ended. */
    void meanwhile(String operation, Runnable other) {
        meanwhileAfter = operation;
        meanwhile = other;
    }

    /** Is called before each operation. */
    void onAsk(Runnable before) {
        ask = before;
    }

    /** Names of the operations, in order; also of those that failed. */
    List<String> names() {
        return asked.stream().map(Operation::function).toList();
    }

    /** The operations, in order; also those that failed. */
    List<Operation<?>> performed() {
        return List.copyOf(asked);
    }

    /** Names of those that do more than look; without the one that begins every run and undoes what a dead run left. */
    List<String> acting() {
        return asked.stream()
                .filter(operation -> !operation.onlyLooks() && !(operation instanceof DismountLeftDisk))
                .map(Operation::function)
                .toList();
    }

    @Override
    public <R extends Record> R perform(Operation<R> operation, OperationListener listener)
            throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException {
        asked.add(operation);
        ask.run();
        R answer = machine.perform(operation, listener);
        if (operation.function().equals(meanwhileAfter)) {
            meanwhileAfter = "";
            meanwhile.run();
        }
        return answer;
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
