package io.jenkins.plugins.nanohost.engine.media.vhd;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Guids;
import io.jenkins.plugins.nanohost.engine.media.source.Magic;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Reads a VHDX's headers, region table and metadata, and checks its block allocation table against the file's length. Written
 * from [MS-VHDX]. There are two headers and two region tables, so that the disk stays readable if the writing of one was
 * interrupted. Of the headers with a correct checksum, the one with the higher sequence number is valid.
 */
public final class VhdxReader {
    private static final int KIB = 1024;
    private static final int HEADER = 4 * KIB;
    private static final int REGION_TABLE = 64 * KIB;
    private static final int METADATA_TABLE = 64 * KIB;
    private static final long[] HEADERS = {64 * KIB, 128 * KIB};
    private static final long[] REGION_TABLES = {192 * KIB, 256 * KIB};
    private static final long LARGEST_DISK = 64L << 40;
    private static final long SMALLEST_BLOCK = 1 << 20;
    private static final long LARGEST_BLOCK = 256 << 20;
    private static final int LARGEST_LOCATOR = 1 << 20;
    private static final String NO_LOG = "00000000-0000-0000-0000-000000000000";

    private static final int BAT_PIECE = 1 << 20;

    /**
     * How many sectors one bitmap block describes ([MS-VHDX] 2.5.1). Such a block comes after the payload blocks that it
     * describes.
     */
    private static final long SECTORS_OF_BITMAP = 1L << 23;

    private static final int FULLY_PRESENT = 6;
    private static final int PARTIALLY_PRESENT = 7;

    private static final String BAT_REGION = "2DC27766-F623-4200-9D64-115E9BFD4A08";
    private static final String METADATA_REGION = "8B7CA206-4790-4B9A-B8FE-575F050F886E";
    private static final String FILE_PARAMETERS = "CAA16737-FA36-4D43-B3B6-33F0AA44E76B";
    private static final String VIRTUAL_DISK_SIZE = "2FA54224-CD1B-4876-B211-5DBED83BF4B8";
    private static final String VIRTUAL_DISK_ID = "BECA12AB-B2E6-4523-93EF-C309E000C746";
    private static final String SECTOR_SIZE = "8141BF1D-A96F-4709-BA47-F233A8FAAB5F";
    private static final String PARENT_LOCATOR = "A8D35F2D-B30B-454D-ABF7-D3D84834AB0C";

    private static final Pattern LINKAGE =
            Pattern.compile("\\{?(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})}?");

    private final Source file;

    private VhdxReader(Source file) {
        this.file = file;
    }

    public static boolean recognizes(ByteBuffer start) {
        return Magic.startsWith(start, "vhdxfile");
    }

    public static DiskFacts read(Source file) throws UnfitFailure, InterruptedException {
        return new VhdxReader(file).facts();
    }

    private record Item(long offset, long length) {}

    private DiskFacts facts() throws UnfitFailure, InterruptedException {
        ByteBuffer header = header();
        Map<String, Item> regions = regions();
        Map<String, Item> items = metadata(regions.get(METADATA_REGION));
        ByteBuffer parameters = item(items, FILE_PARAMETERS, 8);
        long virtualSize = item(items, VIRTUAL_DISK_SIZE, 8).getLong(0);
        long blockSize = parameters.getInt(0) & 0xFFFFFFFFL;
        int sectorSize = item(items, SECTOR_SIZE, 4).getInt(0);
        checkSizes(virtualSize, blockSize, sectorSize);
        checkBlocks(regions.get(BAT_REGION), blockSize, sectorSize);
        boolean fixed = (parameters.getInt(4) & 1) != 0;
        boolean child = (parameters.getInt(4) & 2) != 0;
        Map<String, String> parent = child ? parent(items) : Map.of();
        Map<String, String> paths = new LinkedHashMap<>(parent);
        paths.keySet().removeIf(key -> key.startsWith("parent_linkage"));
        return new DiskFacts(
                file.size(),
                DiskFacts.Format.VHDX,
                child ? DiskFacts.Type.DIFFERENCING : fixed ? DiskFacts.Type.FIXED : DiskFacts.Type.DYNAMIC,
                virtualSize,
                blockSize,
                sectorSize,
                Guids.windows(item(items, VIRTUAL_DISK_ID, 16), 0),
                Guids.windows(header, 48).equals(NO_LOG)
                        ? DiskFacts.DiskState.CLEAN
                        : DiskFacts.DiskState.LOG_TO_REPLAY,
                Guids.windows(header, 32),
                child ? parentId(parent) : "",
                paths);
    }

    /** The limits of [MS-VHDX], sections 2.6.2.1, 2.6.2.2 and 2.6.2.4. */
    private void checkSizes(long virtualSize, long blockSize, int sectorSize) throws UnfitFailure {
        if (sectorSize != 512 && sectorSize != 4096) {
            throw file.damaged("it claims a disk with sectors of " + (sectorSize & 0xFFFFFFFFL) + " bytes");
        }
        if (virtualSize <= 0
                || virtualSize > LARGEST_DISK
                || virtualSize % sectorSize != 0
                || Long.bitCount(blockSize) != 1
                || blockSize < SMALLEST_BLOCK
                || blockSize > LARGEST_BLOCK) {
            throw file.damaged("it claims a disk of " + virtualSize + " bytes in blocks of " + blockSize);
        }
    }

