package io.jenkins.plugins.nanohost.engine.provision;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.failure.BusyFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import io.jenkins.plugins.nanohost.engine.ledger.HostFolder;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVmState;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetMachineFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetVirusScanner;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VirusScanner;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmStates;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.runlog.RunLog;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.MachineCalls;
import io.jenkins.plugins.nanohost.engine.stage.RunFolders;
import io.jenkins.plugins.nanohost.engine.stage.Seconds;
import io.jenkins.plugins.nanohost.engine.stage.Stage;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.stage.disk.BaseDiskRemoval;
import io.jenkins.plugins.nanohost.engine.stage.found.DiskSharing;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.Rebuild;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entry point to the four stages: plans them, runs them, or removes what they made. */
public final class HostEngine {
    private final WorkFolder work;
    private final HyperVMachine machine;
    private final HostRun.RunServices services;

    @CheckForNull
    private final ClientFolder client;

    @CheckForNull
    private StageName underWay;

    @CheckForNull
    private RunLog log;

    /**
     * @param client the folder for the client's certificate; null: it is not wanted
     */
    public HostEngine(
            WorkFolder work, HyperVMachine machine, HostRun.RunServices services, @CheckForNull ClientFolder client) {
        this.work = work;
        this.machine = machine;
        this.services = services;
        this.client = client;
    }

    /** Keeps the log of each run in the folder of its host, from when the run has the host's lock. */
    public void logTo(RunLog log) {
        this.log = log;
    }

    /** The stage that was at work when a failure came; empty before the first stage. */
    public Optional<StageName> underWay() {
        return Optional.ofNullable(underWay);
    }

    /** What each stage would do. Nothing is changed, and the host is not locked. */
    public List<StagePlan> plan(HostDefinition definition, List<StageName> stages)
            throws Failure, IOException, InterruptedException {
        work.requireOwn();
        work.requireReadable();
        HostRun run = run(definition, HostRun.Mode.PLAN);
        List<StagePlan> plans = new ArrayList<>();
        boolean refused = false;
        boolean acts = false;
        Preflight.Found found = new Preflight(run, stages).check();
        for (Stage stage : new StageFactory(run, found).make(stages)) {
            try {
                Decision decision = decide(run, stage);
                plans.add(StagePlan.of(stage.name(), stage.thing(), decision, run.former(), run.ledger()));
                refused |= decision instanceof Decision.Refuse;
                acts |= decision.acts();
                stage.assume(decision);
            } catch (Failure e) {
                if (!refused) {
                    throw e;
                }
                // This stage needs what a refused earlier stage would make; a run would end with that earlier refusal.
                return plans;
            }
        }
        if (acts && !refused) {
            found.making().throwIfAny();
        }
        return plans;
    }

    /** Runs the stages in their order. What any of them would refuse is refused before the first one works. */
    public List<StageOutcome> run(HostDefinition definition, List<StageName> stages)
            throws Failure, IOException, InterruptedException {
        work.create();
        try (FolderLock lock = lock(work.host(definition.host()), stages.toString())) {
            work.host(definition.host()).create();
            begin(work.host(definition.host()));
            HostRun run = run(definition, HostRun.Mode.ACT);
            Preflight.Found found = new Preflight(run, stages).check();
            new LeftMounts(run).undo();
            List<Stage> ready = new StageFactory(run, found).make(stages);
            run.foresee(() -> refuseWhatWouldBe(run, ready, found.making()));
            new LeftDisk(run).remove();
            List<StageOutcome> outcomes = new ArrayList<>();
            for (Stage stage : ready) {
                underWay = stage.name();
                outcomes.add(run(run, stage));
                if (stage.name() == StageName.VM) {
                    lookAgain(run, ready, outcomes);
                }
            }
            return outcomes;
        }
    }

    /** The VM runs now: what an earlier stage kept without a look at it is looked at, and corrected where it differs. */
    private static void lookAgain(HostRun run, List<Stage> stages, List<StageOutcome> outcomes)
            throws Failure, IOException, InterruptedException {
        for (int i = 0; i < outcomes.size(); i++) {
            Stage stage = stages.get(i);
            if (stage.keptUnseen() && outcomes.get(i).decision() instanceof Decision.Keep) {
                long began = System.nanoTime();
                stage.vmRuns();
                Decision decision = decide(run, stage);
                if (!(decision instanceof Decision.Keep)) {
                    outcomes.set(i, run(run, stage, decision, began));
                }
            }
        }
    }

    private static StageOutcome run(HostRun run, Stage stage) throws Failure, IOException, InterruptedException {
        long began = System.nanoTime();
        return run(run, stage, decide(run, stage), began);
    }

    private static StageOutcome run(HostRun run, Stage stage, Decision decision, long began)
            throws Failure, IOException, InterruptedException {
        run.narrator()
                .fact(StagePlan.of(stage.name(), stage.thing(), decision, run.former(), run.ledger())
                        .line());
        refuse(decision);
        if (decision.acts()) {
            stage.perform(decision);
        }
        return new StageOutcome(stage.name(), decision, Seconds.number(began), stage.result());
    }

