package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import io.jenkins.plugins.nanohost.engine.io.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a disk's Windows partition: the disk's own files hide those of the disks below it. Names that differ
 * only in case are the same name, as in Windows, whatever the real file system does.
 */
public final class DiskTree {
    private static final Pattern PATH =
            Pattern.compile("[Cc]:(?:\\\\[^\\\\/:*?\"<>|\\p{Cntrl}]*[^\\\\/:*?\"<>|\\p{Cntrl} .])+");

    private final Path incoming;
    private final List<Path> layers;

    /**
     * @param incoming where a file is written before it is moved to its place
     * @param layers the content folders, the disk's own first
     */
    DiskTree(Path incoming, List<Path> layers) {
        this.incoming = incoming;
        this.layers = List.copyOf(layers);
    }

    /** The file that Windows sees at this path. */
    public Optional<Path> find(String path) throws IOException {
        for (Path layer : layers) {
            Optional<Path> found = below(layer, path);
            if (found.isPresent() && Files.isRegularFile(found.get())) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether a folder has that path. */
    public boolean hasFolder(String path) throws IOException {
        for (Path layer : layers) {
            if (below(layer, path).filter(Files::isDirectory).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Path> below(Path layer, String path) throws IOException {
        Optional<Path> found = Optional.of(layer);
        for (String part : parts(path)) {
            found = found.isPresent() ? child(found.get(), part) : found;
        }
        return found;
    }

    public boolean has(String path) throws IOException {
        return find(path).isPresent();
    }

    public String text(String path) throws IOException {
        Optional<Path> file = find(path);
        return file.isPresent() ? new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8) : "";
    }

    public void write(String path, String text) throws IOException {
        place(path).write(text);
    }

    /** Copies a file in, with its time. */
    public void copy(Path source, String path) throws IOException {
        place(path).write(empty -> {
            try (OutputStream out = Files.newOutputStream(empty)) {
                Files.copy(source, out);
            }
            Files.setLastModifiedTime(empty, Files.getLastModifiedTime(source));
        });
    }

    /** Deletes the disk's own file; a file of a disk below stays. */
    public boolean delete(String path) throws IOException {
        Optional<Path> found = find(path);
        return found.isPresent() && found.get().startsWith(layers.get(0)) && Files.deleteIfExists(found.get());
    }

    private AtomicFile place(String path) throws IOException {
        Path place = layers.get(0);
        for (String part : parts(path)) {
            Files.createDirectories(place);
            place = child(place, part).orElse(place.resolve(part));
        }
        Files.createDirectories(incoming.getParent());
        return new AtomicFile(place, incoming);
    }

    /** Whether it is the full path of a file on drive C, without wildcards. */
    public static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    private static List<String> parts(String path) throws IOException {
        List<String> parts = new ArrayList<>(List.of(path.split("\\\\")));
        if (!isPath(path)) {
            throw new FileSystemException(path, null, "no path of a file on drive C");
        }
        parts.remove(0);
        return parts;
    }

    private static Optional<Path> child(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> child.getFileName().toString().equalsIgnoreCase(name))
                    .findFirst();
        }
    }
}