    /**
     * Checks that each block that the table places in the file is there: the headers of a file that was cut short are still
     * correct.
     */
    private void checkBlocks(Item table, long blockSize, int sectorSize) throws UnfitFailure, InterruptedException {
        long payloadsPerBitmap = SECTORS_OF_BITMAP * sectorSize / blockSize;
        for (long piece = 0; piece < table.length(); piece += BAT_PIECE) {
            ByteBuffer entries = file.read(table.offset() + piece, Math.min(BAT_PIECE, table.length() - piece));
            for (int at = 0; at + Long.BYTES <= entries.limit(); at += Long.BYTES) {
                long entry = entries.getLong(at);
                int state = (int) entry & 7;
                if (state != FULLY_PRESENT && state != PARTIALLY_PRESENT) {
                    continue;
                }
                long index = (piece + at) / Long.BYTES;
                boolean bitmap = index % (payloadsPerBitmap + 1) == payloadsPerBitmap;
                long end = (entry >>> 20 << 20) + (bitmap ? SMALLEST_BLOCK : blockSize);
                if (end > file.size() || end < 0) {
                    throw file.damaged("it is cut short: one of its blocks ends at byte " + Long.toUnsignedString(end)
                            + ", and the file has " + file.size());
                }
            }
        }
    }

    private String parentId(Map<String, String> parent) throws UnfitFailure {
        Matcher linkage = LINKAGE.matcher(parent.getOrDefault("parent_linkage", ""));
        if (!linkage.matches()) {
            throw file.damaged("it is a differencing disk, but does not contain its parent's identifier");
        }
        return linkage.group(1).toUpperCase(Locale.ROOT);
    }

    private ByteBuffer header() throws UnfitFailure, InterruptedException {
        ByteBuffer best = null;
        for (long at : HEADERS) {
            ByteBuffer header = file.read(at, HEADER);
            if (Magic.startsWith(header, "head")
                    && isSound(header)
                    && (best == null || Long.compareUnsigned(header.getLong(8), best.getLong(8)) > 0)) {
                best = header;
            }
        }
        if (best == null) {
            throw file.damaged("neither of its two VHDX headers is sound");
        }
        if (best.getShort(66) != 1) {
            throw file.damaged("it is of VHDX version " + best.getShort(66) + ", where there is only 1");
        }
        return best;
    }

    /** Where the two regions are. Every VHDX has both. */
    private Map<String, Item> regions() throws UnfitFailure, InterruptedException {
        for (long at : REGION_TABLES) {
            ByteBuffer table = file.read(at, REGION_TABLE);
            if (!Magic.startsWith(table, "regi") || !isSound(table)) {
                continue;
            }
            Map<String, Item> regions = new HashMap<>();
            int count = Math.min(Math.max(0, table.getInt(8)), 2047);
            for (int i = 0; i < count; i++) {
                int entry = 16 + 32 * i;
                regions.put(
                        Guids.windows(table, entry),
                        new Item(table.getLong(entry + 16), table.getInt(entry + 24) & 0xFFFFFFFFL));
            }
            if (regions.containsKey(METADATA_REGION) && regions.containsKey(BAT_REGION)) {
                return regions;
            }
        }
        throw file.damaged(
                "neither of its two VHDX region tables says where the metadata and the block allocation table are");
    }

    private Map<String, Item> metadata(Item region) throws UnfitFailure, InterruptedException {
        ByteBuffer table = file.read(region.offset(), METADATA_TABLE);
        if (!Magic.startsWith(table, "metadata")) {
            throw file.damaged("its VHDX metadata table is not where it should be");
        }
        Map<String, Item> items = new HashMap<>();
        int count = Math.min(table.getShort(10) & 0xFFFF, 2047);
        for (int i = 0; i < count; i++) {
            int entry = 32 + 32 * i;
            long offset = table.getInt(entry + 16) & 0xFFFFFFFFL;
            long length = table.getInt(entry + 20) & 0xFFFFFFFFL;
            if (offset > region.length() - length) {
                throw file.damaged("an item of its VHDX metadata is outside of them");
            }
            items.put(Guids.windows(table, entry), new Item(region.offset() + offset, length));
        }
        return items;
    }

    private ByteBuffer item(Map<String, Item> items, String id, int length) throws UnfitFailure, InterruptedException {
        Item item = items.get(id);
        if (item == null || item.length() < length || item.length() > LARGEST_LOCATOR) {
            throw file.damaged("its VHDX metadata lack what every disk has (" + id + ")");
        }
        return file.read(item.offset(), item.length());
    }

    private Map<String, String> parent(Map<String, Item> items) throws UnfitFailure, InterruptedException {
        ByteBuffer locator = item(items, PARENT_LOCATOR, 20);
        int count = locator.getShort(18) & 0xFFFF;
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            int entry = 20 + 12 * i;
            if (entry + 12 > locator.limit()) {
                throw file.damaged("its parent locator is cut short");
            }
            String key = text(locator, locator.getInt(entry), locator.getShort(entry + 8) & 0xFFFF);
            values.put(key, text(locator, locator.getInt(entry + 4), locator.getShort(entry + 10) & 0xFFFF));
        }
        return values;
    }

    private String text(ByteBuffer bytes, int at, int length) throws UnfitFailure {
        if (at < 0 || at > bytes.limit() - length) {
            throw file.damaged("its parent locator is cut short");
        }
        return StandardCharsets.UTF_16LE.decode(bytes.slice(at, length)).toString();
    }

    /** The checksum is a CRC-32C over the whole structure, with zeros in its own field. */
    private static boolean isSound(ByteBuffer structure) {
        ByteBuffer copy = ByteBuffer.allocate(structure.limit());
        copy.put(structure.duplicate().rewind());
        copy.putInt(4, 0).flip();
        CRC32C crc = new CRC32C();
        crc.update(copy);
        return (int) crc.getValue() == structure.getInt(4);
    }
}
