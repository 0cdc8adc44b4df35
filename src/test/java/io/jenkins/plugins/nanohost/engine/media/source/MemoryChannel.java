package io.jenkins.plugins.nanohost.engine.media.source;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file in memory, so that thousands of damaged files need no disk. */
public final class MemoryChannel implements SeekableByteChannel {
    private final byte[] bytes;
    private final int size;
    private long position;

    public MemoryChannel(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer target) {
        if (position >= size) {
            return -1;
        }
        int length = (int) Math.min(target.remaining(), size - position);
        target.put(bytes, (int) position, length);
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
    public int write(ByteBuffer source) {
        throw new UnsupportedOperationException("a reader wrote");
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new UnsupportedOperationException("a reader truncated");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        position = 0;
    }
}
