package io.jenkins.plugins.nanohost.engine.stage.found;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmDrive;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares the disks that our VM has with the host disk that was made for it. People move a VM's storage, make
 * checkpoints and run backups. Then the file at the host disk's path is not the disk that the guest works with.
 */
public final class VmDisks {
    private final HostRun run;

    public VmDisks(HostRun run) {
        this.run = run;
    }

    /**
     * Refuses to go on if our VM does not have the host disk itself, so that nothing of the VM is changed or removed.
     */
    public void requireAsMade() throws Failure, InterruptedException {
        DiskEntry disk = run.ledger().vhd();
        if (disk == null || run.ledger().vm() == null) {
            return;
        }
        VmFact vm = new VmFinder(run).find().ours();
        // A VM without any drive was not made to the end, or its drive was taken away: it has nothing to lose.
        if (vm == null || vm.drives().isEmpty() || vm.drives().stream().anyMatch(drive -> is(drive.path(), disk))) {
            return;
        }
        for (VmDrive drive : vm.drives()) {
            if (drive.parents().stream().anyMatch(parent -> is(parent, disk))) {
                throw new RefusedFailure(
                        FailureCode.VM_HAS_CHECKPOINT,
                        vm(vm) + " runs from " + drive.path() + ", which builds on its host disk " + disk.path()
                                + ": it has a checkpoint, or a backup is being made of it",
                        "Delete or apply the checkpoint in Hyper-V Manager, or wait until the backup has ended and its disk"
                                + " is merged; then run it again.");
            }
        }
        List<VmDrive> drives = vm.drives();
        throw new RefusedFailure(
                FailureCode.STORAGE_MOVED,
                vm(vm) + " has its disk at "
                        + drives.stream().map(VmDrive::path).collect(Collectors.joining(", ")) + ", and not at "
                        + disk.path() + " where it was made: its storage was moved",
                "Move the VM's storage back with Move-VMStorage, or remove the VM by hand if nobody needs it any more;"
                        + " then run it again.");
    }

    private static boolean is(String path, DiskEntry disk) {
        return DiskPaths.same(path, disk.path());
    }

    private static String vm(VmFact vm) {
        return "VM " + vm.name() + " (id " + vm.id() + ")";
    }
}
