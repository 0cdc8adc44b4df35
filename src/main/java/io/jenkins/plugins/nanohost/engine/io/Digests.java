package io.jenkins.plugins.nanohost.engine.io;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** SHA-256 of files and texts, in lower-case hexadecimal digits. */
public final class Digests {
    private static final int PIECE = 1 << 20;

    private Digests() {}

    public static String ofText(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads the whole file; reports progress, and ends when the stop signal is given. */
    public static String ofFile(Path file, Narrator narrator, StopSignal stop) throws IOException, AbortedFailure {
        long length = Math.max(1, Files.size(file));
        return of(Files.newInputStream(file), stop, done -> {
            if (length > 64L * PIECE) {
                narrator.progress("Hashing " + file.getFileName(), (int) Math.min(100, done * 100 / length));
            }
        });
    }

    /** Reads the stream to its end and closes it. */
    public static String of(InputStream stream, StopSignal stop) throws IOException, AbortedFailure {
        return of(stream, stop, done -> {});
    }

    private static String of(InputStream stream, StopSignal stop, LongConsumer progress)
            throws IOException, AbortedFailure {
        MessageDigest digest = sha256();
        byte[] piece = new byte[PIECE];
        long done = 0;
        try (InputStream in = stream) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                stop.check();
                digest.update(piece, 0, read);
                done += read;
                progress.accept(done);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
