package io.jenkins.plugins.nanohost.engine.media.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Counts what is read through it, and notes where. */
public final class CountingChannel implements SeekableByteChannel {
    private final SeekableByteChannel channel;
    private final List<Range> ranges = new ArrayList<>();

    private record Range(long start, int length) {}

    public CountingChannel(SeekableByteChannel channel) {
        this.channel = channel;
    }

    public long count() {
        return ranges.stream().mapToLong(Range::length).sum();
    }

    /** The farthest position that was read. */
    public long farthest() {
        return ranges.stream()
                .mapToLong(range -> range.start() + range.length())
                .max()
                .orElse(0);
    }

    /** The places of the bytes that were read. */
    public BitSet places() {
        BitSet places = new BitSet();
        ranges.forEach(range -> places.set((int) range.start(), (int) range.start() + range.length()));
        return places;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        long start = channel.position();
        int read = channel.read(target);
        if (read > 0) {
            ranges.add(new Range(start, read));
        }
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
