package io.jenkins.plugins.nanohost.engine.rehearsal.vm;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskFact;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.Disks;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.SimulatedDiskFormat;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The place of a new disk. The disk is made under a partial name and gets its own name when it is whole. */
public final class DiskPlace {
    private final Disks disks;
    private final Mounts mounts;
    private final Path file;
    private final Path partial;
    private final SimulatedDiskFormat format;

    private DiskPlace(Disks disks, Mounts mounts, Path file, SimulatedDiskFormat format) {
        this.disks = disks;
        this.mounts = mounts;
        this.file = file;
        this.partial = Disks.partial(file);
        this.format = format;
    }

    /** Makes a partial disk. */
    @FunctionalInterface
    public interface DiskMaker {
        void make(Path partial) throws IOException, Failure, InterruptedException;
    }

    /** Removes what a killed process left at the place; refuses a place where no new disk can be made. */
    public static DiskPlace take(Disks disks, Mounts mounts, String path, OperationRun run)
            throws Failure, IOException {
        Path file = Path.of(path);
        Path folder = Disks.normal(file).getParent();
        SimulatedDiskFormat format = SimulatedDiskFormat.of(file)
                .orElseThrow(() -> run.refusal(
                        FailureCode.DISK_NAME_WRONG,
                        "A disk cannot be named " + file.getFileName(),
                        "Name it with the ending .vhdx or .vhd."));
        if (!Files.isDirectory(folder)) {
            throw run.refusal(
                    FailureCode.FOLDER_MISSING,
                    "The folder " + folder + " is not there",
                    "Make it, or name another one.");
        }
        if (Files.exists(file)) {
            throw run.refusal(
                    FailureCode.FILE_EXISTS, "The file " + file + " exists", "Move it away, or choose another name.");
        }
        DiskPlace place = new DiskPlace(disks, mounts, file, format);
        if (place.clear()) {
            run.log("Deleted what was left of " + place.partial);
        }
        return place;
    }

    public SimulatedDiskFormat format() {
        return format;
    }

    /** Makes the disk; a failure leaves nothing behind. */
    public DiskFact fill(DiskMaker making, OperationRun run) throws Failure, IOException, InterruptedException {
        try {
            run.progress("Making " + partial, 5);
            making.make(partial);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (Failure | IOException | InterruptedException e) {
            try {
                clear();
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        run.progress("Made " + file, 100);
        return new DiskFact(file.toString(), Files.size(file));
    }

    private boolean clear() throws IOException {
        mounts.dismount(partial);
        return disks.removePartial(partial);
    }
}
