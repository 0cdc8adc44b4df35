package io.jenkins.plugins.nanohost.engine.media.disc;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.disc.MediaEntry.EntryKind;
import io.jenkins.plugins.nanohost.engine.media.source.Extent;
import io.jenkins.plugins.nanohost.engine.media.source.ExtentChannel;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A file or folder in ISO 9660: a directory record (ECMA-119 9.1), or several for a file of several extents. */
final class IsoNode implements DiscNode {
    private static final int SECTOR = 2048;
    private static final int SHORTEST_RECORD = 34;
    private static final int FOLDER_FLAG = 0x02;
    private static final int CONTINUED_FLAG = 0x80;
    private static final int ALTERNATE_NAME = 'N' << 8 | 'M';

    private final Source disc;
    private final IsoVolume.Names names;
    private final String name;
    private final EntryKind kind;
    private final Instant modified;
    private final List<Extent> extents = new ArrayList<>();

    private IsoNode(Source disc, IsoVolume.Names names, Title title) {
        this.disc = disc;
        this.names = names;
        this.name = title.name();
        this.kind = title.kind();
        this.modified = title.modified();
    }

    private record Title(String name, EntryKind kind, Instant modified) {}

    static IsoNode root(Source disc, IsoVolume.Names names, Extent place) {
        IsoNode root = new IsoNode(disc, names, new Title("", EntryKind.FOLDER, Instant.EPOCH));
        root.extents.add(place);
        return root;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public EntryKind kind() {
        return kind;
    }

    @Override
    public long size() {
        return kind == EntryKind.FOLDER
                ? 0
                : extents.stream().mapToLong(Extent::length).sum();
    }

    @Override
    public Instant modified() {
        return modified;
    }

    @Override
    public SeekableByteChannel channel() throws UnfitFailure {
        long end = extents.stream()
                .mapToLong(extent -> extent.offset() + extent.length())
                .max()
                .orElse(0);
        if (end > disc.size()) {
            throw new UnfitFailure(
                    FailureCode.FILE_TRUNCATED,
                    disc.name() + " is truncated: its file " + Source.quoted(name) + " reaches to byte " + end
                            + ", but the disc ends at " + disc.size(),
                    "Copy or download the file again, and compare its size and digest with the original's.");
        }
        return new ExtentChannel(disc, extents);
    }

    @Override
    public List<DiscNode> children() throws UnfitFailure, InterruptedException {
        Extent place = extents.get(0);
        ByteBuffer folder = disc.read(place.offset(), place.length());
        List<DiscNode> children = new ArrayList<>();
        IsoNode continued = null;
        int at = 0;
        while (at < folder.limit()) {
            int length = folder.get(at) & 0xFF;
            if (length == 0) { // records do not cross sectors: the rest of this one is empty
                at = (at / SECTOR + 1) * SECTOR;
                continue;
            }
            if (length < SHORTEST_RECORD
                    || at + length > folder.limit()
                    || SHORTEST_RECORD - 1 + (folder.get(at + 32) & 0xFF) > length) {
                throw disc.damaged("the list of files of its folder " + Source.quoted(name) + " is not sound");
            }
            ByteBuffer record = folder.slice(at, length).order(folder.order());
            at += length;
            if (isSelfOrParent(record)) {
                continue;
            }
            IsoNode child = continued == null ? child(record) : continued;
            child.extents.add(extent(record));
            boolean more = (record.get(25) & CONTINUED_FLAG) != 0;
            continued = more ? child : null;
            if (!more) {
                children.add(child);
            }
            if (children.size() > MOST_CHILDREN || child.extents.size() > MOST_CHILDREN) {
                throw disc.damaged("its folder " + Source.quoted(name) + " claims too many files");
            }
        }
        return children;
    }

    private static boolean isSelfOrParent(ByteBuffer record) {
        return record.get(32) == 1 && (record.get(33) & 0xFF) <= 1;
    }

    private IsoNode child(ByteBuffer record) throws UnfitFailure {
        if (record.get(26) != 0) {
            throw disc.damaged(
                    "a file of its folder " + Source.quoted(name) + " is interleaved, which no installation disc has");
        }
        EntryKind childKind = (record.get(25) & FOLDER_FLAG) == 0 ? EntryKind.FILE : EntryKind.FOLDER;
        return new IsoNode(disc, names, new Title(nameOf(record), childKind, time(record)));
    }

    private static Extent extent(ByteBuffer record) {
        long block = (record.getInt(2) & 0xFFFFFFFFL) + (record.get(1) & 0xFF);
        return new Extent(block * SECTOR, record.getInt(10) & 0xFFFFFFFFL, Extent.ExtentState.RECORDED);
    }

    private String nameOf(ByteBuffer record) {
        byte[] bytes = new byte[record.get(32) & 0xFF];
        record.get(33, bytes);
        String plain = names.decode(bytes);
        int version = plain.lastIndexOf(';');
        String unversioned = version > 0 ? plain.substring(0, version) : plain;
        String trimmed = unversioned.endsWith(".") ? unversioned.substring(0, unversioned.length() - 1) : unversioned;
        String alternate = names == IsoVolume.Names.PLAIN ? alternateName(record) : "";
        return DiscNode.shown(alternate.isEmpty() ? trimmed : alternate);
    }

    /** Rock Ridge keeps the real name in entries after the record's own fields (IEEE P1281 4, P1282 4.1.4). */
    private static String alternateName(ByteBuffer record) {
        StringBuilder alternate = new StringBuilder();
        int at = SHORTEST_RECORD - 1 + (record.get(32) & 0xFF);
        at += at & 1;
        while (at + 5 <= record.limit()) {
            int length = record.get(at + 2) & 0xFF;
            if (length < 4 || at + length > record.limit()) {
                break;
            }
            if (((record.get(at) & 0xFF) << 8 | record.get(at + 1) & 0xFF) == ALTERNATE_NAME && length > 5) {
                alternate.append(StandardCharsets.UTF_8.decode(record.slice(at + 5, length - 5)));
            }
            at += length;
        }
        return alternate.toString();
    }

    private static Instant time(ByteBuffer record) {
        try {
            return LocalDateTime.of(
                            1900 + (record.get(18) & 0xFF),
                            record.get(19),
                            record.get(20),
                            record.get(21),
                            record.get(22),
                            record.get(23))
                    .toInstant(ZoneOffset.ofTotalSeconds(record.get(24) * 15 * 60));
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
