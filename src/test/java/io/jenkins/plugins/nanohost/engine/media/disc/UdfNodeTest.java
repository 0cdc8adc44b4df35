package io.jenkins.plugins.nanohost.engine.media.disc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.Media;
import io.jenkins.plugins.nanohost.engine.media.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Allocation descriptors that no available tool writes, written into an undamaged disc by hand. */
class UdfNodeTest {
    private static final int SECTOR = 2048;
    private static final long LARGE = 4_500_000_000L;
    private static final int CONTINUED = 3 << 30;
    private static final int UNRECORDED = 1 << 30;

    @TempDir
    Path folder;

    private Path disc;
    private long entryAt;
    private ByteBuffer entry;
    private int descriptors;

    @BeforeEach
    void findTheEntryOfTheLargeFile() throws IOException {
        disc = Samples.unpack("large-udf.iso", folder);
        for (entryAt = 256 * SECTOR; ; entryAt += SECTOR) {
            entry = read(entryAt);
            if (UdfTag.identify(entry, 0) == UdfTag.FILE_ENTRY && entry.getLong(56) == LARGE) {
                break;
            }
        }
        descriptors = 176 + entry.getInt(168);
        assertThat(entry.getInt(172)).as("short descriptors of 8 bytes").isGreaterThanOrEqualTo(5 * 8);
    }

    @Test
    void followsDescriptorsThatGoOnInAnotherBlock() throws Exception {
        int free = entry.getInt(descriptors + 2 * 8 + 4) + 1000;
        moveTheRestOfTheDescriptorsTo(free);

        assertThat(lastBytesOfTheLargeFile()).isEqualTo("end");
    }

    @Test
    void refusesDescriptorsThatGoOnWhereNoneAre() throws Exception {
        int free = entry.getInt(descriptors + 2 * 8 + 4) + 1000;
        moveTheRestOfTheDescriptorsTo(free);
        write(blockAt(free), ByteBuffer.allocate(SECTOR));

        assertThatThrownBy(this::lastBytesOfTheLargeFile)
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("is not sound");
    }

    @Test
    void refusesDescriptorsThatGoOnForEver() throws Exception {
        int free = entry.getInt(descriptors + 2 * 8 + 4) + 1000;
        moveTheRestOfTheDescriptorsTo(free);
        ByteBuffer block = read(blockAt(free));
        block.putInt(24, CONTINUED | SECTOR).putInt(28, free);
        seal(block, UdfTag.ALLOCATION_EXTENT);
        write(blockAt(free), block);

        assertThatThrownBy(this::lastBytesOfTheLargeFile)
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("lacks the last");
    }

    @Test
    void readsZerosWhereNothingWasRecorded() throws Exception {
        entry.putInt(descriptors, entry.getInt(descriptors) | UNRECORDED);
        seal(entry, UdfTag.FILE_ENTRY);
        write(entryAt, entry);

        try (Media media = Media.open(disc);
                SeekableByteChannel file = media.openFile("sources/install.wim")) {
            ByteBuffer start = ByteBuffer.allocate(8);
            file.read(start);
            assertThat(start.array()).containsOnly(0);
        }
        assertThat(lastBytesOfTheLargeFile()).isEqualTo("end");
    }

    private void moveTheRestOfTheDescriptorsTo(int block) throws IOException {
        int kept = 2 * 8;
        int moved = entry.getInt(172) - kept;
        ByteBuffer more = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        more.putInt(20, moved).put(24, entry.array(), descriptors + kept, moved);
        seal(more, UdfTag.ALLOCATION_EXTENT);
        write(blockAt(block), more);
        entry.putInt(172, kept + 8);
        entry.putInt(descriptors + kept, CONTINUED | SECTOR).putInt(descriptors + kept + 4, block);
        seal(entry, UdfTag.FILE_ENTRY);
        write(entryAt, entry);
    }

    private String lastBytesOfTheLargeFile() throws Exception {
        try (Media media = Media.open(disc);
                SeekableByteChannel file = media.openFile("sources/install.wim")) {
            assertThat(file.size()).isEqualTo(LARGE);
            ByteBuffer end = ByteBuffer.allocate(3);
            file.position(LARGE - 3).read(end);
            return new String(end.array(), StandardCharsets.US_ASCII);
        }
    }

    /** Blocks are counted from the partition's start, which is in the first volume descriptors. */
    private long blockAt(int block) throws IOException {
        for (long at = 16 * SECTOR; ; at += SECTOR) {
            ByteBuffer descriptor = read(at);
            if (UdfTag.identify(descriptor, 0) == UdfTag.PARTITION) {
                return (descriptor.getInt(188) + (long) block) * SECTOR;
            }
        }
    }

    private static void seal(ByteBuffer structure, int kind) {
        structure.putShort(0, (short) kind);
        Seals.udf(structure, 0, SECTOR - UdfTag.LENGTH);
    }

    private ByteBuffer read(long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        try (SeekableByteChannel channel = Files.newByteChannel(disc)) {
            channel.position(at).read(bytes);
        }
        return bytes;
    }

    private void write(long at, ByteBuffer bytes) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(disc, StandardOpenOption.WRITE)) {
            channel.position(at).write(bytes.rewind());
        }
    }
}
