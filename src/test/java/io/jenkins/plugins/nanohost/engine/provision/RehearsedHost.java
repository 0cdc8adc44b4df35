package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.definition.reader.DefinitionReader;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.HostFolder;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.rehearsal.RehearsalMachine;
import io.jenkins.plugins.nanohost.engine.rehearsal.Rehearsals;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.report.Pace;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.stage.disk.BaseDiskRemoval;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One host on a rehearsed machine, for tests: its definition, its folders, the log, and the operations that were asked. */
final class RehearsedHost {
    static final List<StageName> ALL = List.of(StageName.values());
    static final String TIME_OVER = "the time limit of the whole command";
    static final String PASSWORD = "Pa55-of-the-guest!";
    static final Path EXAMPLES = Path.of("docs", "examples").toAbsolutePath();
    static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");

    private final Path folder;
    private String text;
    private String password = PASSWORD;

    @CheckForNull
    private String usual;

    private String meanwhileAfter = "";
    private Runnable meanwhile = () -> {};

    @CheckForNull
    private String tls = "tls";

    private String work = "work";
    private ByteSize cacheLimit = ByteSize.parse(WorkFolder.DEFAULT_CACHE_LIMIT);
    private List<Fault> faults = List.of();
    private int lastStep;
    private int steps;

    @CheckForNull
    private Pace pace;

    private RecordingMachine machine;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> activities = new CopyOnWriteArrayList<>();

    /**
     * @param folder holds machine, work folder and client certificate
     * @param example a definition of {@code docs/examples}
     */
    RehearsedHost(Path folder, String example) throws IOException {
        this.folder = folder;
        this.text = Files.readString(EXAMPLES.resolve(example)).replace("media/", EXAMPLES + "/media/");
    }

    static RehearsedHost nano01(Path folder) throws IOException {
        return new RehearsedHost(folder, "nano01.yaml");
    }

    /** Changes the definition's text; the text to change must be there. */
    RehearsedHost with(String from, String to) {
        assertThat(text).contains(from);
        text = text.replace(from, to);
        return this;
    }

    /** Another host beside it, which has a name and, where it is fixed, an address of its own. */
    RehearsedHost named(String name) {
        text = text.replace("host: nano01", "host: " + name)
                .replace("computerName: NANO01", "computerName: " + name.toUpperCase(Locale.ROOT))
                .replace("192.168.1.93/24", "192.168.1." + (100 + Math.floorMod(name.hashCode(), 100)) + "/24");
        return this;
    }

    /** Adds to one section of the definition. */
    RehearsedHost adding(String section, String line) {
        return with("\n" + section + ":\n", "\n" + section + ":\n  " + line + "\n");
    }

    /** Null: none is given. */
    RehearsedHost withPassword(@CheckForNull String other) {
        password = other;
        return this;
    }

    /** None is given, and the rehearsal has one of its own. */
    RehearsedHost withUsualPassword(String own) {
        password = null;
        usual = own;
        return this;
    }

    /** Writes its client certificate into another subfolder than {@code tls}: each host has its own. */
    RehearsedHost withTls(String subfolder) {
        tls = subfolder;
        return this;
    }

    /** Uses another work folder of the machine than {@code work}. */
    RehearsedHost withWork(String subfolder) {
        work = subfolder;
        return this;
    }

    RehearsedHost withCacheLimit(long bytes) {
        cacheLimit = new ByteSize(bytes);
        return this;
    }

    /** Uses another clock than the one that passes only in pauses. */
    RehearsedHost at(Pace other) {
        pace = other;
        return this;
    }

    /** Orders faults for the next run. */
    RehearsedHost failing(Fault... next) {
        faults = List.of(next);
        return this;
    }

    /** Orders that the time of the next run is over at this step: an operation that is asked for, or a pause; from 1. */
    RehearsedHost overAt(int step) {
        lastStep = step;
        return this;
    }

    /** How many steps the last run or plan had. */
    int steps() {
        return steps;
    }

    private void step(StopSignal stop) {
        steps++;
        if (steps == lastStep) {
            lastStep = 0;
            stop.give(TIME_OVER);
        }
    }

    /** Orders what somebody does in the next run when an operation has ended. */
    RehearsedHost meanwhile(String operation, Runnable other) {
        meanwhileAfter = operation;
        meanwhile = other;
        return this;
    }

    /** Nobody asks for the client's certificate. */
    RehearsedHost withoutTls() {
        tls = null;
        return this;
    }

    HostDefinition definition() throws Failure {
        return DefinitionReader.read(text, folder, "test.yaml");
    }

    Path folder() {
        return folder;
    }

