package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.machine.DiskUse;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetDiskUse;

/**
 * Who needs our host disk beside our VM: another VM that has it, or a disk that builds on it. Asked before the VM is removed or
 * started: a disk that is written to, or gone, is the end of what builds on it.
 */
final class DiskSharing {
    private final HostRun run;

    DiskSharing(HostRun run) {
        this.run = run;
    }

    /** Refuses to remove the disk where somebody needs it, or where that cannot be told. */
    void requireRemovable(String disk) throws Failure, InterruptedException {
        require(disk, true);
    }

    /** Refuses to write to the disk, as a VM that starts does. */
    void requireWritable(String disk) throws Failure, InterruptedException {
        require(disk, false);
    }

    private void require(String disk, boolean removal) throws Failure, InterruptedException {
        for (DiskUse use : run.perform(new GetDiskUse(disk)).uses()) {
            if (!use.problem().isEmpty()) {
                if (removal) {
                    throw new RefusedFailure(
                            "Whether " + use.disk() + " builds on host disk " + disk + " cannot be told: "
                                    + use.problem(),
                            "Repair that file, or delete it if nobody needs it; then run it again. Nothing was changed.");
                }
            } else if (use.vmId().isEmpty()) {
                throw new RefusedFailure(
                        "Disk " + use.disk() + " builds on host disk " + disk,
                        "Merge it or delete it if nobody needs it; then run it again. Nothing was changed.");
            } else if (!isOurs(use)) {
                boolean itself = DiskPaths.same(use.disk(), disk);
                throw new RefusedFailure(
                        "VM " + use.vmName() + " (id " + use.vmId() + ") has "
                                + (itself
                                        ? "host disk " + disk
                                        : "disk " + use.disk() + ", which builds on host disk " + disk)
                                + ", and is not the VM that was made for it",
                        "Take that disk away from it, or remove that VM; then run it again. Nothing was changed.");
            }
        }
    }

    /** Checkpoints of our own VM are told by {@link VmDisks}. */
    private boolean isOurs(DiskUse use) {
        return isOurs(use, run.ledger()) || isOurs(use, run.former());
    }

    private boolean isOurs(DiskUse use, Ledger ledger) {
        Ledger.VmEntry vm = ledger.vm();
        return vm != null
                && (vm.vmId().isEmpty()
                        ? use.vmName().equals(run.folder().host() + "-" + vm.mark())
                                || use.vmName().equals(run.folder().host().value())
                        : use.vmId().equalsIgnoreCase(vm.vmId()));
    }
}
