package io.jenkins.plugins.nanohost.engine.stage.found;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.NextDisk;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetDiskUse;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskUse;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds who needs our host disk besides our VM: another VM that has it, or a disk that builds on it. Asked before the
 * VM is removed or started: when a disk is written to or deleted, all that builds on it is lost.
 */
public final class DiskSharing {
    private final HostRun run;

    public DiskSharing(HostRun run) {
        this.run = run;
    }

    /** Refuses to remove what was made when somebody needs it, or when that cannot be found out. */
    public void requireRemovable() throws Failure, InterruptedException {
        DiskEntry disk = run.ledger().vhd();
        if (disk != null) {
            require(disk.path(), true);
        }
        NextDisk next = run.ledger().nextDisk();
        if (next != null) {
            require(next.path(), true);
        }
    }

    /** Refuses to write to the host disk, as a starting VM does; a disk that is not made yet is not looked at. */
    public void requireWritable() throws Failure, InterruptedException {
        DiskEntry disk = run.ledger().vhd();
        if (disk != null && disk.progress() == Progress.MADE && !run.assumed(disk)) {
            require(disk.path(), false);
        }
    }

    private void require(String disk, boolean removal) throws Failure, InterruptedException {
        Set<String> ours = ours();
        for (DiskUse use : run.perform(new GetDiskUse(disk)).uses()) {
            if (!use.problem().isEmpty()) {
                if (removal && !isOurs(use.disk())) {
                    throw new RefusedFailure(
                            "Whether " + use.disk() + " builds on host disk " + disk + " cannot be found out: "
                                    + use.problem(),
                            "Repair that file, or delete it if nobody needs it; then run it again. Nothing was changed.");
                }
            } else if (use.vmId().isEmpty()) {
                throw new RefusedFailure(
                        "Disk " + use.disk() + " builds on host disk " + disk,
                        "Merge it or delete it if nobody needs it; then run it again. Nothing was changed.");
            } else if (!ours.contains(use.vmId().toLowerCase(Locale.ROOT))) {
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

    /** The host disk and the one that will replace it never build on each other, even if one of them is damaged. */
    private boolean isOurs(String disk) {
        DiskEntry made = run.ledger().vhd();
        NextDisk next = run.ledger().nextDisk();
        return made != null && DiskPaths.same(made.path(), disk) || next != null && DiskPaths.same(next.path(), disk);
    }

    /**
     * The identifiers of our VM, of one that the run would have removed by now, and of one that was not made to the
     * end.
     */
    private Set<String> ours() throws Failure, InterruptedException {
        Set<String> ours = new HashSet<>();
        for (Ledger ledger : List.of(run.ledger(), run.former())) {
            VmEntry entry = ledger.vm();
            if (entry != null && !entry.vmId().isEmpty()) {
                ours.add(entry.vmId().toLowerCase(Locale.ROOT));
            } else if (entry != null) {
                for (VmFact vm : new VmFinder(run).begun(entry)) {
                    ours.add(vm.id().toLowerCase(Locale.ROOT));
                }
            }
        }
        return ours;
    }
}
