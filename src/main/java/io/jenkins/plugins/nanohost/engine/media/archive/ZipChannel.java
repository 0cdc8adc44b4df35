package io.jenkins.plugins.nanohost.engine.media.archive;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.ZipException;

/**
 * A zip file as the library reads it. The library keeps the whole list of files in memory; the channel limits how much it
 * reads for that, since a damaged file may say anything of its length.
 */
final class ZipChannel implements SeekableByteChannel {
    private final Source file;
    private long position;
    private long left = Source.LARGEST_READ;

    ZipChannel(Source file) {
        this.file = file;
    }

    /** From now on content is read, which is not kept in memory. */
    void listIsRead() {
        left = Long.MAX_VALUE;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= file.size()) {
            return -1;
        }
        int length = (int) Math.min(Math.min(target.remaining(), Source.LARGEST_READ), file.size() - position);
        if (length > left) {
            throw new ZipException("it is longer than " + Source.LARGEST_READ + " bytes");
        }
        try {
            target.put(file.read(position, length));
        } catch (UnfitFailure e) {
            throw (IOException) new ZipException(e.getMessage()).initCause(e);
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException(e.getMessage()).initCause(e);
        }
        left -= length;
        position += length;
        return length;
    }

    @Override
    public long position() {
        return position;
    }

    /** The library passes on positions that a damaged file names; none is out of the file's reach in a sound one. */
    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        if (newPosition < 0) {
            throw new ZipException("it names the position " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        file.close();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }
}
