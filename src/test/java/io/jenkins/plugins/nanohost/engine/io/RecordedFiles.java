package io.jenkins.plugins.nanohost.engine.io;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.tests.mockfile.FilterFileChannel;
import org.apache.lucene.tests.mockfile.FilterFileSystemProvider;
import org.apache.lucene.tests.mockfile.FilterSeekableByteChannel;

/**
 * The default file system of a Java process in which every change below one folder is a point at which the process can be
 * killed, in which a loss of power can take what was not forced, and which can become full. Java uses it when it is started with
 * {@code -Djava.nio.file.spi.DefaultFileSystemProvider}.
 *
 * <p>What a loss of power takes is as on NTFS, which writes changed names to a log ("NTFS overview", Microsoft): they change in
 * order, and a force writes them too, up to its moment; that it does is assumed. Of data, only what was forced is there, and
 * what was not reads as zeros. A file that {@code java.io} writes is not seen.
 */
public final class RecordedFiles extends FilterFileSystemProvider {
    /** As Linux says it. */
    public static final String NO_SPACE = "No space left on device";

    private static RecordedFiles current;

    private final FileSystem real;
    private Path root;
    private Predicate<String> durable;
    private Path trash;
    private int points;
    private int fatal;
    private Death death;
    private boolean dead;
    private boolean filling;
    private int kept;
    private String end = "";

    /** How a file's content was when it was last forced, for each file with other content now; null: it was new. */
    private final Map<Path, byte[]> forced = new HashMap<>();

    /** Undoes the names that were changed since the last force, the newest first. */
    private final Deque<Undo> undos = new ArrayDeque<>();

    @FunctionalInterface
    private interface Undo {
        void now() throws IOException;
    }

    @FunctionalInterface
    private interface Change {
        void now() throws IOException;
    }

    /** How a run ends at a point. */
    public enum Death {
        /** The process is killed before the change; the system goes on. */
        KILLED,
        /** The process is killed in the change: of a write, half of it is done. */
        HALFWAY,
        /** Power is lost: names are as the process made them, data that were not forced are lost. */
        DATA_LOST,
        /** Power is lost: names that were changed after the last force are as before, too. */
        NAMES_LOST
    }

    /** The process was killed. An error and no exception, so that no clean-up takes it for a failure. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(String at) {
            super(at);
        }
    }

    /** Called by Java when it starts. */
    public RecordedFiles(FileSystemProvider system) {
        this(system.getFileSystem(URI.create("file:///")));
    }

    private RecordedFiles(FileSystem real) {
        super("file", real);
        this.real = real;
        current = this;
    }

    /**
     * From now on, changes below a folder are points.
     *
     * @param durable the paths of files whose data are never lost: those of a machine that has its own means for that
     * @param fatal the number of the point at which the process is killed, from 1; 0: none
     */
    public static void watch(Path folder, Predicate<String> durable, int fatal, Death death) throws IOException {
        current.begin(folder, durable, fatal, death);
    }

    /**
     * From now on, what needs space below a folder is a point: a file or folder that is made, a write, a copy, a force.
     *
     * @param last the number of the point at which the disk is full, from 1, up to the end of the watch; 0: it is never
     */
    public static void fill(Path folder, int last) throws IOException {
        current.begin(folder, path -> true, last, Death.KILLED);
        current.filling = true;
    }

    /** Ends the watch, and takes from the disk what the death takes; returns how many points there were. */
    public static int end() throws IOException {
        return current.finish();
    }

    private void begin(Path folder, Predicate<String> itsDurable, int at, Death how) throws IOException {
        root = toDelegate(folder);
        durable = itsDurable;
        trash = root.resolveSibling(root.getFileName() + ".trash");
        Files.createDirectories(trash);
        points = 0;
        fatal = at;
        death = how;
        dead = false;
        end = "";
        forced.clear();
        undos.clear();
    }

    private int finish() throws IOException {
        root = null;
        if (dead && death == Death.NAMES_LOST) {
            while (!undos.isEmpty()) {
                undos.pop().now();
            }
        }
        if (dead && (death == Death.NAMES_LOST || death == Death.DATA_LOST)) {
            for (Map.Entry<Path, byte[]> file : forced.entrySet()) {
                if (Files.isRegularFile(file.getKey())) {
                    byte[] had = file.getValue();
                    Files.write(file.getKey(), had == null ? new byte[(int) Files.size(file.getKey())] : had);
                }
            }
        }
        dead = false;
        filling = false;
        emptyTrash();
        Files.delete(trash);
        return points;
    }

    private boolean watched(Path path) {
        return root != null && path.toAbsolutePath().startsWith(root);
    }

    /** One point; whether the change is to be done by half. */
    private boolean point(String what, Path path) throws IOException {
        if (filling) {
            return needsSpace(what, path);
        }
        if (dead) {
            throw new Killed(end);
        }
        points++;
        if (points != fatal) {
            return false;
        }
        dead = true;
        end = what + " " + root.relativize(path);
        if (death == Death.HALFWAY && what.equals("write")) {
            return true;
        }
        throw new Killed(end);
    }

    /** Java names the file where it is made, but not where it is written. The write at which the disk is full is half done. */
    private boolean needsSpace(String what, Path path) throws IOException {
        boolean named = what.equals("create") || what.equals("copy");
        if (!named && !what.equals("write") && !what.equals("force")) {
            return false;
        }
        points++;
        if (fatal == 0 || points < fatal) {
            return false;
        }
        if (points == fatal) {
            end = what + " " + root.relativize(path);
            if (what.equals("write")) {
                return true;
            }
        }
        throw named ? new FileSystemException(path.toString(), null, NO_SPACE) : new IOException(NO_SPACE);
    }

