package io.jenkins.plugins.nanohost.engine.stage.files;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedArchive;
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
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.Seconds;
import io.jenkins.plugins.nanohost.engine.stage.Stage;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.stage.disk.HostWindows;
import io.jenkins.plugins.nanohost.engine.stage.disk.PackageSearch;
import io.jenkins.plugins.nanohost.engine.stage.docker.BaseImageCheck;
import io.jenkins.plugins.nanohost.engine.stage.found.VmFinder;
import io.jenkins.plugins.nanohost.engine.stage.vm.GuestLogon;
import io.jenkins.plugins.nanohost.engine.stage.vm.RequiredEntries;
import io.jenkins.plugins.nanohost.engine.stage.vm.StagedCopy;
import io.jenkins.plugins.nanohost.engine.stage.vm.StagedLook;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import java.io.IOException;
import java.nio.file.Path;
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
    private final HostWindows windows;
    private final Recipe recipe;
    private boolean refused;
    private boolean vmRuns;

    /** Why the last decision was made without a look at the files; empty: it was made with one, or there was nothing to see. */
    private String unseen = "";

    public FilesStage(HostRun run, FilesInput input, HostWindows windows) {
        this.run = run;
        this.input = input;
        this.windows = windows;
        this.recipe = windows.recipe();
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
    public Decision decide() throws Failure, IOException, InterruptedException {
        FilesEntry entry = run.ledger().files();
        Map<String, String> there = there(entry);
        // Any file can be replaced where it is.
        Decision decision = Planner.on(
                        run.definition().rebuild(), input -> true, run.former().files(), "its host disk")
                .decide(new Observation(
                        thing(),
                        "same files on the same disk"
                                + (unseen.isEmpty() ? "" : "; they were not looked at, since " + unseen),
                        inputs(),
                        there,
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
    private Map<String, String> there(@CheckForNull FilesEntry entry)
            throws Failure, IOException, InterruptedException {
        Map<String, String> there = new TreeMap<>(entry == null ? Map.of() : entry.inputs());
        unseen = "";
        DiskEntry disk = run.ledger().vhd();
        if (entry == null || entry.progress() == Progress.MAKING || disk == null || disk.firstBootOpen()) {
            return there;
        }
        VmFact vm = new VmFinder(run).find().ours();
        unseen = obstacle(vm);
        if (unseen.isEmpty()) {
            there.putAll(new StagedLook(run, run.guest(vm.id())).others(entry.files()));
        }
        return there;
    }

    /** Why nothing can be seen in the guest; empty: it lets us in. */
    private String obstacle(@CheckForNull VmFact vm) throws Failure, IOException, InterruptedException {
        if (vm == null || !vm.running()) {
            return "its VM does not run";
        }
        if (!run.knowsPassword()) {
            return "no password was given";
        }
        if (vmRuns) {
            new GuestLogon(run).waitUntilOpen(vm.id());
        }
        if (!refused && vm.heartbeat()) {
            GuestState state = run.perform(new GetGuestFact(run.guest(vm.id()))).state();
            // A refused password is not tried again: Windows locks the account after too many.
            refused = state == GuestState.CREDENTIAL_REFUSED;
            if (state == GuestState.READY) {
                return "";
            }
        }
        return refused ? "its guest refuses the password" : "its guest does not answer yet";
    }

    @Override
    public void vmRuns() {
        vmRuns = true;
    }

    @Override
    public boolean keptUnseen() {
        return !unseen.isEmpty() && run.knowsPassword() && !refused;
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
        StagedArchive archive = archive();
        remember(Progress.MAKING, archive);
        long began = System.nanoTime();
        FilesPlaced placed = vm == null ? ontoDisk(disk) : intoGuest(vm);
        remember(Progress.MADE, archive);
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

    /** What is in the image archive; null: none is staged. */
    @CheckForNull
    private StagedArchive archive() throws UnfitFailure, InterruptedException {
        Path image = input.wanted().baseImage();
        return image == null || recipe.baseImage() != BaseImageKind.ARCHIVE
                ? null
                : new BaseImageCheck(windows, new Findings()).contents(image);
    }

    /**
     * @param archive null: none is staged, or it was not read
     */
    private void remember(Progress progress, @CheckForNull StagedArchive archive) throws IOException {
        run.remember(run.ledger()
                .withFiles(new FilesEntry(
                        progress, inputs(), run.timestamp(), input.baseImage(), input.files(), archive)));
    }

    @Override
    public void assume(Decision decision) throws IOException {
        if (decision.acts()) {
            remember(Progress.MADE, null);
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
