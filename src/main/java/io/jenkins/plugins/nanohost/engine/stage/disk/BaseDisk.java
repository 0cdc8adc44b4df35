package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.definition.BaseDiskDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.plan.Fingerprint;
import io.jenkins.plugins.nanohost.engine.report.Pace;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.Seconds;
import io.jenkins.plugins.nanohost.engine.stage.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The base disk in the machine's cache: named by the fingerprint of what it was made from, so a name can never stand for
 * other content. Made under a lock, so that builds which want the same one at once make it once.
 */
final class BaseDisk {
    private static final Duration OTHERS_LIMIT = Duration.ofMinutes(90);

    private final HostRun run;
    private final BaseDiskDefinition wanted;
    private final DiskInput input;
    private final String fingerprint;

    BaseDisk(HostRun run, BaseDiskDefinition wanted, DiskInput input) {
        this.run = run;
        this.wanted = wanted;
        this.input = input;
        this.fingerprint = Fingerprint.of(input.baseInputs(wanted));
    }

    Path path() {
        return run.folders()
                .work()
                .bases()
                .resolve(fingerprint + "." + wanted.format().word());
    }

    /** Who makes a base disk, takes it for a parent or deletes it, holds the lock of this name. */
    public static String lockName(Path disk) {
        return String.valueOf(disk.getFileName()).replaceFirst("\\.vhdx?$", "");
    }

    boolean exists() {
        return Files.isRegularFile(path());
    }

    /** Refuses one that is there and cannot be built on; found out before anything is removed for a disk that builds on it. */
    void requireSound() throws UnfitFailure, InterruptedException {
        if (exists()) {
            DiskChain.requireSound(path());
        }
    }

    /**
     * Makes it where it is not there.
     *
     * @return its lock: until that is given back, nobody deletes it. The ledger has to name it by then.
     */
    FolderLock require() throws Failure, IOException, InterruptedException {
        boolean before = exists();
        FolderLock lock = waitForLock();
        boolean there = false;
        try {
            requireSound();
            if (exists()) {
                run.narrator()
                        .fact("Base disk " + path()
                                + (before
                                        ? " is there: same media, image, packages and size"
                                        : " was made by another run meanwhile"));
            } else {
                make();
            }
            BaseDiskRecord.stamp(path(), card(), run.pace().now());
            there = true;
            return lock;
        } finally {
            if (!there) {
                lock.close();
            }
        }
    }

    /** What went in, and where the media were. */
    private Map<String, String> card() {
        Map<String, String> card = input.baseInputs(wanted);
        card.put("mediaPath", wanted.media().toString());
        return card;
    }

    private void make() throws Failure, InterruptedException {
        long began = System.nanoTime();
        run.perform(new NewBaseDisk(
                path().toString(),
                wanted.media().toString(),
                input.imageFile(),
                input.image().index(),
                wanted.generation(),
                input.cabs(),
                texts(wanted.updates()),
                texts(wanted.drivers()),
                input.features(),
                input.size()));
        run.narrator()
                .fact("Made base disk " + path() + " from " + input.image().name() + " with " + input.content() + " in "
                        + Seconds.since(began) + " s");
    }

    private static List<String> texts(List<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }

    /** The other run is a real one, in a rehearsal too. */
    private FolderLock waitForLock() throws Failure, IOException, InterruptedException {
        Path bases = run.folders().work().bases();
        return new Wait(
                        "another run that has base disk " + fingerprint,
                        OTHERS_LIMIT,
                        "See whether that run is still at work; stop it if it is not.")
                .until(run, Pace.real(run.stop()), seen -> {
                    Optional<FolderLock> lock = FolderLock.tryTake(
                            bases, fingerprint, "host " + run.folder().host());
                    if (lock.isEmpty()) {
                        seen.note("held by " + FolderLock.holder(bases, fingerprint));
                    }
                    return lock;
                });
    }
}
