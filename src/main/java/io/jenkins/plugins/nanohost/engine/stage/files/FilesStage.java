package io.jenkins.plugins.nanohost.engine.stage.files;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedFile;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StopDocker;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.fact.FilesPlaced;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.plan.Observation;
import io.jenkins.plugins.nanohost.engine.plan.Planner;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.Seconds;
import io.jenkins.plugins.nanohost.engine.stage.Stage;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.stage.disk.PackageSearch;
import io.jenkins.plugins.nanohost.engine.stage.found.VmFinder;
import io.jenkins.plugins.nanohost.engine.stage.vm.GuestLogon;
import io.jenkins.plugins.nanohost.engine.stage.vm.RequiredEntries;
import io.jenkins.plugins.nanohost.engine.stage.vm.StagedCopy;
import io.jenkins.plugins.nanohost.engine.stage.vm.StagedLook;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code stageContainerFiles}: copies Docker, the base image and the user's files into the guest. They are written onto
 * the disk itself while no VM runs from it, and over the VM bus otherwise.
 */
public final class FilesStage implements Stage {
    private final HostRun run;
    private final FilesInput input;
    private final Recipe recipe;
    private boolean refused;

    public FilesStage(HostRun run, FilesInput input, Recipe recipe) {
        this.run = run;
        this.input = input;
        this.recipe = recipe;
    }

    @Override
    public StageName name() {
        return StageName.FILES;
    }

    @Override
    public String thing() {
        return "staged files (" + input.files().size() + ")";
    }

    @Override
    public Decision decide() throws Failure, InterruptedException {
        FilesEntry entry = run.ledger().files();
        // Any file can be replaced where it is.
        Decision decision = Planner.on(
                        run.definition().rebuild(), input -> true, run.former().files(), "its host disk")
                .decide(new Observation(
                        thing(),
                        "same files on the same disk",
                        inputs(),
                        there(entry),
                        entry,
                        Observation.Presence.THERE));
        if (decision.acts()) {
            runningVm();
        }
        return decision;
    }

    /**
     * What the guest has of what was staged, where it runs and lets us in; else what the ledger says. Nothing is read from the
     * disk of a VM that is off: it would have to be mounted for that, and a run that only looks mounts nothing.
     */
    private Map<String, String> there(@CheckForNull FilesEntry entry) throws Failure, InterruptedException {
        Map<String, String> there = new TreeMap<>(entry == null ? Map.of() : entry.inputs());
        DiskEntry disk = run.ledger().vhd();
        if (entry == null || entry.progress() == Progress.MAKING || disk == null || disk.firstBootOpen()) {
            return there;
        }
        VmFact vm = new VmFinder(run).find().ours();
        if (vm == null || !vm.running() || !vm.heartbeat() || !run.knowsPassword() || refused) {
            return there;
        }
        GuestAccess access = run.guest(vm.id());
        GuestState state = run.perform(new GetGuestFact(access)).state();
        // A refused password is not tried again: Windows locks the account after too many.
        refused = state == GuestState.CREDENTIAL_REFUSED;
        if (state == GuestState.READY) {
            there.putAll(new StagedLook(run, access).others(entry.files()));
        }
        return there;
    }

    /**
     * The VM that takes the files into its running guest; null where they are put onto the disk, since no VM uses it.
     * The saved memory of a VM knows the files that were on the disk at that time, so nothing is put onto the disk of a
     * saved VM.
     */
    @CheckForNull
    private VmFact runningVm() throws Failure, InterruptedException {
        VmFact vm = new VmFinder(run).find().ours();
        if (vm == null || vm.off()) {
            return null;
        }
        if (!vm.running()) {
            throw new UnfitFailure(
                    FailureCode.VM_NEITHER_OFF_NOR_RUNNING,
                    "VM " + vm.name() + " is neither off nor running ("
                            + vm.state().word() + "), so files can be copied neither to its disk nor into its guest",
                    "Start it or shut it down, and run it again.");
        }
        DiskEntry disk = run.ledger().vhd();
        if (disk != null && disk.nano() && disk.packages().stream().noneMatch(PackageSearch.GUEST::equalsIgnoreCase)) {
            throw new UnfitFailure(
                    FailureCode.NO_GUEST_SERVICES,
                    "VM " + vm.name() + " runs, and without the package " + PackageSearch.GUEST
                            + " its Windows takes no files over the VM bus",
                    "Shut it down, so that the files go onto its disk; or add " + PackageSearch.GUEST
                            + " to vhd.packages and make the disk again.");
        }
        return vm;
    }

