package io.jenkins.plugins.nanohost.engine.media.source;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** A channel that reads one file on a disc: its extents in order. Closing it leaves the disc open. */
public final class ExtentChannel implements SeekableByteChannel {
    private final Source disc;
    private final List<Extent> extents;
    private final long size;
    private long position;
    private boolean open = true;

    public ExtentChannel(Source disc, List<Extent> extents) {
        this.disc = disc;
        this.extents = List.copyOf(extents);
        this.size = extents.stream().mapToLong(Extent::length).sum();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        ensureOpen();
        if (position >= size) {
            return -1;
        }
        int before = target.remaining();
        long start = 0;
        for (Extent extent : extents) {
            long end = start + extent.length();
            if (position < end && target.hasRemaining()) {
                copy(extent, position - start, target);
            }
            start = end;
        }
        return before - target.remaining();
    }

    private void copy(Extent extent, long within, ByteBuffer target) throws IOException {
        int length = (int) Math.min(Math.min(target.remaining(), Source.LARGEST_READ), extent.length() - within);
        if (extent.state() == Extent.ExtentState.UNRECORDED) {
            target.put(new byte[length]);
        } else {
            try {
                target.put(disc.read(extent.offset() + within, length));
            } catch (UnfitFailure e) {
                throw new IOException(e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException(e.getMessage()).initCause(e);
            }
        }
        position += length;
    }

    @Override
    public long position() throws IOException {
        ensureOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        ensureOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException("negative position: " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        ensureOpen();
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    private void ensureOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
