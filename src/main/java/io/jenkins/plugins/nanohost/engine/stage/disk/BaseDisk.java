package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.definition.BaseDiskDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
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
 * The base disk in the machine's cache. Its name is the fingerprint of what it was made from, so one name never has two
 * contents. It is made under a lock, so that builds which want the same one at the same time make it once.
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

    /** The name of the lock that a run holds while it makes a base disk, uses it as a parent or deletes it. */
    public static String lockName(Path disk) {
        return String.valueOf(disk.getFileName()).replaceFirst("\\.vhdx?$", "");
    }

    boolean exists() {
        return Files.isRegularFile(path());
    }

    /**
     * Refuses a base disk that exists and cannot be built on. Asked before anything is removed for a disk that builds
     * on it.
     */
    void requireSound() throws UnfitFailure, InterruptedException {
        if (exists()) {
            DiskChain.requireSound(path());
        }
    }

    /**
     * Makes it if it does not exist.
     *
     * @return its lock: until that is released, nobody deletes the disk. The ledger has to name the disk before that.
     */
    FolderLock require() throws Failure, IOException, InterruptedException {
        boolean before = exists();
        FolderLock lock = waitForLock();
        boolean there = false;
        try {
            // The wait may have taken an hour; the disk's name is that of what was read before it.
            input.sources().requireSame(wanted);
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

    /** What the disk was made from, where the media were, and which Windows it is. */
    private Map<String, String> card() {
        Map<String, String> card = input.baseInputs(wanted);
        card.put(BaseDiskRecord.MEDIA, wanted.media().toString());
        card.put(BaseDiskRecord.RELEASE, input.release().title());
        card.put(BaseDiskRecord.EDITION, input.image().editionId());
        return card;
    }

    private void make() throws Failure, IOException, InterruptedException {
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
        try {
            input.sources().requireSame(wanted);
        } catch (UnfitFailure e) {
            run.perform(new RemoveDisk(path().toString()));
            throw e;
        }
        run.narrator()
                .fact("Made base disk " + path() + " from " + input.image().name() + " with " + input.content() + " in "
                        + Seconds.since(began) + " s");
    }

    private static List<String> texts(List<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }

    /** In a rehearsal too, the other run is a real process, so real time counts. */
    private FolderLock waitForLock() throws Failure, IOException, InterruptedException {
        Path bases = run.folders().work().bases();
        return new Wait(
                        FailureCode.BASE_DISK_LIMIT,
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
