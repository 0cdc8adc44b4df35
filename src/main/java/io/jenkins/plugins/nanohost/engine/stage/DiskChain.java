package io.jenkins.plugins.nanohost.engine.stage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.machine.VmFact;
import io.jenkins.plugins.nanohost.engine.media.DiskFacts;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import java.nio.file.Path;

/** Whether the disks that something new is to build on can be read; asked before anything old is removed for it. */
final class DiskChain {
    private DiskChain() {}

    /**
     * Refuses disks that a VM could not boot from: asked before the VM that is there is removed, turned off or started.
     *
     * @param ours the VM that is there; null: none is
     */
    static void requireSound(HostRun run, @CheckForNull VmFact ours) throws UnfitFailure, InterruptedException {
        DiskEntry disk = run.ledger().vhd();
        if (disk == null || disk.progress() == Progress.MAKING || run.assumed(disk)) {
            return;
        }
        if (disk.differencing()) {
            requireSound(Path.of(disk.baseDisk()));
        }
        // Windows lets nobody read the disk from which a VM runs, and the VM's own reading shows that it is sound.
        if (ours == null || !ours.running()) {
            requireSound(Path.of(disk.path()));
        }
    }

    /** Refuses a disk that is damaged, cut short or no disk at all. */
    static void requireSound(Path disk) throws UnfitFailure, InterruptedException {
        try {
            Inspector.expect(disk, DiskFacts.class);
        } catch (UnfitFailure e) {
            throw new UnfitFailure(
                    "Disk " + disk + ", on which the host is to be built, cannot be used: " + e.getMessage(),
                    "Move it away, so that it is made anew; hosts that build on it have to be made anew too. Nothing was"
                            + " changed.");
        }
    }
}
