package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;

/** What a stage needs of the stages before it, told with the step that makes it. */
final class Needed {
    private Needed() {}

    static DiskEntry disk(HostRun run) throws UnfitFailure {
        DiskEntry disk = run.ledger().vhd();
        if (disk == null || disk.progress() == Progress.MAKING) {
            throw missing(run, "host disk", StageName.VHD);
        }
        return disk;
    }

    static VmEntry vm(HostRun run) throws UnfitFailure {
        VmEntry vm = run.ledger().vm();
        if (vm == null || vm.vmId().isEmpty()) {
            throw missing(run, "VM", StageName.VM);
        }
        return vm;
    }

    static FilesEntry files(HostRun run) throws UnfitFailure {
        FilesEntry files = run.ledger().stage();
        if (files == null || files.progress() == Progress.MAKING) {
            throw missing(run, "staged files", StageName.STAGE);
        }
        return files;
    }

    private static UnfitFailure missing(HostRun run, String what, StageName stage) {
        return new UnfitFailure(
                "Host " + run.folder().host() + " has no " + what + " yet",
                "Run " + stage.step() + " (command: " + stage.word() + ") for it first.");
    }
}
