package io.jenkins.plugins.nanohost.engine.runlog;

import io.jenkins.plugins.nanohost.engine.io.NoLinks;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** One log file of limited size. Each line is written at once, so that a run that is killed leaves all of its lines. */
final class LogFile implements AutoCloseable {
    /** In bytes. A rehearsed run of four stages writes 70 KB; a wait that looks each second for an hour writes about 5 MB. */
    static final long LIMIT = 10L << 20;

    /** For the errors at the end of a run whose log was full before. */
    private static final long FOR_ERRORS = 64L << 10;

    private final OutputStream out;
    private final long limit;
    private long bytes;
    private boolean full;

    /**
     * @param limit in bytes, for all lines but errors and the last one
     */
    LogFile(OutputStream out, long limit) {
        this.out = out;
        this.limit = limit;
    }

    /**
     * @param file an empty file
     */
    static LogFile open(Path file) throws IOException {
        return new LogFile(NoLinks.open(file), LIMIT);
    }

    /** Writes a line, or leaves it out when the file is full. */
    void write(Severity severity, String line) throws IOException {
        byte[] text = text(line);
        if (severity == Severity.ERROR && bytes + text.length <= limit + FOR_ERRORS) {
            put(text);
        } else if (!full && bytes + text.length <= limit) {
            put(text);
        } else if (!full) {
            full = true;
            put(text("This log has reached its limit of " + limit
                    + " bytes; the run goes on without it, and only its errors and its outcome follow."));
        }
    }

    /** Writes the line that tells the end, also when the file is full. */
    void writeLast(String line) throws IOException {
        put(text(line));
    }

    private static byte[] text(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void put(byte[] text) throws IOException {
        bytes += text.length;
        out.write(text);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
