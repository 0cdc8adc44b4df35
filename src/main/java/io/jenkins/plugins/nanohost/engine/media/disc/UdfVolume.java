package io.jenkins.plugins.nanohost.engine.media.disc;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Extent;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A UDF file system, from its anchor to its root folder. Written from ECMA-167 (3rd edition) and OSTA's Universal Disk Format
 * 1.02 and 2.01. Windows' installation discs are UDF 1.02. Metadata, sparable and virtual partitions, which only later
 * revisions and rewritable discs have, are refused; the message names the kind.
 */
public final class UdfVolume {
    static final int SECTOR = 2048;

    private static final int SMALL_SECTOR = 512;
    private static final int RECOGNITION_START = 16;
    private static final int RECOGNITION_END = 64;
    private static final int ANCHOR_SECTOR = 256;
    private static final int MOST_DESCRIPTORS = 256;
    private static final int MOST_MAPS = 8;
    /**
     * Discs are padded when they are burnt, and copies may lack the padding: so many bytes may be missing after the last
     * structure.
     */
    private static final long MISSING_PADDING = 1 << 20;

    private final Source disc;
    private final Map<Integer, Extent> physical = new HashMap<>();
    private final List<Extent> partitions = new ArrayList<>();
    private String label = "";
    private ByteBuffer logicalVolume = ByteBuffer.allocate(0);

    private UdfVolume(Source disc) {
        this.disc = disc;
    }

