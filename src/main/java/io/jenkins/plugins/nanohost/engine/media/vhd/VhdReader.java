package io.jenkins.plugins.nanohost.engine.media.vhd;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Guids;
import io.jenkins.plugins.nanohost.engine.media.source.Magic;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a VHD's footer and dynamic header. Written from Microsoft's "Virtual Hard Disk Image Format Specification" 1.0. The
 * footer is at the end of the file. A growing file also has a copy of it at its start, so a file that was cut short has only
 * that copy.
 */
public final class VhdReader {
    private static final int FOOTER = 512;
    private static final int OLD_FOOTER = 511;
    private static final int DYNAMIC_HEADER = 1024;
    private static final int SECTOR = 512;
    private static final long LARGEST_DISK = 2048L << 30;
    private static final int LARGEST_PATH = 64 * 1024;
    private static final int LOCATORS = 8;

    private static final int ENTRY = 4;
    private static final long UNUSED = 0xFFFFFFFFL;
    private static final long SMALLEST_BLOCK = SECTOR;

    /** How many entries of the block table are read at once. */
    private static final int PIECE = 1 << 18;

    private static final int FIXED = 2;
    private static final int DYNAMIC = 3;
    private static final int DIFFERENCING = 4;

    private final Source file;

    private VhdReader(Source file) {
        this.file = file;
    }

    public static boolean recognizes(ByteBuffer start, ByteBuffer end) {
        return Magic.startsWith(start, "conectix") || Magic.startsWith(end, "conectix") || isOld(end);
    }

    /** Virtual PC before 2004 wrote footers of 511 bytes (the specification, "Hard Disk Footer Format"). */
    private static boolean isOld(ByteBuffer end) {
        return Magic.at(end, end.limit() - OLD_FOOTER, "conectix");
    }

    public static DiskFacts read(Source file) throws UnfitFailure, InterruptedException {
        return new VhdReader(file).facts();
    }

    private DiskFacts facts() throws UnfitFailure, InterruptedException {
        ByteBuffer footer = file.read(file.size() - FOOTER, FOOTER).order(ByteOrder.BIG_ENDIAN);
        if (isOld(footer)) {
            throw new UnfitFailure(
                    FailureCode.VHD_TOO_OLD,
                    file.name() + " is a VHD with a footer of 511 bytes, as Virtual PC before 2004 wrote it",
                    "Convert it into a VHDX with Convert-VHD, or make the disk again.");
        }
        if (!Magic.startsWith(footer, "conectix")) {
            throw new UnfitFailure(
                    FailureCode.FILE_TRUNCATED,
                    file.name() + " is truncated: it begins as a VHD, but the footer at its end is missing",
                    "Copy the file again, and compare its size and digest with the original's.");
        }
        if (!isSound(footer, 64)) {
            throw file.damaged("the checksum of its VHD footer is wrong");
        }
        long virtualSize = footer.getLong(48);
        if (virtualSize <= 0 || virtualSize > LARGEST_DISK || virtualSize % SECTOR != 0) {
            throw file.damaged("it claims a disk of " + virtualSize + " bytes");
        }
        return switch (footer.getInt(60)) {
            case FIXED -> fixed(footer, virtualSize);
            case DYNAMIC -> growing(footer, DiskFacts.Type.DYNAMIC);
            case DIFFERENCING -> growing(footer, DiskFacts.Type.DIFFERENCING);
            default -> throw file.damaged("it is a VHD of an unknown type, " + footer.getInt(60));
        };
    }

    private DiskFacts fixed(ByteBuffer footer, long virtualSize) throws UnfitFailure {
        if (file.size() < virtualSize + FOOTER) {
            throw file.damaged("it claims a disk of " + virtualSize + " bytes, but has " + file.size());
        }
        return disk(footer, DiskFacts.Type.FIXED, 0, "", Map.of());
    }