    Path machineFolder() {
        return folder.resolve("machine");
    }

    Path tls() {
        return folder.resolve(tls);
    }

    WorkFolder work() throws Failure {
        return WorkFolder.at(folder.resolve(work), cacheLimit);
    }

    HostFolder hostFolder() throws Failure {
        return work().host(definition().host());
    }

    Ledger ledger() throws Failure, IOException {
        return hostFolder().read();
    }

    List<StageOutcome> provision() throws Failure, IOException, InterruptedException {
        return run(ALL);
    }

    List<StageOutcome> run(StageName... stages) throws Failure, IOException, InterruptedException {
        return run(List.of(stages));
    }

    List<StageOutcome> run(List<StageName> stages) throws Failure, IOException, InterruptedException {
        return engine().run(definition(), stages);
    }

    List<StagePlan> plan(StageName... stages) throws Failure, IOException, InterruptedException {
        return engine().plan(definition(), stages.length == 0 ? ALL : List.of(stages));
    }

    List<String> remove() throws Failure, IOException, InterruptedException {
        return engine().remove(definition().host());
    }

    /** How base disks are removed, in a new run. */
    BaseDiskRemoval baseDisks() throws Failure {
        return engine().baseDisks();
    }

    private HostEngine engine() throws Failure {
        told.clear();
        activities.clear();
        machine = new RecordingMachine(Rehearsals.open(machineFolder(), faults));
        machine.meanwhile(meanwhileAfter, meanwhile);
        meanwhileAfter = "";
        faults = List.of();
        StopSignal stop = new StopSignal();
        steps = 0;
        machine.onAsk(() -> step(stop));
        stop.onStop(machine::stop);
        return new HostEngine(
                work(),
                machine,
                new HostRun.RunServices(
                        telling(),
                        stop,
                        pace == null ? stepping(Pace.rehearsed(NOW, stop), stop) : pace,
                        password == null ? null : new Secret(password),
                        usual == null ? null : new Secret(usual)),
                tls == null ? null : new ClientFolder(tls()));
    }

    private Pace stepping(Pace rehearsed, StopSignal stop) {
        return new Pace() {
            @Override
            public Instant now() {
                return rehearsed.now();
            }

            @Override
            public Duration elapsed() {
                return rehearsed.elapsed();
            }

            @Override
            public void pause(Duration length) throws InterruptedException, AbortedFailure {
                step(stop);
                rehearsed.pause(length);
            }
        };
    }

    private Narrator telling() {
        return new Narrator() {
            @Override
            public void fact(String line) {
                told.add(line);
            }

            @Override
            public void warning(String line) {
                told.add("Warning: " + line);
            }

            @Override
            public void progress(String activity, int percent) {
                assertThat(percent).isBetween(-1, 100);
                activities.add(activity);
            }
        };
    }

    /** The log of the last run or plan. */
    List<String> told() {
        return told;
    }

    /** What the last run or plan was doing, one entry for each progress. */
    List<String> activities() {
        return activities;
    }

    /** What the last run or plan asked of the machine. */
    RecordingMachine asked() {
        return machine;
    }

    /** The VMs of the host's name. */
    List<VmFact> vms() throws Failure, InterruptedException {
        return perform(new GetHostVm("", definition().host().value())).vms();
    }

    /** Does something to the machine without the engine, as a person at its console would. */
    <R extends Record> R perform(Operation<R> operation) throws Failure, InterruptedException {
        try (RehearsalMachine console = Rehearsals.open(machineFolder(), List.of())) {
            return console.perform(operation, QUIET);
        }
    }

    private static final OperationListener QUIET = new OperationListener() {
        @Override
        public void progress(String activity, int percent) {}

        @Override
        public void log(String line) {}

        @Override
        public void warning(String line) {}
    };

    static Map<StageName, String> words(List<StageOutcome> outcomes) {
        Map<StageName, String> words = new EnumMap<>(StageName.class);
        outcomes.forEach(
                outcome -> words.put(outcome.stage(), outcome.decision().word()));
        return words;
    }

    static Map<StageName, String> planned(List<StagePlan> plans) {
        Map<StageName, String> words = new EnumMap<>(StageName.class);
        plans.forEach(plan -> words.put(plan.stage(), plan.decision().word()));
        return words;
    }

    /** One word for each stage, in their order: disk, files, VM, container host. */
    static Map<StageName, String> words(String vhd, String stage, String vm, String install) {
        return new EnumMap<>(
                Map.of(StageName.VHD, vhd, StageName.FILES, stage, StageName.VM, vm, StageName.DOCKER, install));
    }
}
