package io.jenkins.plugins.nanohost.engine.media.archive;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Magic;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip archive: its list of files, and their content. Commons Compress reads it; what it lets pass is checked here. */
public final class ZipArchive implements AutoCloseable {
    private static final int END = 22;

    private final Source file;
    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;

    private ZipArchive(Source file) throws IOException, UnfitFailure, InterruptedException {
        this.file = file;
        ZipChannel channel = new ZipChannel(file);
        zip = ZipFile.builder()
                .setSeekableByteChannel(channel)
                .setIgnoreLocalFileHeader(true)
                .get();
        entries = Collections.list(zip.getEntries());
        try {
            requireWhole(channel.position());
            requirePlain();
        } catch (IOException | UnfitFailure | InterruptedException e) {
            ZipFile.closeQuietly(zip);
            throw e;
        }
        channel.listIsRead();
    }

    /** A zip, or a part of a split one: neither the first nor the last part begins as a zip does. */
    public static boolean recognizes(ByteBuffer start, ByteBuffer end) {
        return Magic.startsWith(start, "PK\3\4") || Magic.startsWith(start, "PK\5\6") || isPart(start, end);
    }

    private static boolean isPart(ByteBuffer start, ByteBuffer end) {
        int record = end.limit() - END;
        return Magic.startsWith(start, "PK\7\10")
                || Magic.at(end, record, "PK\5\6") && (end.get(record + 4) != 0 || end.get(record + 5) != 0);
    }

    /** Opens a file that must be a zip. */
    public static ZipArchive open(Path path) throws UnfitFailure, InterruptedException {
        Source file = Source.open(path);
        try {
            return of(file);
        } catch (UnfitFailure | InterruptedException e) {
            file.close();
            throw e;
        }
    }

    /** Takes the file over: it is closed with the archive. */
    static ZipArchive of(Source file) throws UnfitFailure, InterruptedException {
        ByteBuffer start = file.peek(0, END);
        ByteBuffer end = file.peek(file.size() - END, END);
        if (!recognizes(start, end)) {
            throw new UnfitFailure(
                    FailureCode.NOT_A_ZIP,
                    file.name() + " cannot be read as a zip: it does not begin as one",
                    "Give the zip as it was downloaded; compare its size and digest with the original's.");
        }
        if (isPart(start, end)) {
            throw new UnfitFailure(
                    FailureCode.ZIP_SPLIT,
                    file.name() + " is a part of a split zip archive",
                    "Join the parts to one file first, or unpack them and give the folder.");
        }
        try {
            return new ZipArchive(file);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file.name(), e);
        }
    }

    /** The library ends its reading at the first thing that is no entry; in a whole list that is what follows the list. */
    private void requireWhole(long position) throws UnfitFailure, InterruptedException, ZipException {
        ByteBuffer next = file.read(Math.max(0, position - 4), 4);
        if (!Magic.startsWith(next, "PK\5\6")
                && !Magic.startsWith(next, "PK\6\6")
                && !Magic.startsWith(next, "PK\5\5")) {
            throw new ZipException("it ends in the middle");
        }
    }

    private void requirePlain() throws UnfitFailure {
        for (ZipArchiveEntry entry : entries) {
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new UnfitFailure(
                        FailureCode.ZIP_ENCRYPTED,
                        file.name() + " is encrypted: " + Source.quoted(entry.getName()) + " needs a password",
                        "Unpack it with its password, and give the folder or a zip without one.");
            }
        }
    }

    /** Files and folders, in the order of the list. */
    public List<ZipArchiveEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** The files of this name, in whatever folder. */
    public List<ZipArchiveEntry> findAll(String name) {
        return entries.stream().filter(entry -> isCalled(entry, name)).toList();
    }

    /** Upper and lower case are the same, as in Windows. */
    static boolean isCalled(ZipArchiveEntry entry, String name) {
        // The library makes slashes of the backslashes that Windows' own programs wrote, on some systems only.
        String path = entry.getName().replace('\\', '/');
        return !path.endsWith("/") && path.substring(path.lastIndexOf('/') + 1).equalsIgnoreCase(name);
    }

    /** What is done with a file's content. */
    @FunctionalInterface
    public interface ZipContent<T, E extends Exception> {
        T read(InputStream in) throws IOException, E;
    }

    /**
     * Reads a file to its end, and compares its checksum, which the library does not.
     *
     * @throws ZipException the content is damaged, or packed in a way that is not read here; see {@link #unreadable}
     * @throws InterruptedIOException the thread was interrupted while it read
     * @throws IOException what the content itself throws
     */
    public <T, E extends Exception> T content(ZipArchiveEntry entry, ZipContent<T, E> content) throws IOException, E {
        try (CheckedInputStream in = new CheckedInputStream(new ZipStream(() -> raw(entry)), new CRC32())) {
            T result = content.read(in);
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException("the checksum of " + Source.quoted(entry.getName()) + " is wrong");
            }
            return result;
        }
    }

    private InputStream raw(ZipArchiveEntry entry) throws IOException {
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw (IOException) new ZipException()
                    .initCause(new UnfitFailure(
                            FailureCode.ZIP_METHOD_UNKNOWN,
                            file.name() + " holds " + Source.quoted(entry.getName()) + " compressed by method "
                                    + entry.getMethod() + ", which is not read here, or it is damaged",
                            "Give the zip as it was downloaded, or unpack it and give the folder."));
        }
        return zip.getInputStream(entry);
    }

    /** A zip that the library could not read; an interrupt is passed on as what it is. */
    public static UnfitFailure unreadable(String name, Exception e) throws InterruptedException {
        // The library gives its own exceptions the true ones as causes.
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof InterruptedIOException)) {
            cause = cause.getCause();
        }
        if (cause instanceof InterruptedIOException interrupt) {
            return Source.unreadable(name, interrupt);
        }
        if (cause instanceof UnfitFailure failure) {
            return failure;
        }
        return new UnfitFailure(
                FailureCode.FILE_DAMAGED,
                name + " cannot be read as a zip, it is truncated or damaged: "
                        + Source.quoted(String.valueOf(cause.getMessage())),
                "Copy or download the file again, and compare its size and digest with the original's.");
    }

    @Override
    public void close() {
        ZipFile.closeQuietly(zip);
    }
}
