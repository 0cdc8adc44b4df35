package io.jenkins.plugins.nanohost.engine.media.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.zip.ZipException;

/**
 * The content of a file in a zip, whose every failure is a {@link ZipException}: damaged content makes the library throw many
 * kinds of exceptions, and its reader could not tell them from those of a file that it writes.
 */
final class ZipStream extends InputStream {
    private final InputStream content;

    /** Reads from the library. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    ZipStream(Reading<InputStream> opening) throws IOException {
        content = zipped(opening);
    }

    private static <T> T zipped(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (ZipException | InterruptedIOException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw (IOException) new ZipException(String.valueOf(e.getMessage())).initCause(e);
        }
    }

    @Override
    public int read() throws IOException {
        return zipped(content::read);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return zipped(() -> content.read(bytes, from, length));
    }

    @Override
    public void close() throws IOException {
        zipped(() -> {
            content.close();
            return null;
        });
    }
}
