package io.jenkins.plugins.nanohost.engine.rehearsal.disk;

import io.jenkins.plugins.nanohost.engine.io.NamedError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An empty dynamic or differencing VHD, as Microsoft's "Virtual Hard Disk Image Format Specification" 1.0 lays it out.
 * A VHDX has two ids, a VHD only one: the unique id of its footer, by which children recognize it. Here it is also the
 * id of what is on the disk.
 */
final class VhdFile {
    private static final int SECTOR = 512;
    private static final int BLOCK = 2 << 20;
    private static final int FOOTER = 512;
    private static final int HEADER = 1024;
    private static final int TABLE = FOOTER + HEADER;
    private static final int CHECKSUM_OF_FOOTER = 64;
    private static final int CHECKSUM_OF_HEADER = 36;
    private static final int UNIQUE_ID = 68;
    private static final int NAME_BYTES = 512;
    private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private static final int DYNAMIC = 3;
    private static final int DIFFERENCING = 4;

    private VhdFile() {}

    /** Writes the whole file, its footer last; an existing file is replaced in place. */
    static void write(Path path, DiskShape shape) throws IOException {
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            int entries = (int) ((shape.virtualBytes() + BLOCK - 1) / BLOCK);
            byte[] table = new byte[sectors(4 * entries)];
            Arrays.fill(table, (byte) 0xFF);
            DiskShape.Parent parent = shape.parent();
            byte[] absolute = parent == null ? new byte[0] : text(parent.path().toString(), StandardCharsets.UTF_16LE);
            byte[] relative = parent == null ? new byte[0] : text(relative(path, parent), StandardCharsets.UTF_16LE);
            int texts = TABLE + table.length;
            ByteBuffer header = header(entries);
            if (parent != null) {
                putParent(header, parent);
                putLocator(header.position(576), "W2ku", absolute.length, texts);
                putLocator(header.position(600), "W2ru", relative.length, texts + sectors(absolute.length));
            }
            file.position(FOOTER);
            for (byte[] part : List.of(
                    checked(header, CHECKSUM_OF_HEADER),
                    table,
                    Arrays.copyOf(absolute, sectors(absolute.length)),
                    Arrays.copyOf(relative, sectors(relative.length)))) {
                file.write(ByteBuffer.wrap(part));
            }
            byte[] footer = checked(footer(shape), CHECKSUM_OF_FOOTER);
            file.write(ByteBuffer.wrap(footer));
            file.write(ByteBuffer.wrap(footer), 0);
        } catch (IOException e) {
            throw NamedError.of(path, e);
        }
    }

    /** The unique id of a file; empty when it is no VHD or its writing was not finished. */
    static Optional<UUID> contentId(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            if (file.size() < TABLE + FOOTER) {
                return Optional.empty();
            }
            byte[] footer =
                    Channels.newInputStream(file.position(file.size() - FOOTER)).readNBytes(FOOTER);
            ByteBuffer read = ByteBuffer.wrap(footer);
            return new String(footer, 0, 8, StandardCharsets.US_ASCII).equals("conectix")
                    ? Optional.of(new UUID(read.getLong(UNIQUE_ID), read.getLong(UNIQUE_ID + 8)))
                    : Optional.empty();
        }
    }

    private static ByteBuffer footer(DiskShape shape) {
        ByteBuffer footer = ByteBuffer.allocate(FOOTER);
        footer.put(ascii("conectix")).putInt(2).putInt(0x10000).putLong(FOOTER);
        footer.putInt((int) (Instant.now().getEpochSecond() - YEAR_2000));
        // The creator decides whether readers use the size or the geometry, which ends at 127 GB.
        footer.put(ascii("win ")).putInt(0xA0000).put(ascii("Wi2k"));
        footer.putLong(shape.virtualBytes()).putLong(shape.virtualBytes());
        putGeometry(footer, shape.virtualBytes() / SECTOR);
        footer.putInt(shape.parent() == null ? DYNAMIC : DIFFERENCING).putInt(0);
        UUID id = shape.contentId();
        footer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return footer;
    }

    /** Cylinders, heads and sectors as the specification's appendix computes them. */
    private static void putGeometry(ByteBuffer footer, long allSectors) {
        long total = Math.min(allSectors, 65535L * 16 * 255);
        int perTrack = 255;
        int heads = 16;
        long tracks = total / perTrack;
        if (total < 65535L * 16 * 63) {
            perTrack = 17;
            tracks = total / perTrack;
            heads = (int) Math.max((tracks + 1023) / 1024, 4);
            if (tracks >= heads * 1024L || heads > 16) {
                perTrack = 31;
                heads = 16;
                tracks = total / perTrack;
            }
            if (tracks >= heads * 1024L) {
                perTrack = 63;
                tracks = total / perTrack;
            }
        }
        footer.putShort((short) (tracks / heads)).put((byte) heads).put((byte) perTrack);
    }

    private static ByteBuffer header(int entries) {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        return header.put(ascii("cxsparse"))
                .putLong(-1)
                .putLong(TABLE)
                .putInt(0x10000)
                .putInt(entries)
                .putInt(BLOCK)
                .putInt(0);
    }

    private static void putParent(ByteBuffer header, DiskShape.Parent parent) {
        UUID id = parent.contentId();
        header.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        header.position(64);
        byte[] name = text(name(parent), StandardCharsets.UTF_16BE);
        header.put(name, 0, Math.min(name.length, NAME_BYTES));
    }

    /** Both sizes in bytes, as Microsoft's own files have them; the specification's text counts sectors. */
    private static void putLocator(ByteBuffer header, String code, int length, int offset) {
        header.put(ascii(code)).putInt(sectors(length)).putInt(length).putInt(0).putLong(offset);
    }

    private static String relative(Path path, DiskShape.Parent parent) {
        boolean beside = Disks.normal(parent.path())
                .getParent()
                .equals(Disks.normal(path).getParent());
        return beside ? ".\\" + name(parent) : parent.path().toString();
    }

    private static String name(DiskShape.Parent parent) {
        return String.valueOf(parent.path().getFileName());
    }

    /** The complement of the sum of all bytes. */
    private static byte[] checked(ByteBuffer structure, int at) {
        int sum = 0;
        for (byte value : structure.array()) {
            sum += value & 0xFF;
        }
        return structure.putInt(at, ~sum).array();
    }

    private static int sectors(int bytes) {
        return (bytes + SECTOR - 1) / SECTOR * SECTOR;
    }

    private static byte[] text(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
