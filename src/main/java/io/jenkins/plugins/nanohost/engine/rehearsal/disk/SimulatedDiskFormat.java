package io.jenkins.plugins.nanohost.engine.rehearsal.disk;

import io.jenkins.plugins.nanohost.engine.rehearsal.state.WindowsFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The formats of a disk file; for Hyper-V the file's ending decides the format. */
public enum SimulatedDiskFormat {
    VHDX(".vhdx", WindowsFacts.MOST_VHDX_SIZE) {
        @Override
        public void write(Path file, DiskShape shape) throws IOException {
            VhdxFile.write(file, shape);
        }

        @Override
        Optional<UUID> read(Path file) throws IOException {
            return VhdxFile.contentId(file);
        }
    },
    VHD(".vhd", WindowsFacts.MOST_VHD_SIZE) {
        @Override
        public void write(Path file, DiskShape shape) throws IOException {
            VhdFile.write(file, shape);
        }

        @Override
        Optional<UUID> read(Path file) throws IOException {
            return VhdFile.contentId(file);
        }
    };

    private final String ending;
    private final long most;

    SimulatedDiskFormat(String ending, long most) {
        this.ending = ending;
        this.most = most;
    }

    /** Writes an empty disk. A file whose writing was not finished is not a valid disk. */
    public abstract void write(Path file, DiskShape shape) throws IOException;

    abstract Optional<UUID> read(Path file) throws IOException;

    public static Optional<SimulatedDiskFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.ending) || name.endsWith(format.checkpointEnding()))
                .findFirst();
    }

    /**
     * The id by which the rehearsal finds what is on a disk; empty where the file does not exist or is no disk of the
     * format that its ending says.
     */
    public static Optional<UUID> contentId(Path file) throws IOException {
        Optional<SimulatedDiskFormat> format = of(file);
        return format.isPresent() && Files.isRegularFile(file) ? format.get().read(file) : Optional.empty();
    }

    /** Hyper-V names the child that a checkpoint makes {@code .avhdx}. */
    private String checkpointEnding() {
        return ".a" + ending.substring(1);
    }

    public boolean takes(long bytes) {
        return bytes >= WindowsFacts.LEAST_DISK_SIZE && bytes <= most;
    }

    /** For a message: which sizes it takes. */
    public String bounds() {
        return (WindowsFacts.LEAST_DISK_SIZE >> 20) + " MB to " + (most >> 30) + " GB";
    }
}
