package io.jenkins.plugins.nanohost.engine.runlog;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import java.util.Locale;

/**
 * Writes each operation of a machine to the log: its request, and how it ended after how many seconds. A wait asks the same again
 * and again; only the first of equal requests in a row is written in full, and so are only answers that are new.
 */
public final class LoggedMachine implements HyperVMachine {
    private final HyperVMachine machine;
    private final RunLog log;
    private String lastRequest = "";
    private String lastAnswer = "";
    private int calls;
    private int inARow;

    public LoggedMachine(HyperVMachine machine, RunLog log) {
        this.machine = machine;
        this.log = log;
    }

    @Override
    public <R extends Record> R perform(Operation<R> operation, OperationListener listener)
            throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException {
        calls++;
        if (!log.isWritten()) {
            return machine.perform(operation, listener);
        }
        String call = "#" + calls + " " + operation.function();
        log.debug(call + " " + request(operation));
        long began = System.nanoTime();
        try {
            R answer = machine.perform(operation, listener);
            log.debug(call + " answered after " + seconds(began) + " s: " + answer(answer));
            return answer;
        } catch (OperationFailure | LimitFailure | AbortedFailure e) {
            log.debug(call + " failed after " + seconds(began) + " s: " + told(e));
            lastAnswer = "";
            throw e;
        } catch (InterruptedException | RuntimeException | Error e) {
            log.debug(call + " broke off after " + seconds(began) + " s: " + e);
            lastAnswer = "";
            throw e;
        }
    }

    private String request(Operation<?> operation) {
        String request = operation.function() + " " + log.text((Record) operation);
        if (request.equals(lastRequest)) {
            inARow++;
            return "asked again, time " + inARow;
        }
        lastRequest = request;
        lastAnswer = "";
        inARow = 1;
        return "asked: " + log.text((Record) operation);
    }

    private String answer(Record answer) {
        String text = log.text(answer);
        if (text.equals(lastAnswer)) {
            return "the same";
        }
        lastAnswer = text;
        return text;
    }

    private static String told(Failure e) {
        return e.code() + ": " + e.getMessage() + (e.remedy().isEmpty() ? "" : " What to do: " + e.remedy());
    }

    private static String seconds(long began) {
        return String.format(Locale.ROOT, "%.3f", (System.nanoTime() - began) / 1e9);
    }

    @Override
    public void stop(String reason) {
        log.debug("The operation that runs was told to stop: " + reason);
        machine.stop(reason);
    }

    @Override
    public void close() {
        machine.close();
    }
}
