package io.jenkins.plugins.nanohost.engine.rehearsal;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.rehearsal.operation.SimulatedMachine;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.FaultOrders;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.ProcessDeath;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.RehearsalFolder;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.RehearsalStop;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A simulated Windows computer with Hyper-V, kept in a folder. Disks are real VHDX files at the paths that are wanted;
 * what is on them is in the folder. VMs boot within a number of looks. The state outlives the process, several
 * processes may use one folder at the same time, and a process that is killed leaves a folder that can be opened again.
 * Faults come from the caller, or from {@code faults.txt} in the folder, one per line in the form of {@link
 * Fault#parse}; each strikes once. {@code docs/rehearsal.md} says which behaviour of Windows is simulated, and from
 * which sources it is known.
 */
public final class RehearsalMachine implements HyperVMachine {
    private final RehearsalFolder folder;
    private final FaultOrders orders;
    private final ProcessDeath death;
    private final Duration longest;
    private final Session session = Session.begin();
    private final SimulatedMachine work;
    private final RehearsalStop stop = new RehearsalStop();
    private volatile boolean closed;

    private RehearsalMachine(RehearsalFolder folder, FaultOrders orders, ProcessDeath death, Duration longest) {
        this.folder = folder;
        this.orders = orders;
        this.death = death;
        this.longest = longest;
        this.work = new SimulatedMachine(folder, session);
    }

    /** For the engine's command: faults come from {@code faults.txt}, and an ordered death ends the process. */
    public static RehearsalMachine open(Path folder) throws UnfitFailure {
        return open(folder, List.of(), ProcessDeath.HALT, Duration.ofDays(1));
    }

    /**
     * @param longest the longest limit of an operation
     * @throws UnfitFailure the folder cannot be used, or what a person wrote into it cannot be understood
     */
    public static RehearsalMachine open(Path folder, List<Fault> faults, ProcessDeath death, Duration longest)
            throws UnfitFailure {
        RehearsalFolder place = RehearsalFolder.open(folder);
        RehearsalMachine machine = new RehearsalMachine(place, new FaultOrders(place, faults), death, longest);
        try {
            machine.orders.check();
            machine.work.check();
        } catch (IOException e) {
            throw new UnfitFailure(
                    FailureCode.REHEARSAL_FILE_WRONG,
                    "The rehearsal in " + place + " cannot be used: " + e.getMessage(),
                    "Fix the file, or delete it; or delete the whole folder to begin again.");
        }
        return machine;
    }

    @Override
    public <R extends Record> R perform(Operation<R> operation, OperationListener listener)
            throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException {
        if (closed) {
            throw new IllegalStateException("The machine is closed");
        }
        Duration limit = operation.limit().compareTo(longest) < 0 ? operation.limit() : longest;
        OperationRun run = new OperationRun(operation.function(), limit, stop, listener, death);
        try {
            return operation.resultType().cast(perform(operation, run));
        } catch (Error e) {
            // The process dies, or is about to: what it has mounted is mounted no longer by a living one.
            session.end();
            throw e;
        } catch (OperationFailure | LimitFailure | AbortedFailure e) {
            throw e;
        } catch (Failure e) {
            throw operation.failure(FailureCode.INPUT_UNUSABLE, e.getMessage(), e.remedy());
        } catch (IOException e) {
            throw operation.failure(
                    FailureCode.REHEARSAL_TROUBLE,
                    operation.function() + " failed: " + e.getMessage(),
                    "See the files it names, and the rehearsal's folder " + folder + ".");
        }
    }

    private Record perform(Operation<?> operation, OperationRun run) throws Failure, IOException, InterruptedException {
        run.heed();
        if (orders.any()) {
            run.expect(folder.locked(run, () -> orders.due(operation.function())));
        }
        run.strike(Fault.Moment.BEFORE);
        Record answer = folder.locked(run, () -> {
            Record made = work.perform(operation, run);
            run.halfway();
            return made;
        });
        run.strike(Fault.Moment.AFTER);
        return answer;
    }

    @Override
    public void stop(String reason) {
        stop.give(reason);
    }

    /** An operation that has ended, with or without success, has nothing mounted any more. */
    @Override
    public void close() {
        closed = true;
        session.end();
    }
}
