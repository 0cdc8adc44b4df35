package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.FileFacts;
import io.jenkins.plugins.nanohost.engine.media.source.Magic;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Finds out what a file is, from its content and not from its name. */
public final class Inspector {
    private static final int SHOWN = 40;
    private static final String UNKNOWN = "something else, or damaged at its start";

    private Inspector() {}

    /** The facts of a file, or of a folder with unpacked media; a file of no known format is refused. */
    public static FileFacts inspect(Path path) throws UnfitFailure, InterruptedException {
        if (Files.isDirectory(path)) {
            try (Media media = Media.open(path)) {
                media.windows();
                return media.facts();
            }
        }
        try (Source file = Source.open(path)) {
            return inspect(file);
        }
    }

    /** The facts of a file that must be of one kind; for a file of another kind, the refusal says what it is. */
    public static <T extends FileFacts> T expect(Path path, Class<T> kind) throws UnfitFailure, InterruptedException {
        FileFacts facts = inspect(path);
        if (!kind.isInstance(facts)) {
            throw new UnfitFailure(
                    FailureCode.WRONG_FILE_KIND,
                    path + " is a " + facts.format() + ", where a " + FileFormat.title(kind) + " is needed",
                    "Name the right file; its ending does not matter.");
        }
        return kind.cast(facts);
    }

    public static FileFacts inspect(Source file) throws UnfitFailure, InterruptedException {
        Optional<FileFormat> format = FileFormat.of(file);
        if (format.isPresent()) {
            return format.get().read(file);
        }
        Optional<Media> media = Media.find(file);
        if (media.isPresent()) {
            return media.get().facts();
        }
        throw new UnfitFailure(
                FailureCode.WRONG_FILE_KIND,
                file.name()
                        + " is no disc image, WIM, virtual hard disk, image archive, zip or cabinet: it seems to be "
                        + seems(file),
                "Name the right file. What a browser or a proxy saved in place of a download is often a page of text.");
    }

    /** A guess at what a file is that cannot be used here, so that the user understands the refusal. */
    public static String seems(Source file) throws UnfitFailure, InterruptedException {
        ByteBuffer start = file.peek(0, FileFormat.MARKED);
        String guess = seems(start);
        return guess.equals(UNKNOWN)
                ? FileFormat.of(file).map(format -> "a " + format.title()).orElse(guess)
                : guess;
    }

    /**
     * The same for what is known of its start alone.
     *
     * @param start at most 512 bytes
     */
    public static String seems(ByteBuffer start) {
        if (!start.hasRemaining()) {
            return "empty";
        }
        if (isZeros(start)) {
            return "a file of zeros, as a download or a copy that was stopped leaves";
        }
        Optional<String> compressed = Compression.of(start);
        if (compressed.isPresent()) {
            return compressed.get();
        }
        if (Magic.startsWith(start, "MZ")) {
            return "a Windows program";
        }
        Optional<String> text = text(start);
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        String shown = text.get().strip().replaceAll("\\s+", " ");
        boolean page = shown.toLowerCase(Locale.ROOT).matches("<(!doctype )?html.*");
        String piece = shown.length() > SHOWN ? shown.substring(0, SHOWN) + "..." : shown;
        return (page ? "a web page" : "text") + " (" + Source.quoted(piece) + ")";
    }

    private static boolean isZeros(ByteBuffer start) {
        for (int i = 0; i < start.limit(); i++) {
            if (start.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> text(ByteBuffer start) {
        for (int i = 0; i < start.limit(); i++) {
            byte value = start.get(i);
            if (value >= 0 && value < ' ' && value != '\t' && value != '\r' && value != '\n') {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(
                            start.limit() < FileFormat.MARKED ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE)
                    .decode(start.duplicate())
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
