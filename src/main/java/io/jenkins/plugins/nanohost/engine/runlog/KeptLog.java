package io.jenkins.plugins.nanohost.engine.runlog;

import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of one run, known by the name of its file: {@code 2026-11-28T13-08-41.123Z-provision.log}. Windows takes no colons in
 * names.
 *
 * @param time when the run began
 * @param command the word on the command line, for example {@code provision}
 */
public record KeptLog(Path file, Instant time, String command) {
    /** In characters. */
    private static final int PIECE = 8192;

    private static final Pattern NAME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d\\.\\d{3})Z-([a-z]{1,20})\\.log");

    /** Names in the order of the alphabet are in the order of time. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss.SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static String name(Instant time, String command) {
        return TIME.format(time) + "Z-" + command + ".log";
    }

    /** Empty when the file is not a log of a run by its name, or is a link or a folder. */
    static Optional<KeptLog> of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            Instant time = LocalDateTime.parse(name.group(1), TIME).toInstant(ZoneOffset.UTC);
            return Optional.of(new KeptLog(file, time, name.group(2)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The size of the file. */
    public long bytes() throws IOException {
        return Files.size(file);
    }

    /**
     * Reads the text in pieces, so that a log of any size needs little memory. What would move a terminal's cursor is made visible.
     *
     * @param reader takes a piece, and says whether it wants the next one
     */
    public void read(Predicate<String> reader) throws IOException {
        try (Reader text =
                new InputStreamReader(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), StandardCharsets.UTF_8)) {
            char[] piece = new char[PIECE];
            int held = 0;
            for (int read = text.read(piece); read >= 0; read = text.read(piece, held, PIECE - held)) {
                int end = held + read;
                // A character of two parts goes into one piece.
                held = Character.isHighSurrogate(piece[end - 1]) ? 1 : 0;
                if (!reader.test(Shown.message(new String(piece, 0, end - held)))) {
                    return;
                }
                piece[0] = piece[end - 1];
            }
        }
    }
}