    /** The file system of a disc; empty if the disc announces no UDF (ECMA-167 2/8.3: volume recognition sequence). */
    public static Optional<UdfVolume> find(Source disc) throws UnfitFailure, InterruptedException {
        for (int sector = RECOGNITION_START; sector < RECOGNITION_END; sector++) {
            ByteBuffer start = disc.peek((long) sector * SECTOR, 6);
            String standard = start.limit() < 6
                    ? ""
                    : StandardCharsets.ISO_8859_1.decode(start.slice(1, 5)).toString();
            switch (standard) {
                case "NSR02", "NSR03" -> {
                    UdfVolume volume = new UdfVolume(disc);
                    volume.read();
                    return Optional.of(volume);
                }
                case "CD001", "BEA01", "BOOT2", "TEA01", "CDW02" -> {}
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    public String label() {
        return label;
    }

    public DiscNode root() throws UnfitFailure, InterruptedException {
        ByteBuffer fileSet = structure(address(logicalVolume, 248), UdfTag.FILE_SET);
        return new UdfNode(this, "", MediaEntry.EntryKind.FOLDER, address(fileSet, 400));
    }

    Source disc() {
        return disc;
    }

    /** A structure of one block in a partition. It is checked: not damaged, and of one of the given kinds. */
    ByteBuffer structure(UdfAddress address, int... kinds) throws UnfitFailure, InterruptedException {
        Extent place = locate(address, SECTOR);
        ByteBuffer bytes = disc.read(place.offset(), SECTOR);
        int found = UdfTag.identify(bytes, 0);
        for (int kind : kinds) {
            if (kind == found) {
                return bytes;
            }
        }
        throw disc.damaged("the UDF structure at byte " + place.offset() + " is not sound");
    }

    /** The place on the disc of {@code length} bytes that start at a block. */
    Extent locate(UdfAddress address, long length) throws UnfitFailure {
        long within = address.block() * SECTOR;
        if (address.partition() >= partitions.size()
                || length > partitions.get(address.partition()).length() - within) {
            throw disc.damaged("it names " + length + " bytes at block " + address.block() + " of partition "
                    + address.partition() + ", which has no such place");
        }
        long start = partitions.get(address.partition()).offset();
        return new Extent(start + within, length, Extent.ExtentState.RECORDED);
    }

    /** The place that a long allocation descriptor (ECMA-167 4/14.14.2) names. */
    static UdfAddress address(ByteBuffer bytes, int at) {
        return new UdfAddress(bytes.getShort(at + 8) & 0xFFFF, bytes.getInt(at + 4) & 0xFFFFFFFFL);
    }

    private void read() throws UnfitFailure, InterruptedException {
        ByteBuffer anchor = anchor();
        readDescriptors(anchor.getInt(20) & 0xFFFFFFFFL, anchor.getInt(16) & 0xFFFFFFFFL);
        if (logicalVolume.limit() == 0) {
            readDescriptors(anchor.getInt(28) & 0xFFFFFFFFL, anchor.getInt(24) & 0xFFFFFFFFL);
        }
        if (logicalVolume.limit() == 0) {
            throw disc.damaged("neither copy of its UDF volume descriptors is sound");
        }
        if (logicalVolume.getInt(212) != SECTOR) {
            throw new UnfitFailure(
                    FailureCode.NOT_WINDOWS_MEDIA,
                    disc.name() + " is UDF with blocks of " + (logicalVolume.getInt(212) & 0xFFFFFFFFL)
                            + " bytes, where discs have " + SECTOR,
                    "Name the ISO of Windows' installation media, or a folder with its files.");
        }
        readPartitionMaps();
    }

    private ByteBuffer anchor() throws UnfitFailure, InterruptedException {
        long last = disc.size() / SECTOR - 1;
        for (long sector : new long[] {ANCHOR_SECTOR, last, last - ANCHOR_SECTOR}) {
            ByteBuffer bytes = disc.peek(Math.max(0, sector) * SECTOR, SECTOR);
            if (UdfTag.identify(bytes, 0) == UdfTag.ANCHOR && bytes.limit() == SECTOR) {
                return bytes;
            }
        }
        if (UdfTag.identify(disc.peek((long) ANCHOR_SECTOR * SMALL_SECTOR, SECTOR), 0) == UdfTag.ANCHOR) {
            throw new UnfitFailure(
                    FailureCode.NOT_WINDOWS_MEDIA,
                    disc.name() + " is UDF with sectors of " + SMALL_SECTOR
                            + " bytes, as hard disks have them, where discs have " + SECTOR,
                    "Name the ISO of Windows' installation media, or a folder with its files.");
        }
        throw disc.damaged(
                "it announces UDF, but none of the anchors is there; it may be cut short at " + disc.size() + " bytes");
    }

    private void readDescriptors(long sector, long length) throws UnfitFailure, InterruptedException {
        long at = sector;
        long left = length / SECTOR;
        for (int i = 0; i < MOST_DESCRIPTORS && left > 0; i++, at++, left--) {
            ByteBuffer bytes = disc.peek(at * SECTOR, SECTOR);
            switch (bytes.limit() < SECTOR ? 0 : UdfTag.identify(bytes, 0)) {
                case UdfTag.PRIMARY_VOLUME -> label = UdfText.dstring(bytes, 24, 32);
                case UdfTag.VOLUME_POINTER -> {
                    left = (bytes.getInt(20) & 0xFFFFFFFFL) / SECTOR + 1;
                    at = (bytes.getInt(24) & 0xFFFFFFFFL) - 1;
                }
                case UdfTag.PARTITION -> physical.put(
                        bytes.getShort(22) & 0xFFFF,
                        new Extent(
                                (bytes.getInt(188) & 0xFFFFFFFFL) * SECTOR,
                                (bytes.getInt(192) & 0xFFFFFFFFL) * SECTOR,
                                Extent.ExtentState.RECORDED));
                case UdfTag.LOGICAL_VOLUME -> {
                    logicalVolume = bytes;
                    String name = UdfText.dstring(bytes, 84, 128);
                    label = name.isEmpty() ? label : name;
                }
                case UdfTag.TERMINATING -> left = 1;
                default -> {}
            }
        }
    }

    private void readPartitionMaps() throws UnfitFailure {
        long count = logicalVolume.getInt(268) & 0xFFFFFFFFL;
        int at = 440;
        for (int i = 0; i < count; i++) {
            int length = at + 2 > SECTOR ? 0 : logicalVolume.get(at + 1) & 0xFF;
            if (i == MOST_MAPS || length < 6 || at + length > SECTOR) {
                throw disc.damaged("its UDF partition maps are not sound");
            }
            int type = logicalVolume.get(at);
            if (type == 1) {
                partitions.add(extent(logicalVolume.getShort(at + 4) & 0xFFFF));
            } else {
                throw new UnfitFailure(
                        FailureCode.DISC_KIND_UNKNOWN,
                        disc.name() + " has a UDF partition of a kind that is not read here: "
                                + (type == 2 && length == 64 ? Source.quoted(kindOf(at)) : "type " + type),
                        "Mount the disc on a machine, copy its files, and name the folder with them.");
            }
            at += length;
        }
        for (Extent partition : partitions) {
            checkEnd(partition);
        }
    }

    private String kindOf(int at) {
        byte[] name = new byte[23];
        logicalVolume.get(at + 5, name);
        return new String(name, StandardCharsets.ISO_8859_1).trim();
    }

    private Extent extent(int partitionNumber) throws UnfitFailure {
        Extent extent = physical.get(partitionNumber);
        if (extent == null) {
            throw disc.damaged("its UDF partition " + partitionNumber + " is not described");
        }
        return extent;
    }

    private void checkEnd(Extent partition) throws UnfitFailure {
        long end = partition.offset() + partition.length();
        if (end > disc.size() + MISSING_PADDING) {
            throw new UnfitFailure(
                    FailureCode.FILE_TRUNCATED,
                    disc.name() + " is truncated: its file system reaches to byte " + end + ", but the file ends at "
                            + disc.size(),
                    "Copy or download the file again, and compare its size and digest with the original's.");
        }
    }
}
