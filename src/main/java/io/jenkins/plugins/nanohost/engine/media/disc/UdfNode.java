package io.jenkins.plugins.nanohost.engine.media.disc;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.disc.MediaEntry.EntryKind;
import io.jenkins.plugins.nanohost.engine.media.source.Extent;
import io.jenkins.plugins.nanohost.engine.media.source.ExtentChannel;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A file or folder in UDF: its (extended) file entry (ECMA-167 4/14.9, 4/14.17), read on first use, and the content that the
 * entry names. Content is in short or long allocation descriptors, or in the entry itself.
 */
final class UdfNode implements DiscNode {
    private static final int MOST_EXTENTS = 16_384;
    private static final int MOST_FOLDER_BYTES = Source.LARGEST_READ;
    private static final int HIDDEN_FROM_US = 0x04 | 0x08; // deleted, or the parent's own entry

    private final UdfVolume volume;
    private final String name;
    private final EntryKind kind;
    private final UdfAddress address;

    @CheckForNull
    private ByteBuffer entry;

    UdfNode(UdfVolume volume, String name, EntryKind kind, UdfAddress address) {
        this.volume = volume;
        this.name = name;
        this.kind = kind;
        this.address = address;
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
    public long size() throws UnfitFailure, InterruptedException {
        return kind == EntryKind.FOLDER ? 0 : length();
    }

    @Override
    public Instant modified() throws UnfitFailure, InterruptedException {
        return UdfText.time(entry(), extended() ? 92 : 84);
    }

    @Override
    public SeekableByteChannel channel() throws UnfitFailure, InterruptedException {
        return new ExtentChannel(volume.disc(), extents());
    }

    @Override
    public List<DiscNode> children() throws UnfitFailure, InterruptedException {
        ByteBuffer folder = content();
        List<DiscNode> children = new ArrayList<>();
        int at = 0;
        while (at + 38 <= folder.limit()) {
            int nameLength = folder.get(at + 19) & 0xFF;
            int nameAt = at + 38 + (folder.getShort(at + 36) & 0xFFFF);
            int end = nameAt + nameLength;
            if (UdfTag.identify(folder, at) != UdfTag.FILE_IDENTIFIER || end > folder.limit()) {
                throw volume.disc().damaged("the list of files of its folder " + Source.quoted(name) + " is not sound");
            }
            int traits = folder.get(at + 18);
            if ((traits & HIDDEN_FROM_US) == 0) {
                EntryKind childKind = (traits & 0x02) == 0 ? EntryKind.FILE : EntryKind.FOLDER;
                children.add(new UdfNode(
                        volume,
                        DiscNode.shown(UdfText.compressed(folder, nameAt, nameLength)),
                        childKind,
                        UdfVolume.address(folder, at + 20)));
            }
            if (children.size() > MOST_CHILDREN) {
                throw volume.disc().damaged("its folder " + Source.quoted(name) + " claims too many files");
            }
            at = end + 3 & ~3;
        }
        return children;
    }

    private ByteBuffer content() throws UnfitFailure, InterruptedException {
        if (length() > MOST_FOLDER_BYTES) {
            throw volume.disc().damaged("its folder " + Source.quoted(name) + " claims " + length() + " bytes");
        }
        ByteBuffer content = ByteBuffer.allocate((int) length()).order(ByteOrder.LITTLE_ENDIAN);
        try (SeekableByteChannel channel = channel()) {
            while (content.hasRemaining() && channel.read(content) >= 0) {
                continue;
            }
        } catch (IOException e) {
            throw Source.unreadable(volume.disc().name(), e);
        }
        return content.flip();
    }

    /** The content's places on the disc; their total length is exactly what the entry says. */
    List<Extent> extents() throws UnfitFailure, InterruptedException {
        ByteBuffer bytes = entry();
        int at = extended() ? 216 : 176;
        long attributes = bytes.getInt(at - 8) & 0xFFFFFFFFL;
        long descriptors = bytes.getInt(at - 4) & 0xFFFFFFFFL;
        if (attributes > UdfVolume.SECTOR || descriptors > UdfVolume.SECTOR - at - attributes) {
            throw damaged("names more than its block holds");
        }
        int start = at + (int) attributes;
        int form = bytes.getShort(34) & 0x07;
        return switch (form) {
            case 0, 1 -> described(bytes, start, (int) descriptors, form);
            case 3 -> embedded(start, descriptors);
            default -> throw damaged("keeps its content in a way that UDF does not know");
        };
    }

    private List<Extent> embedded(int start, long available) throws UnfitFailure, InterruptedException {
        if (length() > available) {
            throw damaged("holds less than it claims");
        }
        long block = volume.locate(address, UdfVolume.SECTOR).offset();
        return List.of(new Extent(block + start, length(), Extent.ExtentState.RECORDED));
    }

    private List<Extent> described(ByteBuffer first, int firstAt, int firstLength, int form)
            throws UnfitFailure, InterruptedException {
        List<Extent> extents = new ArrayList<>();
        int step = form == 0 ? 8 : 16;
        ByteBuffer bytes = first;
        int at = firstAt;
        int end = firstAt + firstLength;
        long left = length();
        for (int seen = 0; left > 0; seen++) {
            long length = at + step > end ? 0 : bytes.getInt(at) & 0x3FFFFFFFL;
            if (length == 0 || seen > MOST_EXTENTS) {
                throw damaged("lacks the last " + left + " bytes of its content");
            }
            int type = bytes.getInt(at) >>> 30;
            UdfAddress place = new UdfAddress(
                    form == 0 ? address.partition() : bytes.getShort(at + 8) & 0xFFFF,
                    bytes.getInt(at + 4) & 0xFFFFFFFFL);
            if (type == 3) {
                bytes = volume.structure(place, UdfTag.ALLOCATION_EXTENT);
                at = 24;
                end = (int) Math.min(UdfVolume.SECTOR, 24 + (bytes.getInt(20) & 0xFFFFFFFFL));
                continue;
            }
            long used = Math.min(length, left);
            extents.add(type == 0 ? volume.locate(place, used) : new Extent(0, used, Extent.ExtentState.UNRECORDED));
            left -= used;
            at += step;
        }
        return extents;
    }

    private long length() throws UnfitFailure, InterruptedException {
        long length = entry().getLong(56);
        if (length < 0) {
            throw damaged("claims an impossible size");
        }
        return length;
    }

    private boolean extended() throws UnfitFailure, InterruptedException {
        return (entry().getShort(0) & 0xFFFF) == UdfTag.EXTENDED_FILE_ENTRY;
    }

    private ByteBuffer entry() throws UnfitFailure, InterruptedException {
        ByteBuffer known = entry;
        if (known == null) {
            known = volume.structure(address, UdfTag.FILE_ENTRY, UdfTag.EXTENDED_FILE_ENTRY);
            if (known.getShort(20) != 4) {
                throw damaged("is kept in a way that only write-once discs have");
            }
            entry = known;
        }
        return known;
    }

    private UnfitFailure damaged(String what) {
        return volume.disc().damaged("its entry " + Source.quoted(name) + " " + what);
    }
}
