package io.jenkins.plugins.nanohost.engine.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes to files, and follows no link that somebody put in the place of one: otherwise this account would write to any file
 * that the other person names. A file that is replaced as a whole is an {@link AtomicFile}, which takes the place of a link.
 */
public final class NoLinks {
    private NoLinks() {}

    /** Writes a new file. Fails if anything is in its place, also a link that leads nowhere. */
    public static void writeNew(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Writes a small note anew, and makes its file if it does not exist. A link in its place is deleted. */
    public static void writeNote(Path file, String text) throws IOException {
        if (Files.isSymbolicLink(file)) {
            Files.delete(file);
        }
        Files.write(
                file,
                text.getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Writes to a file that exists, such as one that was just made with its rights.
     *
     * @throws FileSystemException if a link is in its place
     */
    public static void fill(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = open(file)) {
            out.write(bytes);
        }
    }

    /**
     * Opens a file that exists, to write it anew.
     *
     * @throws FileSystemException if a link is in its place
     */
    public static OutputStream open(Path file) throws IOException {
        requireNoLink(file);
        return Files.newOutputStream(
                file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Opens a file for writing, and makes it if it does not exist; its content stays.
     *
     * @throws FileSystemException if a link is in its place
     */
    static FileChannel channel(Path file) throws IOException {
        requireNoLink(file);
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Opens a file that exists for writing; its content stays.
     *
     * @throws FileSystemException if a link is in its place
     */
    static FileChannel existing(Path file) throws IOException {
        requireNoLink(file);
        return FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /** Only for the message: if a link is put there afterwards, the system refuses to open it. */
    private static void requireNoLink(Path file) throws FileSystemException {
        if (Files.isSymbolicLink(file)) {
            throw new FileSystemException(
                    file.toString(), null, "it is a link, and nothing is written through a link; delete the link");
        }
    }
}
