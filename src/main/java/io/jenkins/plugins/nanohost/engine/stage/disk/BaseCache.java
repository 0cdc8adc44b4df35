package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The machine's base disks as a whole. When they exceed their limit, those that were not used for the longest time are
 * deleted, but never one that a host builds on: one that a ledger names, or that is the parent of a disk in a host's
 * folder. Each is checked and deleted under its own lock. A run holds that lock from its look at the base disk until
 * its ledger names it.
 */
public final class BaseCache {
    private final HostRun run;
    private final Path folder;

    public BaseCache(HostRun run) {
        this.run = run;
        this.folder = run.folders().work().bases();
    }

    /** A base disk that is whole. */
    private record Cached(Path disk, long bytes, long used) {
        /** Empty where another run has deleted the disk in the meantime. */
        static Optional<Cached> of(Path disk) {
            try {
                Path card = BaseDiskRecord.of(disk);
                long used = Files.getLastModifiedTime(Files.exists(card) ? card : disk)
                        .toMillis();
                return Optional.of(new Cached(disk, Files.size(disk), used));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    /** Deletes what is left of base disks that nobody makes any more, and the base disks that exceed the limit. */
    public void trim() throws Failure, IOException, InterruptedException {
        try {
            removeUnused();
        } catch (UnfitFailure | RefusedFailure e) {
            run.narrator()
                    .warning("Base disks are not cleaned up: " + e.code() + ": " + e.getMessage() + ". " + e.remedy());
        }
    }

    private void removeUnused() throws Failure, IOException, InterruptedException {
        List<Cached> cached = new ArrayList<>();
        for (BaseDiskFile base : BaseDiskFile.in(folder)) {
            if (base.there()) {
                Cached.of(base.disk()).ifPresent(cached::add);
            } else {
                remove(base.disk(), "what was left of base disk " + base.name());
            }
        }
        long limit = run.folders().work().cacheLimit().bytes();
        long total = cached.stream().mapToLong(Cached::bytes).sum();
        cached.sort(Comparator.comparingLong(Cached::used));
        for (Cached one : cached) {
            if (total > limit
                    && remove(
                            one.disk(),
                            "base disk " + one.disk() + " (" + Amount.of(one.bytes()) + "), which no host builds on")) {
                total -= one.bytes();
            }
        }
        if (total > limit) {
            run.narrator()
                    .fact("Base disks take up " + Amount.of(total) + ", more than their limit of " + Amount.of(limit)
                            + ": hosts build on all of them");
        }
    }

    /** Returns whether it was deleted; it is kept while somebody works with it or a host builds on it. */
    private boolean remove(Path disk, String what) throws Failure, IOException, InterruptedException {
        try (FolderLock lock = FolderLock.tryTake(
                        folder,
                        BaseDisk.lockName(disk),
                        "cleaning for host " + run.folder().host())
                .orElse(null)) {
            if (lock == null || BaseDiskUses.in(run.folders().work()).named(disk)) {
                return false;
            }
            run.perform(new RemoveDisk(disk.toString()));
            Files.deleteIfExists(BaseDiskRecord.of(disk));
            run.narrator().fact("Removed " + what);
            return true;
        } catch (OperationFailure e) {
            // A VM or disk that no ledger knows may use it; that does no harm to the host of this run.
            run.narrator().warning("Not removed: " + what + " (" + e.getMessage() + ")");
            return false;
        }
    }
}