    /** The point at which the disk became full; empty: it did not. */
    public static String filledAt() {
        return current.end;
    }

    private void change(String what, Path path, Change change, Undo undo) throws IOException {
        if (watched(path)) {
            point(what, path);
            change.now();
            undos.push(undo);
        } else {
            change.now();
        }
    }

    private void dirty(Path path) throws IOException {
        if (!durable.test(path.toString()) && !forced.containsKey(path)) {
            forced.put(path, Files.exists(path) ? Files.readAllBytes(path) : null);
        }
    }

    private void force(Path path) throws IOException {
        point("force", path);
        forced.remove(path);
        undos.clear();
        emptyTrash();
    }

    private void emptyTrash() throws IOException {
        try (var files = Files.newDirectoryStream(trash)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return fileSystem;
    }

    @Override
    public Path getPath(URI uri) {
        return wrapPath(real.provider().getPath(uri));
    }

    @Override
    public void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
        Path path = toDelegate(dir).toAbsolutePath();
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            super.createDirectory(dir, attributes);
            return;
        }
        change("create", path, () -> super.createDirectory(dir, attributes), () -> {
            try (var content = Files.newDirectoryStream(path)) {
                if (content.iterator().hasNext()) {
                    return;
                }
            }
            Files.delete(path);
        });
    }

    @Override
    public void delete(Path file) throws IOException {
        Path path = toDelegate(file).toAbsolutePath();
        if (!watched(path) || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            super.delete(file);
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            change("delete", path, () -> super.delete(file), () -> Files.createDirectories(path));
        } else {
            Path gone = trash.resolve(String.valueOf(kept++));
            byte[] had = forced.get(path);
            boolean was = forced.containsKey(path);
            change("delete", path, () -> Files.move(path, gone), () -> {
                Files.createDirectories(path.getParent());
                Files.move(gone, path);
                if (was) {
                    forced.put(path, had);
                }
            });
            forced.remove(path);
        }
    }

    @Override
    public boolean deleteIfExists(Path file) throws IOException {
        boolean there = Files.exists(toDelegate(file), LinkOption.NOFOLLOW_LINKS);
        if (there) {
            delete(file);
        }
        return there;
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        Path from = toDelegate(source).toAbsolutePath();
        Path to = toDelegate(target).toAbsolutePath();
        if (!watched(to)) {
            super.move(source, target, options);
            return;
        }
        Path replaced = Files.exists(to) ? trash.resolve(String.valueOf(kept++)) : null;
        boolean was = forced.containsKey(from);
        byte[] had = forced.get(from);
        change(
                "rename",
                to,
                () -> {
                    if (replaced != null) {
                        Files.createLink(replaced, to);
                    }
                    super.move(source, target, options);
                    forced.remove(to);
                    if (was) {
                        forced.remove(from);
                        forced.put(to, had);
                    }
                },
                () -> {
                    Files.move(to, from);
                    if (was) {
                        forced.remove(to);
                        forced.put(from, had);
                    }
                    if (replaced != null) {
                        Files.move(replaced, to);
                    }
                });
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        Path to = toDelegate(target).toAbsolutePath();
        if (watched(to)) {
            dirty(to);
        }
        change("copy", to, () -> super.copy(source, target, options), () -> Files.deleteIfExists(to));
    }

    @Override
    public OutputStream newOutputStream(Path file, OpenOption... options) throws IOException {
        Set<OpenOption> all = options.length == 0
                ? Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)
                : withWrite(options);
        return Channels.newOutputStream(newByteChannel(file, all));
    }

    private static Set<OpenOption> withWrite(OpenOption... options) {
        Set<OpenOption> all = new HashSet<>(Set.of(options));
        all.add(StandardOpenOption.WRITE);
        return all;
    }

    /** The point at which a file is made or made empty. */
    private void opening(Path path, Set<? extends OpenOption> options) throws IOException {
        boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        if (!writes || !watched(path)) {
            return;
        }
        if (Files.notExists(path)
                && (options.contains(StandardOpenOption.CREATE) || options.contains(StandardOpenOption.CREATE_NEW))) {
            point("create", path);
            dirty(path);
            undos.push(() -> Files.deleteIfExists(path));
        } else if (options.contains(StandardOpenOption.TRUNCATE_EXISTING) && Files.size(path) > 0) {
            point("empty", path);
            dirty(path);
        }
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        Path path = toDelegate(file).toAbsolutePath();
        opening(path, options);
        return new FilterSeekableByteChannel(super.newByteChannel(file, options, attributes)) {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                return written(path, bytes, super::write);
            }
        };
    }

    @Override
    public FileChannel newFileChannel(Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path path = toDelegate(file).toAbsolutePath();
        opening(path, options);
        return new FilterFileChannel(super.newFileChannel(file, options, attributes)) {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                return written(path, bytes, super::write);
            }

            @Override
            public int write(ByteBuffer bytes, long position) throws IOException {
                return written(path, bytes, part -> super.write(part, position));
            }

            @Override
            public void force(boolean metadata) throws IOException {
                if (watched(path)) {
                    RecordedFiles.this.force(path);
                }
                // The folder is in memory, and this file system plays the loss of power itself.
            }
        };
    }

    @FunctionalInterface
    private interface Writing {
        int write(ByteBuffer bytes) throws IOException;
    }

    private int written(Path path, ByteBuffer bytes, Writing writing) throws IOException {
        if (!watched(path)) {
            return writing.write(bytes);
        }
        boolean half = point("write", path);
        dirty(path);
        if (half) {
            bytes.limit(bytes.position() + bytes.remaining() / 2);
            writing.write(bytes);
            if (filling) {
                throw new IOException(NO_SPACE);
            }
            throw new Killed(end);
        }
        return writing.write(bytes);
    }
}
