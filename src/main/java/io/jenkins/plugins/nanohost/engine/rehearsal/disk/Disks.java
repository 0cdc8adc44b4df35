package io.jenkins.plugins.nanohost.engine.rehearsal.disk;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.RehearsalFolder;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Disk;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The machine's disks: VHDX and VHD files anywhere, their content in the rehearsal's folder. The file is written first
 * and deleted last, under its partial name, so that a killed process never leaves content without a file.
 */
public final class Disks {
    private final RehearsalFolder folder;

    public Disks(RehearsalFolder folder) {
        this.folder = folder;
    }

    /** Makes a partial disk with nothing on it. */
    public Disk create(Path partial, DiskShape shape) throws IOException {
        format(partial).write(partial, shape);
        DiskShape.Parent parent = shape.parent();
        List<Path> layers = new ArrayList<>();
        layers.add(content(shape.contentId()));
        if (parent != null) {
            layers.addAll(layers(parent.contentId()));
        }
        Disk disk = new Disk(folder, partial, layers);
        disk.write(new Disk.Family(
                shape.diskId().toString(),
                shape.virtualBytes(),
                parent == null ? "" : parent.contentId().toString(),
                parent == null ? "" : parent.path().toString()));
        return disk;
    }

    /**
     * Opens the disk in a file. Refuses a file that is no virtual disk, and a disk that was made from another parent
     * than the one it has now.
     */
    public Disk open(Path file, OperationRun run) throws IOException, OperationFailure {
        if (!Files.isRegularFile(file)) {
            throw run.refusal(
                    FailureCode.DISK_CHAIN_BROKEN,
                    "There is no disk " + file,
                    "Make it first, or name the right file.");
        }
        Optional<UUID> id = SimulatedDiskFormat.contentId(file);
        if (id.isEmpty()) {
            throw run.refusal(
                    FailureCode.DISK_OF_NO_KIND,
                    file + " is no virtual hard disk: it is corrupted, or another kind of file",
                    "Make the disk again.");
        }
        Optional<Disk.Family> family = family(id.get());
        while (family.isPresent() && family.get().child()) {
            Path parent = Path.of(family.get().parentPath());
            UUID expected = family.get().parent().orElseThrow();
            if (!Files.exists(parent) || !SimulatedDiskFormat.contentId(parent).equals(Optional.of(expected))) {
                throw run.refusal(
                        FailureCode.DISK_CHAIN_BROKEN,
                        "The chain of disk " + file + " is broken: its parent " + parent
                                + (Files.exists(parent) ? " has been made again since" : " is not there"),
                        "Make the disk again from its base disk.");
            }
            family = family(expected);
        }
        return new Disk(folder, file, layers(id.get()));
    }

    public UUID contentId(Disk disk) throws IOException {
        return SimulatedDiskFormat.contentId(disk.file()).orElseThrow();
    }

    public Optional<Disk.Family> family(UUID id) throws IOException {
        return folder.read(content(id).resolve("family.json"), Disk.Family.class);
    }

    /** The paths of the disk itself and of the disks that it builds on. */
    public List<Path> chain(Path file) throws IOException {
        List<Path> chain = new ArrayList<>();
        Optional<Path> next = Optional.of(file);
        while (next.isPresent() && Files.exists(next.get())) {
            chain.add(normal(next.get()));
            Optional<UUID> id = SimulatedDiskFormat.contentId(next.get());
            Optional<Disk.Family> family = id.isPresent() ? family(id.get()) : Optional.empty();
            next = family.filter(Disk.Family::child).map(child -> Path.of(child.parentPath()));
        }
        return chain;
    }

    /** The other disks in its folder, without the remains of its own making. */
    public List<Path> beside(Path file) throws IOException {
        return disksIn(file.toAbsolutePath().getParent()).stream()
                .filter(other ->
                        !normal(other).equals(normal(file)) && !normal(other).equals(normal(partial(file))))
                .toList();
    }

    public boolean isChild(Path file, Path parent) throws IOException {
        Optional<UUID> id = SimulatedDiskFormat.contentId(file);
        Optional<Disk.Family> family = id.isPresent() ? family(id.get()) : Optional.empty();
        Optional<UUID> parentId = SimulatedDiskFormat.contentId(parent);
        return parentId.isPresent()
                && family.isPresent()
                && family.get().parent().equals(parentId);
    }

    /** Copies all that is on a disk, its parents' part included, so that the copy does not need the parents. */
    public void copyContent(Disk from, Disk to) throws IOException {
        List<Path> layers = new ArrayList<>(layers(contentId(from)));
        Path target = content(contentId(to));
        while (!layers.isEmpty()) {
            copyTree(layers.remove(layers.size() - 1), target);
        }
    }

    /** Deletes a disk's file and content; returns whether there was one. */
    public boolean remove(Path file) throws IOException {
        Path partial = partial(file);
        boolean some = removePartial(partial);
        if (Files.exists(file)) {
            Files.move(file, partial, StandardCopyOption.ATOMIC_MOVE);
            some = removePartial(partial) || some;
        }
        return some;
    }

    public boolean removePartial(Path partial) throws IOException {
        if (!Files.exists(partial)) {
            return false;
        }
        Optional<UUID> id = SimulatedDiskFormat.contentId(partial);
        if (id.isPresent()) {
            deleteTree(content(id.get()));
        }
        Files.delete(partial);
        return true;
    }

    public static Path partial(Path file) {
        return Path.of(MachineOperation.partial(file.toString()));
    }

    public static boolean isPartial(Path file) {
        return String.valueOf(file.getFileName()).contains(".partial.");
    }

    public static boolean same(String disk, Path file) {
        return same(Path.of(disk), file);
    }

    /** Whether two paths lead to the same file: links and mount points give a file several paths. */
    public static boolean same(Path one, Path other) {
        try {
            return normal(one).equals(normal(other))
                    || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    public static Path normal(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private Path content(UUID id) {
        return folder.path("disks").resolve(id.toString());
    }

    private List<Path> layers(UUID id) throws IOException {
        List<Path> layers = new ArrayList<>();
        Optional<UUID> next = Optional.of(id);
        while (next.isPresent()) {
            layers.add(content(next.get()));
            Optional<Disk.Family> family = family(next.get());
            next = family.isPresent() ? family.get().parent() : Optional.empty();
        }
        return layers;
    }

    private static SimulatedDiskFormat format(Path file) {
        return SimulatedDiskFormat.of(file).orElseThrow(() -> new IllegalArgumentException("No disk is named " + file));
    }

    private static List<Path> disksIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> SimulatedDiskFormat.of(file).isPresent())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(from)) {
            files = found.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("family.json"))
                    .toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void deleteTree(Path top) throws IOException {
        if (!Files.exists(top)) {
            return;
        }
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
