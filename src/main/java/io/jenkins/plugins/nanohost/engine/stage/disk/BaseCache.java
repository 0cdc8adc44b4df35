package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import io.jenkins.plugins.nanohost.engine.ledger.HostFolder;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.vhd.DiskFacts;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
            run.narrator().warning("Base disks are not cleaned up: " + e.getMessage() + ". " + e.remedy());
        }
    }

    private void removeUnused() throws Failure, IOException, InterruptedException {
        for (Path partial : disks(true)) {
            String name = partial.getFileName().toString().replace(".partial.", ".");
            remove(folder.resolve(name), "what was left of base disk " + name);
        }
        List<Cached> cached = new ArrayList<>();
        for (Path disk : disks(false)) {
            Cached.of(disk).ifPresent(cached::add);
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
            if (lock == null || parents().contains(key(disk))) {
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

    private List<Path> disks(boolean partial) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(".*\\.vhdx?"))
                    .filter(file -> isPartial(file) == partial)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPartial(Path disk) {
        return String.valueOf(disk.getFileName()).contains(".partial.");
    }

    /** The disks that hosts of this work folder build on. */
    private Set<String> parents() throws IOException, UnfitFailure, RefusedFailure, InterruptedException {
        Set<String> parents = new HashSet<>();
        for (HostName name : run.folders().work().hostNames()) {
            HostFolder host = run.folders().work().host(name);
            DiskEntry entry = host.read().vhd();
            if (entry != null) {
                parents.add(key(Path.of(entry.baseDisk())));
            }
        }
        for (Path disk : run.folders().work().hostDisks()) {
            try {
                for (String parent :
                        Inspector.expect(disk, DiskFacts.class).parentPaths().values()) {
                    parents.add(key(disk.getParent().resolve(parent.replace('\\', '/'))));
                }
            } catch (UnfitFailure e) {
                // Another run may be making this disk, or have renamed it; it holds the lock of its own base disk.
                if (Files.exists(disk) && !isPartial(disk)) {
                    throw e;
                }
            }
        }
        return parents;
    }

    /** The name says what the disk contains, so the folder does not matter. */
    private static String key(Path disk) {
        return String.valueOf(disk.getFileName()).toLowerCase(Locale.ROOT);
    }
}
