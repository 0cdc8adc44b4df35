package io.jenkins.plugins.nanohost.engine.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is replaced as a whole: the new one is written beside it, forced to the disk, and renamed over it. After
 * a kill or a power failure there is either the whole old file or the whole new one.
 *
 * <p>A link in the place of the file is replaced, and one in the place of the new file is deleted; neither is followed.
 *
 * <p>What a killed process leaves of a new file is replaced by the next new file of that name.
 */
public final class AtomicFile {
    private final Path file;
    private final Path partial;

    /**
     * While the new file is not whole, it has this file's name with {@code .partial}; only one process may write at a
     * time.
     */
    public AtomicFile(Path file) {
        this(file, file.resolveSibling(file.getFileName() + ".partial"));
    }

    /**
     * @param partial where the new file is while it is not whole, on the same volume; if several processes may write at
     *     the same time, each needs its own
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
        write(empty -> NoLinks.fill(empty, bytes));
    }

    /**
     * Writes a file of any length. When this throws, the old file is unchanged, and nothing is left of the new one.
     *
     * @throws E what the content itself throws
     */
    public <E extends Exception> void write(Content<E> content) throws IOException, E {
        write(Files::createFile, content);
    }

    /** Writes the text in UTF-8 into a file that only its owner can read, from its first moment on. */
    public void writeOwnerOnly(String text) throws IOException {
        write(OwnerOnly::createFile, empty -> NoLinks.fill(empty, text.getBytes(StandardCharsets.UTF_8)));
    }

    private <E extends Exception> void write(Content<IOException> creation, Content<E> content) throws IOException, E {
        // An old partial file may have other rights, or be a link to another file.
        Files.deleteIfExists(partial);
        boolean taken = false;
        try {
            creation.put(partial);
            content.put(partial);
            take();
            taken = true;
        } catch (IOException e) {
            throw NamedError.of(file, e);
        } finally {
            if (!taken) {
                Files.deleteIfExists(partial);
            }
        }
    }

    /**
     * Takes over a partial file that somebody else has written to the end. When this throws, the old file is unchanged.
     */
    public void take() throws IOException {
        try (FileChannel channel = NoLinks.existing(partial)) {
            channel.force(true);
        } catch (IOException e) {
            throw NamedError.of(file, e);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes the file, if it exists, and before that what a killed process may have left of a new one. */
    public void delete() throws IOException {
        Files.deleteIfExists(partial);
        Files.deleteIfExists(file);
    }

    /**
     * Writes the content of a new file.
     *
     * @param <E> the exception that it may throw besides that of the file itself
     */
    @FunctionalInterface
    public interface Content<E extends Exception> {
        /**
         * @param empty the new file, which has its rights already
         */
        void put(Path empty) throws IOException, E;
    }
}
