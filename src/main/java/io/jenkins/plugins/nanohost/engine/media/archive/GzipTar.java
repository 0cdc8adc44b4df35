package io.jenkins.plugins.nanohost.engine.media.archive;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A tar archive that is compressed by gzip (RFC 1952), as a channel with the bytes of the tar. It is unpacked once, from its
 * start to its end, since gzip has no positions. Of that, headers and JSON texts are kept; all else, such as layers, is
 * counted, and reads as zeros.
 */
final class GzipTar implements SeekableByteChannel {
    private static final int BLOCK = 512;
    private static final int PIECE = 1 << 16;
    private static final int LARGEST_KEPT = 4 << 20;
    private static final long MOST_KEPT = 64L << 20;

    /** So many bytes at most are unpacked, 256 GiB: a small file may unpack without end. */
    private static final long MOST_UNPACKED = 256L << 30;

    private static final Pattern PAX_SIZE = Pattern.compile(" size=(\\d{1,18})\n");

    private final Source file;
    private final TreeMap<Long, byte[]> kept = new TreeMap<>();
    private long keptBytes;
    private long size;
    private long position;

    private GzipTar(Source file) {
        this.file = file;
    }

    /** The tar in a compressed file, by the compressed file's name; what is compressed and no tar is refused. */
    static Source unpack(Source file) throws UnfitFailure, InterruptedException {
        GzipTar tar = new GzipTar(file);
        ZipChannel channel = new ZipChannel(file);
        channel.listIsRead();
        try (InputStream in =
                new GZIPInputStream(new BufferedInputStream(Channels.newInputStream(channel), PIECE), PIECE)) {
            tar.walk(in);
        } catch (EOFException e) {
            throw new UnfitFailure(
                    FailureCode.FILE_TRUNCATED,
                    file.name() + " is truncated: its gzip data ends in the middle",
                    "Copy or download the file again, and compare its size and digest with the original's.");
        } catch (InterruptedIOException e) {
            throw Source.unreadable(file.name(), e);
        } catch (IOException e) {
            if (e.getCause() instanceof UnfitFailure failure) {
                throw failure;
            }
            throw file.damaged("its gzip data is not sound (" + e.getMessage() + ")");
        }
        return Source.of(tar, file.name());
    }

    private void walk(InputStream in) throws IOException, UnfitFailure {
        long nextSize = -1;
        for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
            ByteBuffer header = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
            if (size == 0 && !Tar.recognizes(header)) {
                throw new UnfitFailure(
                        FailureCode.NO_CONTAINER_IMAGE,
                        file.name()
                                + " is no image archive: it is compressed by gzip, and what it holds is no tar archive",
                        "Unpack it (gzip -d), and name the file that was in it.");
            }
            keep(block);
            boolean sound = block.length == BLOCK && Tar.isSound(header);
            long length = sound ? Tar.number(header, 124, 12) : -1;
            if (length < 0) {
                skip(in, Long.MAX_VALUE); // the archive's end, or damage, which the tar's reader tells
                return;
            }
            boolean extra = Tar.isExtra(header);
            if (!extra && nextSize >= 0) {
                length = nextSize;
            }
            byte[] body = body(in, length, extra);
            nextSize = extra ? paxSize(body, nextSize) : -1;
        }
    }

    /** Reads an entry's content, and returns what is kept of it. */
    private byte[] body(InputStream in, long length, boolean extra) throws IOException, UnfitFailure {
        long padded = (length + BLOCK - 1) / BLOCK * BLOCK;
        byte[] first = in.readNBytes((int) Math.min(padded, BLOCK));
        byte[] all = {};
        if (length <= LARGEST_KEPT && (extra || isJson(first))) {
            byte[] rest = in.readNBytes((int) padded - first.length);
            all = new byte[first.length + rest.length];
            System.arraycopy(first, 0, all, 0, first.length);
            System.arraycopy(rest, 0, all, first.length, rest.length);
            keep(all);
        } else {
            size += first.length;
            skip(in, padded - first.length);
        }
        return all;
    }

    private static boolean isJson(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1).stripLeading();
        return text.startsWith("{") || text.startsWith("[");
    }

    private static long paxSize(byte[] extra, long before) {
        Matcher found = PAX_SIZE.matcher(new String(extra, StandardCharsets.ISO_8859_1));
        return found.find() ? Long.parseLong(found.group(1)) : before;
    }

    private void keep(byte[] bytes) throws UnfitFailure {
        kept.put(size, bytes);
        size += bytes.length;
        keptBytes += bytes.length;
        if (keptBytes > MOST_KEPT) {
            throw file.damaged("it has more headers and texts than any image archive");
        }
    }

    private void skip(InputStream in, long count) throws IOException, UnfitFailure {
        byte[] piece = new byte[PIECE];
        long left = count;
        for (int read = 0; left > 0 && read >= 0; left -= read) {
            read = in.read(piece, 0, (int) Math.min(PIECE, left));
            size += Math.max(0, read);
            if (size > MOST_UNPACKED) {
                throw file.damaged("it unpacks to more than " + MOST_UNPACKED + " bytes");
            }
        }
    }

    @Override
    public int read(ByteBuffer target) {
        if (position >= size) {
            return -1;
        }
        int length = (int) Math.min(target.remaining(), size - position);
        byte[] bytes = new byte[length];
        Map.Entry<Long, byte[]> piece = kept.floorEntry(position);
        while (piece != null && piece.getKey() < position + length) {
            long from = Math.max(position, piece.getKey());
            long to = Math.min(position + length, piece.getKey() + piece.getValue().length);
            if (from < to) {
                System.arraycopy(piece.getValue(), (int) (from - piece.getKey()), bytes, (int) (from - position), (int)
                        (to - from));
            }
            piece = kept.higherEntry(piece.getKey());
        }
        target.put(bytes);
        position += length;
        return length;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    /** The compressed file is not closed; who opened it does that. */
    @Override
    public void close() {}

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }
}
