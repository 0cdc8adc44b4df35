package io.jenkins.plugins.nanohost.engine.rehearsal;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.machine.DiskFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where a new disk is to be: made under the partial name, it gets its own when it is whole. */
final class DiskPlace {
    private final Disks disks;
    private final Mounts mounts;
    private final Path file;
    private final Path partial;
    private final DiskFormat format;

    private DiskPlace(Disks disks, Mounts mounts, Path file, DiskFormat format) {
        this.disks = disks;
        this.mounts = mounts;
        this.file = file;
        this.partial = Disks.partial(file);
        this.format = format;
    }

    /** What makes a partial disk. */
    @FunctionalInterface
    interface Making {
        void make(Path partial) throws IOException, Failure, InterruptedException;
    }

    /** Clears the place of what a death left; refuses where a new disk cannot be. */
    static DiskPlace take(Disks disks, Mounts mounts, String path, Course course) throws Failure, IOException {
        Path file = Path.of(path);
        Path folder = Disks.normal(file).getParent();
        DiskFormat format = DiskFormat.of(file)
                .orElseThrow(() -> course.refusal(
                        "A disk cannot be named " + file.getFileName(), "Name it with the ending .vhdx or .vhd."));
        if (!Files.isDirectory(folder)) {
            throw course.refusal("The folder " + folder + " is not there", "Make it, or name another one.");
        }
        if (Files.exists(file)) {
            throw course.refusal("The file " + file + " exists", "Delete it, or choose another name.");
        }
        DiskPlace place = new DiskPlace(disks, mounts, file, format);
        if (place.clear()) {
            course.log("Deleted what was left of " + place.partial);
        }
        return place;
    }

    DiskFormat format() {
        return format;
    }

    /** Makes the disk; what fails leaves nothing behind. */
    DiskFact fill(Making making, Course course) throws Failure, IOException, InterruptedException {
        try {
            course.progress("Making " + partial, 5);
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
        course.progress("Made " + file, 100);
        return new DiskFact(file.toString(), Files.size(file));
    }

    private boolean clear() throws IOException {
        mounts.dismount(partial);
        return disks.removePartial(partial);
    }
}
