package io.jenkins.plugins.nanohost.engine.stage.disk;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.vhd.DiskFacts;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks whether the disks that something new will build on can be read. Asked before anything old is removed for it.
 */
public final class DiskChain {
    private DiskChain() {}

    /**
     * Refuses disks that a VM could not boot from. Asked before the existing VM is removed, turned off or started.
     * Where there is no VM, nothing can be lost, and the machine itself reports a bad disk.
     *
     * @param removed whether the existing VM is removed
     */
    public static void requireSound(HostRun run, @CheckForNull VmFact ours, boolean removed)
            throws UnfitFailure, InterruptedException {
        DiskEntry disk = run.ledger().vhd();
        if (ours == null || disk == null || disk.progress() == Progress.MAKING || run.assumed(disk)) {
            return;
        }
        // A VM that is paused, or changes from one state to another, has its disks open too.
        boolean resting = ours.off() || ours.state() == VmState.SAVED;
        Path base = Path.of(disk.baseDisk());
        if (disk.differencing() && !resting && !removed) {
            requireThere(base);
        } else if (disk.differencing()) {
            requireSound(base);
        }
        // Windows lets nobody read the disk from which a VM runs; that the VM can read it shows that it is sound.
        if (resting) {
            requireSound(Path.of(disk.path()));
        }
        if (disk.differencing() && resting && isOther(Path.of(disk.path()), base)) {
            throw new UnfitFailure(
                    FailureCode.PARENT_DISK_GONE,
                    "Disk " + base + ", on which the host builds, is gone: another one is under its name",
                    "Bring it back, or make the host again. Nothing was changed.");
        }
    }

    /**
     * Whether a child was made from another disk than the one that is now at its parent's path; false where that cannot be
     * read. Windows lets nobody read the disk from which a VM runs, and nobody replaces that disk's parent either.
     */
    static boolean isOther(Path child, Path parent) throws InterruptedException {
        try {
            String wanted = Inspector.expect(child, DiskFacts.class).parentId();
            String there = Inspector.expect(parent, DiskFacts.class).writeId();
            return !wanted.isEmpty() && !there.isEmpty() && !wanted.equalsIgnoreCase(there);
        } catch (UnfitFailure e) {
            return false;
        }
    }

    /** A disk that a running VM reads is sound. But if its file is gone, the VM does not start again. */
    private static void requireThere(Path disk) throws UnfitFailure {
        if (Files.notExists(disk)) {
            throw new UnfitFailure(
                    FailureCode.PARENT_DISK_GONE,
                    "Disk " + disk + ", on which the host builds, is gone",
                    "Bring it back, or make the host again. Nothing was changed.");
        }
    }

    /** Refuses a disk that is damaged, cut short or no disk at all. */
    public static void requireSound(Path disk) throws UnfitFailure, InterruptedException {
        try {
            Inspector.expect(disk, DiskFacts.class);
        } catch (UnfitFailure e) {
            throw new UnfitFailure(
                    FailureCode.PARENT_DISK_UNUSABLE,
                    "Disk " + disk + ", on which the host is to be built, cannot be used: " + e.getMessage(),
                    "Move it away, so that it is made again; hosts that build on it have to be made again too."
                            + " Nothing was changed.");
        }
    }
}
