package io.jenkins.plugins.nanohost.engine.rehearsal.disk;

import io.jenkins.plugins.nanohost.engine.io.NamedError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * An empty dynamic or differencing VHDX, as [MS-VHDX] lays it out: every reader of the format accepts it as a disk.
 * What the rehearsal keeps on the disk is elsewhere, under the file's DataWriteGuid, which stays the same when the file
 * is renamed.
 */
final class VhdxFile {

    private static final int KB = 1 << 10;
    private static final int MB = 1 << 20;
    private static final int SECTOR = 512;
    private static final int PHYSICAL_SECTOR = 4096;

    /** The block size of New-VHD for dynamic disks; for differencing disks it is 2 MB. */
    private static final int BLOCK = 32 * MB;

    private static final int HEADER = 64 * KB;
    private static final int REGIONS = 192 * KB;
    private static final int LOG = MB;
    private static final int METADATA = 2 * MB;
    private static final int BLOCK_TABLE = 3 * MB;

    private static final UUID BLOCK_TABLE_REGION = UUID.fromString("2DC27766-F623-4200-9D64-115E9BFD4A08");
    private static final UUID METADATA_REGION = UUID.fromString("8B7CA206-4790-4B9A-B8FE-575F050F886E");
    private static final UUID FILE_PARAMETERS = UUID.fromString("CAA16737-FA36-4D43-B3B6-33F0AA44E76B");
    private static final UUID VIRTUAL_SIZE = UUID.fromString("2FA54224-CD1B-4876-B211-5DBED83BF4B8");
    private static final UUID DISK_ID = UUID.fromString("BECA12AB-B2E6-4523-93EF-C309E000C746");
    private static final UUID LOGICAL_SECTOR = UUID.fromString("8141BF1D-A96F-4709-BA47-F233A8FAAB5F");
    private static final UUID PHYSICAL_SECTOR_ITEM = UUID.fromString("CDA348C7-445D-4471-9CC9-E9885251C556");
    private static final UUID PARENT_LOCATOR = UUID.fromString("A8D35F2D-B30B-454D-ABF7-D3D84834AB0C");
    private static final UUID VHDX_PARENT = UUID.fromString("B04AEFB7-D19E-4A81-B789-25B8E9445913");

    private static final int USER_NO_VIRTUAL_NO_REQUIRED = 4;
    private static final int VIRTUAL_REQUIRED = 6;
    private static final int HAS_PARENT = 2;

    private VhdxFile() {}