    /** Each stage decides as if the stages before it had already done what they decided. */
    private void refuseWhatWouldBe(HostRun run, List<Stage> stages, Findings making)
            throws Failure, IOException, InterruptedException {
        boolean acts = false;
        for (Stage stage : stages) {
            underWay = stage.name();
            Decision decision = decide(run, stage);
            refuse(decision);
            acts |= decision.acts();
            stage.assume(decision);
        }
        if (acts) {
            making.throwIfAny();
        }
    }

    /** Whichever stage acts, in the end the VM runs from the host disk and writes to it. */
    private static Decision decide(HostRun run, Stage stage) throws Failure, IOException, InterruptedException {
        Decision decision = stage.decide();
        if (decision.acts()) {
            new DiskSharing(run).requireWritable();
        }
        return decision;
    }

    private static void refuse(Decision decision) throws Failure {
        if (decision instanceof Decision.Refuse refuse) {
            throw refuse.failure();
        }
    }

    /** Removes what was made for the host, and only that. Base disks stay, since other hosts may need them. */
    public List<String> remove(HostName host) throws Failure, IOException, InterruptedException {
        return remove(host, what -> {});
    }

    /**
     * The same, when somebody agrees. The host is locked while they are asked, so that what they agreed to is what is removed.
     *
     * @return what was removed, one phrase each; empty where there was nothing
     */
    public List<String> remove(HostName host, Consent consent) throws Failure, IOException, InterruptedException {
        work.requireOwn();
        HostFolder folder = work.host(host);
        if (!folder.known()) {
            return List.of();
        }
        try (FolderLock lock = lock(folder, "remove")) {
            folder.requireOwn();
            begin(folder);
            HostRun run = run(only(host), HostRun.Mode.ACT);
            consent.require(new Removal(run)::foresee);
            List<String> removed = new Removal(run).remove();
            if (log != null) {
                log.discard(folder);
            }
            leave(folder);
            return removed;
        }
    }

    private void leave(HostFolder folder) throws IOException {
        List<String> others = folder.leave();
        if (!others.isEmpty()) {
            services.narrator()
                    .fact("Folder " + folder.path() + " stays: it has what was not made here: "
                            + String.join(", ", others));
        }
    }

    /** What {@link #remove} would remove, or why it would refuse. Nothing is changed, and the host is not locked. */
    public List<String> foreseeRemoval(HostName host) throws Failure, IOException, InterruptedException {
        work.requireOwn();
        HostFolder folder = work.host(host);
        folder.requireOwn();
        return folder.known() ? new Removal(run(only(host), HostRun.Mode.PLAN)).foresee() : List.of();
    }

    /** Somebody who has to agree before anything is removed. */
    @FunctionalInterface
    public interface Consent {
        /**
         * Returns when they agree.
         *
         * @param what finds out what would be removed; it need not be asked
         * @throws Failure when they do not agree
         */
        void require(Foresight what) throws Failure, IOException, InterruptedException;
    }

    /** Finds out what would be removed, one phrase each. */
    @FunctionalInterface
    public interface Foresight {
        List<String> phrases() throws Failure, IOException, InterruptedException;
    }

    private static HostDefinition only(HostName host) {
        return new HostDefinition(host, Rebuild.NEVER, null, null, null, null);
    }

    /** What is well and what is wrong with the machine, whatever host is made on it. Changes nothing. */
    public MachineHealth health() throws Failure, InterruptedException {
        MachineCalls calls = calls();
        MachineFact machine = calls.perform(new GetMachineFact(work.path().toString(), List.of()));
        // Where no script runs, that is the finding.
        Findings scripts = new Findings();
        new FitMachine(machine, work.path().toString(), scripts).powerShell();
        VirusScanner scanner = scripts.found().isEmpty() ? calls.perform(new GetVirusScanner()) : VirusScanner.NONE;
        return MachineHealth.of(machine, scanner, work);
    }

    /** How base disks are removed from the work folder. */
    public BaseDiskRemoval baseDisks() {
        return new BaseDiskRemoval(work, calls(), who("bases remove"));
    }

    /** What the VMs with these ids are doing; those that are not there are passed over. */
    public VmStates vmStates(List<String> ids) throws Failure, InterruptedException {
        return calls().perform(new GetHostVmState(ids));
    }

    private MachineCalls calls() {
        return new MachineCalls(machine, services.narrator(), services.stop());
    }

    private HostRun run(HostDefinition definition, HostRun.Mode mode) throws IOException, Failure {
        RunFolders folders = new RunFolders(work, work.host(definition.host()), client);
        return new HostRun(definition, folders, machine, services, mode);
    }

    private FolderLock lock(HostFolder folder, String what) throws Failure, IOException {
        return folder.tryLock(who(what))
                .orElseThrow(() -> new BusyFailure(
                        FailureCode.HOST_BUSY,
                        "Another run works on host " + folder.host() + ": " + folder.lockHolder(),
                        "Wait until it has ended, or stop it."));
    }

    /** The log is in the host's folder, so it begins when the folder is there and locked. */
    private void begin(HostFolder folder) {
        if (log != null) {
            log.begin(folder);
        }
    }

    private String who(String what) {
        return "process " + ProcessHandle.current().pid() + " of " + System.getProperty("user.name") + " since "
                + services.pace().now() + " (" + what + ")";
    }
}