    private Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(input.inputs());
        DiskEntry disk = run.ledger().vhd();
        inputs.put("disk", disk == null ? "" : disk.id());
        return inputs;
    }

    @Override
    public void perform(Decision decision) throws Failure, IOException, InterruptedException {
        DiskEntry disk = RequiredEntries.disk(run);
        VmFact vm = runningVm();
        input.unpack();
        remember(Progress.MAKING);
        long began = System.nanoTime();
        FilesPlaced placed = vm == null ? ontoDisk(disk) : intoGuest(vm);
        remember(Progress.MADE);
        run.narrator()
                .fact("Staged " + input.files().size() + " files "
                        + (vm == null ? "onto the disk" : "into the guest")
                        + ", " + placed.files() + " of them written (" + placed.bytes() + " bytes) in "
                        + Seconds.since(began)
                        + " s");
    }

    private FilesPlaced ontoDisk(DiskEntry disk) throws Failure, InterruptedException {
        return run.perform(new AddDiskFile(
                disk.path(),
                input.files().stream()
                        .map(file -> new FileCopy(file.from(), file.to()))
                        .toList()));
    }

    /** Copies only what the guest does not have yet: a copy over the VM bus is slow, a digest is not. */
    private FilesPlaced intoGuest(VmFact vm) throws Failure, IOException, InterruptedException {
        new GuestLogon(run).waitUntilOpen(vm.id());
        GuestAccess access = run.guest(vm.id());
        Map<String, String> there = new HashMap<>();
        for (StagedFile staged : input.files()) {
            new StagedCopy(run, access, staged).find().ifPresent(file -> there.put(file.path(), file.sha256()));
        }
        List<StagedFile> changed = input.files().stream()
                .filter(file -> !file.sha256().equals(there.get(file.to())))
                .toList();
        if (changed.stream().anyMatch(file -> recipe.isProgram(file.to()))) {
            stopDocker(access);
        }
        int files = 0;
        long bytes = 0;
        for (StagedFile file : changed) {
            FilesPlaced one = run.perform(new CopyGuestFile(vm.id(), file.from(), file.to()));
            files += one.files();
            bytes += one.bytes();
        }
        return new FilesPlaced(files, bytes);
    }

    /** Windows does not let anybody write to a running program. */
    private void stopDocker(GuestAccess access) throws Failure, InterruptedException {
        if (run.perform(new StopDocker(access, recipe.start())).changed()) {
            run.narrator()
                    .fact("Stopped Docker, since its programs are replaced; " + StageName.DOCKER.step()
                            + " starts it again");
        }
    }

    private void remember(Progress progress) throws IOException {
        run.remember(run.ledger()
                .withFiles(new FilesEntry(progress, inputs(), run.timestamp(), input.baseImage(), input.files())));
    }

    @Override
    public void assume(Decision decision) throws IOException {
        if (decision.acts()) {
            remember(Progress.MADE);
        }
    }

    @Override
    public Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        List<Map<String, Object>> files = new ArrayList<>();
        FilesEntry entry = run.ledger().files();
        if (entry != null) {
            for (StagedFile file : entry.files()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("path", file.to());
                one.put("length", file.length());
                one.put("sha256", file.sha256());
                files.add(one);
            }
        }
        result.put("files", files);
        return result;
    }
}
