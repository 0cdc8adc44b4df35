package io.jenkins.plugins.nanohost.engine.stage.vm;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.stage.disk.HostWindows;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import java.util.List;

/** What a stage needs from the stages before it. A message about a missing thing names the step that makes it. */
public final class RequiredEntries {
    private RequiredEntries() {}

    /**
     * Adds a finding for each thing that a stage of the run needs, that is missing, and that no earlier stage makes.
     */
    public static void check(HostRun run, List<StageName> stages, Findings findings) {
        if (!stages.contains(StageName.VHD) && findings.addIfMissing(() -> disk(run))) {
            // Without a disk, the other things cannot exist either.
            return;
        }
        if (stages.contains(StageName.DOCKER)) {
            if (!stages.contains(StageName.VM)) {
                findings.addIfMissing(() -> vm(run));
            }
            if (!stages.contains(StageName.FILES)) {
                findings.addIfMissing(() -> files(run));
            }
        }
    }

    public static DiskEntry disk(HostRun run) throws UnfitFailure {
        DiskEntry disk = run.ledger().vhd();
        if (disk == null || disk.progress() == Progress.MAKING) {
            throw missing(run, "host disk", StageName.VHD);
        }
        return disk;
    }

    /** How Docker is set up on the Windows of the host disk. */
    public static Recipe recipe(HostRun run) throws UnfitFailure {
        return windows(run).recipe();
    }

    /** The Windows of the host disk. */
    public static HostWindows windows(HostRun run) throws UnfitFailure {
        DiskEntry disk = disk(run);
        return HostWindows.of(disk)
                .orElseThrow(() -> new UnfitFailure(
                        FailureCode.RELEASE_NOT_COVERED,
                        "Windows build " + disk.build() + " is not known here",
                        "Take media of a release that the documentation lists."));
    }

    public static VmEntry vm(HostRun run) throws UnfitFailure {
        VmEntry vm = run.ledger().vm();
        if (vm == null || vm.vmId().isEmpty()) {
            throw missing(run, "VM", StageName.VM);
        }
        if (vm.address() == null) {
            throw missing(run, "VM with an address", StageName.VM);
        }
        return vm;
    }

    public static FilesEntry files(HostRun run) throws UnfitFailure {
        FilesEntry files = run.ledger().files();
        if (files == null || files.progress() == Progress.MAKING) {
            throw missing(run, "staged files", StageName.FILES);
        }
        return files;
    }

    /** The programs that Docker needs and that are not among the staged files. */
    public static List<String> missingPrograms(FilesEntry files, Recipe recipe) {
        return recipe.programs().stream()
                .filter(program -> files.files().stream()
                        .noneMatch(file -> file.to().equals(recipe.dockerFolder() + "\\" + program)))
                .toList();
    }

    private static UnfitFailure missing(HostRun run, String what, StageName stage) {
        return new UnfitFailure(
                FailureCode.STAGE_NOT_RUN,
                "Host " + run.folder().host() + " has no " + what + " yet",
                "Run " + stage.step() + " (command: " + stage.word() + ") for it first.");
    }
}