    private DiskFacts growing(ByteBuffer footer, DiskFacts.Type type) throws UnfitFailure, InterruptedException {
        ByteBuffer header = file.read(footer.getLong(16), DYNAMIC_HEADER).order(ByteOrder.BIG_ENDIAN);
        if (!Magic.startsWith(header, "cxsparse") || !isSound(header, 36)) {
            throw file.damaged("its dynamic VHD header is not sound");
        }
        long blockSize = header.getInt(32) & 0xFFFFFFFFL;
        if (Long.bitCount(blockSize) != 1 || blockSize < SECTOR) {
            throw file.damaged("it claims blocks of " + blockSize + " bytes");
        }
        checkBlocks(header, blockSize);
        return type == DiskFacts.Type.DYNAMIC
                ? disk(footer, type, blockSize, "", Map.of())
                : disk(footer, type, blockSize, Guids.network(header, 40), parentPaths(header));
    }

    /** Refuses a table that points past the file's end: the disk was cut short, and its footer was written again afterwards. */
    private void checkBlocks(ByteBuffer header, long blockSize) throws UnfitFailure, InterruptedException {
        long offset = header.getLong(16);
        long entries = header.getInt(28) & 0xFFFFFFFFL;
        if (entries > LARGEST_DISK / SMALLEST_BLOCK || offset < 0 || offset > file.size() - entries * ENTRY) {
            throw file.damaged("its table of blocks is not whole");
        }
        // Each block begins with a bitmap that has one bit for each of its sectors; the bitmap fills whole sectors.
        long bitmap = (blockSize / SECTOR / 8 + SECTOR - 1) / SECTOR * SECTOR;
        for (long done = 0; done < entries; done += PIECE) {
            ByteBuffer table = file.read(offset + done * ENTRY, ENTRY * Math.min(PIECE, entries - done))
                    .order(ByteOrder.BIG_ENDIAN);
            while (table.remaining() >= ENTRY) {
                long sector = table.getInt() & 0xFFFFFFFFL;
                if (sector != UNUSED && sector * SECTOR + bitmap + blockSize > file.size()) {
                    throw file.damaged("its table of blocks points past its end: it was cut short");
                }
            }
        }
    }

    private DiskFacts disk(
            ByteBuffer footer, DiskFacts.Type type, long blockSize, String parentId, Map<String, String> parentPaths) {
        return new DiskFacts(
                file.size(),
                DiskFacts.Format.VHD,
                type,
                footer.getLong(48),
                blockSize,
                SECTOR,
                Guids.network(footer, 68),
                DiskFacts.DiskState.CLEAN,
                Guids.network(footer, 68),
                parentId,
                parentPaths);
    }

    private Map<String, String> parentPaths(ByteBuffer header) throws UnfitFailure, InterruptedException {
        Map<String, String> paths = new LinkedHashMap<>();
        byte[] name = new byte[512];
        header.get(64, name);
        paths.put("name", ended(name, StandardCharsets.UTF_16BE));
        for (int i = 0; i < LOCATORS; i++) {
            int entry = 576 + 24 * i;
            String kind =
                    StandardCharsets.ISO_8859_1.decode(header.slice(entry, 4)).toString();
            long length = header.getInt(entry + 8) & 0xFFFFFFFFL;
            if (length > LARGEST_PATH) {
                throw file.damaged("it claims a path of " + length + " bytes to its parent");
            }
            if (kind.equals("W2ru") || kind.equals("W2ku")) {
                ByteBuffer path = file.read(header.getLong(entry + 16), length);
                paths.put(
                        kind.equals("W2ru") ? "relative" : "absolute", ended(path.array(), StandardCharsets.UTF_16LE));
            }
        }
        paths.values().removeIf(String::isEmpty);
        return paths;
    }

    private static String ended(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** The checksum is the complement of the sum of all bytes except its own. */
    private static boolean isSound(ByteBuffer structure, int checksumAt) {
        int sum = 0;
        for (int i = 0; i < structure.limit(); i++) {
            sum += i >= checksumAt && i < checksumAt + 4 ? 0 : structure.get(i) & 0xFF;
        }
        return ~sum == structure.getInt(checksumAt);
    }
}
