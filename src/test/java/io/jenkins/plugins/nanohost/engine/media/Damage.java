package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.media.source.MemoryChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Damage to a file in memory that can be undone, so that a thousand damaged files need no thousand copies. */
public final class Damage {
    private static final byte[] LURES = {0, 1, 2, 8, 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF};

    private final byte[] bytes;
    private final TreeMap<Integer, Byte> before = new TreeMap<>();
    private int size;

    private Damage(byte[] bytes) {
        this.bytes = bytes;
        this.size = bytes.length;
    }

    /** Either cuts a file short or hits some of the bytes at {@code telling} places. */
    public static Damage random(byte[] bytes, int[] telling, Random random) {
        Damage damage = new Damage(bytes);
        if (random.nextInt(10) == 0) {
            damage.size = random.nextInt(bytes.length);
            return damage;
        }
        for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
            int at = telling[random.nextInt(telling.length)];
            for (int run = 1 << random.nextInt(4); run > 0 && at < bytes.length; run--, at++) {
                damage.set(at, random.nextBoolean() ? LURES[random.nextInt(LURES.length)] : (byte) random.nextInt());
            }
        }
        return damage;
    }

    MemoryChannel channel() {
        return new MemoryChannel(bytes, size);
    }

    /** Writes the damaged file, for readers that want one on a disk. */
    public void write(Path file) throws IOException {
        Files.write(file, Arrays.copyOf(bytes, size));
    }

    boolean isCut() {
        return size < bytes.length;
    }

    public Set<Integer> places() {
        return Set.copyOf(before.keySet());
    }

    public void change(int start, int end, Consumer<ByteBuffer> writer) {
        byte[] changed = changed(start, end, writer);
        for (int at = start; at < end; at++) {
            set(at, changed[at - start]);
        }
    }

    public boolean wouldChange(int start, int end, Consumer<ByteBuffer> writer) {
        return !Arrays.equals(changed(start, end, writer), Arrays.copyOfRange(bytes, start, end));
    }

    /** The bytes from start to end after the writer, which changes only these. */
    private byte[] changed(int start, int end, Consumer<ByteBuffer> writer) {
        byte[] kept = Arrays.copyOfRange(bytes, start, end);
        writer.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        byte[] changed = Arrays.copyOfRange(bytes, start, end);
        System.arraycopy(kept, 0, bytes, start, kept.length);
        return changed;
    }

    private void set(int at, byte value) {
        if (bytes[at] != value) {
            before.putIfAbsent(at, bytes[at]);
            bytes[at] = value;
        }
    }

    /** Undoes all damage. */
    public void undo() {
        before.forEach((at, value) -> bytes[at] = value);
    }
}
