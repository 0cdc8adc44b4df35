package io.jenkins.plugins.nanohost.engine.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is replaced as a whole: the new one is written beside it, forced to the disk, and renamed over it. Whoever is
 * killed meanwhile, and after a power failure too, there is the old file or the new one, and no half of either.
 *
 * <p>What a killed process leaves of a new file is replaced by the next one of that name.
 */
public final class AtomicFile {
    private final Path file;
    private final Path partial;

    /** The new file has the name of this one with {@code .partial} while it is not whole; one process writes at a time. */
    public AtomicFile(Path file) {
        this(file, file.resolveSibling(file.getFileName() + ".partial"));
    }

    /**
     * @param partial where the new file is while it is not whole, on the same volume; where several may write at once, each
     *     has its own
     */
    public AtomicFile(Path file, Path partial) {
        this.file = file;
        this.partial = partial;
    }

    /** Writes the text in UTF-8. */
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] bytes) throws IOException {
        write(empty -> Files.write(empty, bytes));
    }

    /**
     * Writes a file of any length. When this throws, the old file is there, and nothing is left of the new one.
     *
     * @throws E what the content itself throws
     */
    public <E extends Exception> void write(Content<E> content) throws IOException, E {
        write(Files::createFile, content);
    }

    /** Writes the text in UTF-8 into a file that nobody but its owner can read at any moment. */
    public void writeOwnerOnly(String text) throws IOException {
        write(OwnerOnly::createFile, empty -> Files.writeString(empty, text));
    }

    private <E extends Exception> void write(Content<IOException> creation, Content<E> content) throws IOException, E {
        // It may have other rights, or be a link to another file.
        Files.deleteIfExists(partial);
        boolean taken = false;
        try {
            creation.put(partial);
            content.put(partial);
            take();
            taken = true;
        } finally {
            if (!taken) {
                Files.deleteIfExists(partial);
            }
        }
    }

    /** Takes a partial file that somebody else has written whole. When this throws, the old file is there. */
    public void take() throws IOException {
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes the file, where it is there, and before it what a killed process may have left of a new one. */
    public void delete() throws IOException {
        Files.deleteIfExists(partial);
        Files.deleteIfExists(file);
    }

    /**
     * What is put into a new file.
     *
     * @param <E> what else than a file's own trouble may end it
     */
    @FunctionalInterface
    public interface Content<E extends Exception> {
        /**
         * @param empty the new file, which has its rights already
         */
        void put(Path empty) throws IOException, E;
    }
}
