package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.vhd.DiskFacts;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which hosts of a work folder use which base disks: what the ledgers say, and what the disks in the hosts' folders say that no
 * ledger names.
 */
record BaseDiskUses(List<BaseDiskUse> all) {
    BaseDiskUses {
        all = List.copyOf(all);
    }

    /**
     * That a base disk is used.
     *
     * @param base the key of the base disk
     * @param user the name of a host, or the path of a disk that no ledger names
     * @param need what the user needs of it
     */
    record BaseDiskUse(String base, String user, Need need) {}

    /** What a user needs of a base disk. */
    enum Need {
        /** Its content: without the base disk the user cannot be read. */
        CONTENT,
        /** Nothing any more: the user is a full copy. */
        NOTHING
    }

    /**
     * Asks all ledgers and disks of the work folder.
     *
     * @throws UnfitFailure when a ledger or a disk cannot be read, so that it is not known what it builds on
     * @throws RefusedFailure when a ledger belongs to another work folder
     */
    static BaseDiskUses in(WorkFolder work) throws IOException, UnfitFailure, RefusedFailure, InterruptedException {
        List<BaseDiskUse> uses = new ArrayList<>();
        Set<Path> known = new HashSet<>();
        for (HostName host : work.hostNames()) {
            DiskEntry entry = work.host(host).read().vhd();
            if (entry != null) {
                uses.add(ofLedger(host, entry));
                if (entry.progress() == Progress.MADE) {
                    known.add(Path.of(entry.path()));
                }
            }
        }
        for (Path disk : work.hostDisks()) {
            if (!known.contains(disk)) {
                uses.addAll(ofDisk(disk));
            }
        }
        return new BaseDiskUses(uses);
    }

    private static BaseDiskUse ofLedger(HostName host, DiskEntry entry) {
        boolean reads = entry.differencing() || entry.progress() == Progress.MAKING;
        return new BaseDiskUse(
                BaseDiskFile.key(Path.of(entry.baseDisk())), host.value(), reads ? Need.CONTENT : Need.NOTHING);
    }

    /** A parent's path may have a form that Java does not take, such as {@code \\\\?\\Volume{...}\\a.vhdx}: only its name counts. */
    static Path nameOf(String parent) {
        return Path.of(parent.substring(Math.max(parent.lastIndexOf('\\'), parent.lastIndexOf('/')) + 1));
    }

    private static List<BaseDiskUse> ofDisk(Path disk) throws UnfitFailure, InterruptedException {
        List<BaseDiskUse> uses = new ArrayList<>();
        try {
            for (String parent :
                    Inspector.expect(disk, DiskFacts.class).parentPaths().values()) {
                uses.add(new BaseDiskUse(BaseDiskFile.key(nameOf(parent)), disk.toString(), Need.CONTENT));
            }
        } catch (UnfitFailure e) {
            // Another run may be making this disk, or have renamed it; it holds the lock of its own base disk.
            if (Files.exists(disk) && !disk.toString().contains(".partial.")) {
                throw e;
            }
        }
        return uses;
    }

    /** Whether anybody names the base disk, even one that does not need it any more. */
    boolean named(Path base) {
        return all.stream().anyMatch(use -> use.base().equals(BaseDiskFile.key(base)));
    }

    /** Who cannot be read without the base disk: names of hosts, and paths of disks; in order. */
    List<String> needing(Path base) {
        return all.stream()
                .filter(use -> use.base().equals(BaseDiskFile.key(base)) && use.need() == Need.CONTENT)
                .map(BaseDiskUse::user)
                .distinct()
                .sorted()
                .toList();
    }
}
