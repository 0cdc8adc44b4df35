package io.jenkins.plugins.nanohost.engine.stage.found;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
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
import io.jenkins.plugins.nanohost.engine.stage.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds who needs our host disk besides our VM: another VM that has it, or a disk that builds on it. Asked before the
 * VM is removed or started: when a disk is written to or deleted, all that builds on it is lost.
 *
 * <p>When a VM with a checkpoint is removed, Windows merges the checkpoint's disk into its parent afterwards, while no VM
 * has it any more. A run waits for the end of that; a plan, which must not take long, says only that the disk is there.
 */
public final class DiskSharing {
    /** The ending of a checkpoint's disk, in both formats. */
    private static final Pattern OF_CHECKPOINT = Pattern.compile("(?i).*\\.avhdx?");

    /** How long a merge may take is our choice: 10 minutes are enough for about 60 GB at 100 MB a second. */
    private static final Duration MERGE = Duration.ofMinutes(10);

    private final HostRun run;

    public DiskSharing(HostRun run) {
        this.run = run;
    }

    /** Refuses to remove what was made when somebody needs it, or when that cannot be found out. */
    public void requireRemovable() throws Failure, IOException, InterruptedException {
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
    public void requireWritable() throws Failure, IOException, InterruptedException {
        DiskEntry disk = run.ledger().vhd();
        if (disk != null && disk.progress() == Progress.MADE && !run.assumed(disk)) {
            require(disk.path(), false);
        }
    }

    private void require(String disk, boolean removal) throws Failure, IOException, InterruptedException {
        Set<String> ours = ours();
        for (DiskUse use : uses(disk)) {
            if (mayBeMerging(use)) {
                throw new RefusedFailure(
                        FailureCode.DISK_BEING_MERGED,
                        checkpoint(use, disk),
                        "A run waits up to " + MERGE.toMinutes()
                                + " minutes until Windows has merged it. If it is left over,"
                                + " delete it if nobody needs it. Nothing was changed.");
            }
            if (!use.problem().isEmpty()) {
                if (removal && !isOurs(use.disk())) {
                    throw new RefusedFailure(
                            FailureCode.DISK_USE_UNKNOWN,
                            "Whether " + use.disk() + " builds on host disk " + disk + " cannot be found out: "
                                    + use.problem(),
                            "Repair that file, or delete it if nobody needs it; then run it again. Nothing was changed.");
                }
            } else if (use.vmId().isEmpty()) {
                throw new RefusedFailure(
                        FailureCode.DISK_NEEDED_BY_DISK,
                        "Disk " + use.disk() + " builds on host disk " + disk,
                        "Merge it or delete it if nobody needs it; then run it again. Nothing was changed.");
            } else if (!ours.contains(use.vmId().toLowerCase(Locale.ROOT))) {
                boolean itself = DiskPaths.same(use.disk(), disk);
                throw new RefusedFailure(
                        FailureCode.DISK_NEEDED_BY_VM,
                        "VM " + use.vmName() + " (id " + use.vmId() + ") has "
                                + (itself
                                        ? "host disk " + disk
                                        : "disk " + use.disk() + ", which builds on host disk " + disk)
                                + ", and is not the VM that was made for it",
                        "Take that disk away from it, or remove that VM; then run it again. Nothing was changed.");
            }
        }
    }

    /** Who needs the disk, after the merge of a removed VM's checkpoint has ended. */
    private List<DiskUse> uses(String disk) throws Failure, IOException, InterruptedException {
        List<DiskUse> uses = run.perform(new GetDiskUse(disk)).uses();
        Optional<DiskUse> merging =
                run.mayWait() ? uses.stream().filter(DiskSharing::mayBeMerging).findFirst() : Optional.empty();
        if (merging.isEmpty()) {
            return uses;
        }
        String checkpoint = merging.get().disk();
        run.narrator()
                .fact("Disk " + checkpoint + " of a checkpoint lies beside host disk " + disk
                        + ", and no VM has it: waiting up to " + MERGE.toMinutes()
                        + " minutes for Windows to merge it");
        return new Wait(
                        FailureCode.MERGE_LIMIT,
                        "the merge of " + checkpoint + " into " + disk,
                        MERGE,
                        "If Windows still merges it, wait and run it again; if it is left over, delete it if nobody needs"
                                + " it. Nothing was changed.")
                .until(run, seen -> {
                    List<DiskUse> now = run.perform(new GetDiskUse(disk)).uses();
                    seen.note(checkpoint + " is still there");
                    return now.stream().anyMatch(DiskSharing::mayBeMerging) ? Optional.empty() : Optional.of(now);
                });
    }

    private static String checkpoint(DiskUse use, String disk) {
        return "Disk " + use.disk() + " of a checkpoint lies beside host disk " + disk + ", and no VM has it";
    }

    /** While it is merged, a disk is open for that alone, so what it builds on may not be readable. */
    private static boolean mayBeMerging(DiskUse use) {
        return use.vmId().isEmpty() && OF_CHECKPOINT.matcher(use.disk()).matches();
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
