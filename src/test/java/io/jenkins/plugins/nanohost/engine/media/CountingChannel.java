package io.jenkins.plugins.nanohost.engine.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Counts what is read through it. */
final class CountingChannel implements SeekableByteChannel {
    private final SeekableByteChannel channel;
    private long count;

    CountingChannel(SeekableByteChannel channel) {
        this.channel = channel;
    }

    long count() {
        return count;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int read = channel.read(target);
        count += Math.max(0, read);
        return read;
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        channel.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new UnsupportedOperationException("a reader wrote");
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException("a reader truncated");
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