    /** Writes the whole file; an existing file is replaced in place. */
    static void write(Path path, DiskShape shape) throws IOException {
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            long table = roundUp(8 * blockTableEntries(shape), MB);
            put(file, BLOCK_TABLE + table - 1, buffer(1));
            put(file, METADATA, metadata(shape));
            ByteBuffer regions = regions((int) table);
            put(file, REGIONS, regions);
            put(file, REGIONS + 64 * KB, regions);
            put(file, 0, buffer(64 * KB).put(ascii("vhdxfile")).put(utf16("Nano Container Host rehearsal")));
            UUID fileWrite = UUID.randomUUID();
            put(file, HEADER, header(1, fileWrite, shape.contentId()));
            put(file, 2 * HEADER, header(2, fileWrite, shape.contentId()));
        } catch (IOException e) {
            throw NamedError.of(path, e);
        }
    }

    /** The DataWriteGuid of a file; empty when it is no VHDX or its writing was not finished. */
    static Optional<UUID> contentId(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            if (file.size() < BLOCK_TABLE) {
                return Optional.empty();
            }
            byte[] header = Channels.newInputStream(file.position(2 * HEADER)).readNBytes(48);
            ByteBuffer read = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            byte[] signature = new byte[4];
            read.get(signature);
            if (!new String(signature, StandardCharsets.US_ASCII).equals("head")) {
                return Optional.empty();
            }
            return Optional.of(guid(read.position(32)));
        }
    }

    private static ByteBuffer header(long sequence, UUID fileWrite, UUID dataWrite) {
        ByteBuffer header = buffer(4 * KB).put(ascii("head")).putInt(0).putLong(sequence);
        guid(header, fileWrite);
        guid(header, dataWrite);
        guid(header, new UUID(0, 0));
        header.putShort((short) 0).putShort((short) 1).putInt(MB).putLong(LOG);
        return checked(header);
    }

    private static ByteBuffer regions(int blockTableBytes) {
        ByteBuffer regions =
                buffer(64 * KB).put(ascii("regi")).putInt(0).putInt(2).putInt(0);
        guid(regions, BLOCK_TABLE_REGION);
        regions.putLong(BLOCK_TABLE).putInt(blockTableBytes).putInt(1);
        guid(regions, METADATA_REGION);
        regions.putLong(METADATA).putInt(MB).putInt(1);
        return checked(regions);
    }

    private static ByteBuffer metadata(DiskShape shape) {
        ByteBuffer diskId = buffer(16);
        guid(diskId, shape.diskId());
        Map<UUID, ByteBuffer> items = new LinkedHashMap<>();
        items.put(FILE_PARAMETERS, buffer(8).putInt(block(shape)).putInt(shape.parent() == null ? 0 : HAS_PARENT));
        items.put(VIRTUAL_SIZE, buffer(8).putLong(shape.virtualBytes()));
        items.put(DISK_ID, diskId);
        items.put(LOGICAL_SECTOR, buffer(4).putInt(SECTOR));
        items.put(PHYSICAL_SECTOR_ITEM, buffer(4).putInt(PHYSICAL_SECTOR));
        if (shape.parent() != null) {
            items.put(PARENT_LOCATOR, parentLocator(shape.parent()));
        }
        ByteBuffer region =
                buffer(MB).put(ascii("metadata")).putShort((short) 0).putShort((short) items.size());
        region.position(32);
        int offset = 64 * KB;
        for (Map.Entry<UUID, ByteBuffer> item : items.entrySet()) {
            boolean ofFile =
                    item.getKey().equals(FILE_PARAMETERS) || item.getKey().equals(PARENT_LOCATOR);
            byte[] value = item.getValue().array();
            guid(region, item.getKey());
            region.putInt(offset).putInt(value.length);
            region.putInt(ofFile ? USER_NO_VIRTUAL_NO_REQUIRED : VIRTUAL_REQUIRED)
                    .putInt(0);
            int next = region.position();
            region.position(offset).put(value).position(next);
            offset += value.length;
        }
        return region;
    }

    private static ByteBuffer parentLocator(DiskShape.Parent parent) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("parent_linkage", "{" + parent.contentId() + "}");
        entries.put("absolute_win32_path", parent.path().toString());
        ByteBuffer texts = buffer(4 * KB);
        ByteBuffer locator = buffer(20 + 12 * entries.size());
        guid(locator, VHDX_PARENT);
        locator.putShort((short) 0).putShort((short) entries.size());
        int start = locator.capacity();
        entries.forEach((key, value) -> {
            byte[] name = utf16(key);
            byte[] text = utf16(value);
            locator.putInt(start + texts.position()).putInt(start + texts.position() + name.length);
            locator.putShort((short) name.length).putShort((short) text.length);
            texts.put(name).put(text);
        });
        return buffer(start + texts.position()).put(locator.array()).put(texts.flip());
    }

    /** Blocks, and a bitmap block after each chunk of them: [MS-VHDX] 2.5. */
    private static long blockTableEntries(DiskShape shape) {
        long chunk = (1L << 23) * SECTOR / block(shape);
        long blocks = roundUp(shape.virtualBytes(), block(shape)) / block(shape);
        return shape.parent() == null ? blocks + (blocks - 1) / chunk : roundUp(blocks, chunk) / chunk * (chunk + 1);
    }

    private static int block(DiskShape shape) {
        return shape.parent() == null ? BLOCK : 2 * MB;
    }

    private static long roundUp(long value, long unit) {
        return (value + unit - 1) / unit * unit;
    }

    private static ByteBuffer checked(ByteBuffer structure) {
        CRC32C sum = new CRC32C();
        sum.update(structure.array());
        return structure.putInt(4, (int) sum.getValue());
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void put(FileChannel file, long offset, ByteBuffer structure) throws IOException {
        file.write(ByteBuffer.wrap(structure.array()), offset);
    }

    /** A GUID's first three fields are little-endian on disk. */
    private static void guid(ByteBuffer to, UUID id) {
        long high = id.getMostSignificantBits();
        to.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
        to.order(ByteOrder.BIG_ENDIAN).putLong(id.getLeastSignificantBits()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static UUID guid(ByteBuffer from) {
        long high = (from.getInt() & 0xFFFFFFFFL) << 32 | (from.getShort() & 0xFFFFL) << 16 | from.getShort() & 0xFFFFL;
        long low = from.order(ByteOrder.BIG_ENDIAN).getLong();
        return new UUID(high, low);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }
}
