package io.jenkins.plugins.nanohost.engine.media.source;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file, or a file inside another, that is read at positions. Every length that a file states about itself is checked here: a
 * read past the end is refused with a message that says so, and never becomes a short read or a large allocation.
 */
public final class Source implements Closeable {
    /** The largest size that is read in one piece, in bytes; the structures of the formats read here are all much smaller. */
    public static final int LARGEST_READ = 16 << 20;

    private static final int LONGEST_SHOWN = 100;

    private final SeekableByteChannel channel;
    private final String name;
    private final long size;

    private Source(SeekableByteChannel channel, String name, long size) {
        this.channel = channel;
        this.name = name;
        this.size = size;
    }

    public static Source open(Path file) throws UnfitFailure, InterruptedException {
        SeekableByteChannel channel;
        try {
            if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
                // Opening a pipe may wait for ever.
                throw new UnfitFailure(
                        FailureCode.NO_FILE,
                        file + " is a pipe or a device, not a file",
                        "Name a file on a disk of the machine.");
            }
            channel = Files.newByteChannel(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
        try {
            return of(channel, file.toString());
        } catch (UnfitFailure | InterruptedException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    public static Source of(SeekableByteChannel channel, String name) throws UnfitFailure, InterruptedException {
        try {
            return new Source(channel, name, channel.size());
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    public String name() {
        return name;
    }

    public long size() {
        return size;
    }

    /** The bytes at {@code offset}, in a buffer that is little-endian until the caller changes it. */
    public ByteBuffer read(long offset, long length) throws UnfitFailure, InterruptedException {
        if (offset < 0 || length < 0 || length > LARGEST_READ) {
            throw damaged("it names " + length + " bytes at " + offset + ", which no sound file does");
        }
        if (offset > size - length) {
            throw new UnfitFailure(
                    FailureCode.FILE_TRUNCATED,
                    name + " is truncated or damaged: " + length + " bytes are needed at " + offset
                            + ", but it ends at " + size,
                    "Copy or download the file again, and compare its size and digest with the original's.");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        try {
            channel.position(offset);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new UnfitFailure(
                            FailureCode.FILE_CHANGES,
                            name + " ended at " + channel.position() + " while it was read",
                            "Check that no other program writes the file, and try again.");
                }
            }
        } catch (IOException e) {
            throw unreadable(name, e);
        }
        return bytes.flip();
    }

    /**
     * Up to {@code length} bytes at {@code offset}, fewer at the file's end: for a check whether a structure is there at all.
     */
    public ByteBuffer peek(long offset, int length) throws UnfitFailure, InterruptedException {
        long from = Math.max(0, Math.min(offset, size));
        return read(from, Math.min(length, size - from));
    }

    /** A name from a file, for a message: in quotes, on one line and not too long, even if the name is damaged. */
    public static String quoted(String name) {
        String shown = name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "..." : name;
        return "\"" + shown.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?") + "\"";
    }

    public UnfitFailure damaged(String what) {
        return new UnfitFailure(
                FailureCode.FILE_DAMAGED,
                name + " is damaged: " + what,
                "Copy or download the file again, and compare its digest with the original's.");
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    /** The failure for a file that cannot be read; an interrupt that closed the channel is passed on as an interrupt. */
    public static UnfitFailure unreadable(String name, IOException e) throws InterruptedException {
        if (e instanceof ClosedByInterruptException || e instanceof InterruptedIOException) {
            Thread.interrupted();
            throw new InterruptedException("interrupted while " + name + " was read");
        }
        if (e.getCause() instanceof UnfitFailure cause) {
            return cause;
        }
        if (e instanceof NoSuchFileException) {
            return new UnfitFailure(
                    FailureCode.NO_FILE, name + " does not exist", "Correct the path, or put the file there.");
        }
        if (e instanceof AccessDeniedException) {
            return new UnfitFailure(
                    FailureCode.FILE_DENIED,
                    name + " may not be read by this account",
                    "Give the account the right to read it.");
        }
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new UnfitFailure(
                FailureCode.FILE_UNREADABLE,
                name + " cannot be read: " + reason,
                "Check that the file is there, complete, and not locked by another program.");
    }

    /** An error on closing is ignored: the channel was only read, so nothing is lost. */
    private static void closeQuietly(SeekableByteChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            return;
        }
    }
}
