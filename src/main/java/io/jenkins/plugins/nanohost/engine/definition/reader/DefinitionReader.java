package io.jenkins.plugins.nanohost.engine.definition.reader;

import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a definition in YAML 1.2 or JSON (YAML 1.2 is a superset of JSON). All problems are reported at once, each with its
 * line, its field, what is wrong and what would be right. The fields are described in {@code docs/definition.md}.
 */
public final class DefinitionReader {
    /** A hundred times the size of a definition with many staged files. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final int LONGEST_NAME = 400;

    private DefinitionReader() {}

    /** The same as {@link #read(Path, GivenValues)}, without values. */
    public static HostDefinition read(Path file) throws DefinitionFailure, UnfitFailure {
        return read(file, GivenValues.NONE);
    }

    /**
     * Reads a file in UTF-8, or in UTF-16 with a byte order mark, which Windows PowerShell writes.
     *
     * @param values for names in it
     * @throws DefinitionFailure when the file is missing, or is not a correct definition, or lacks a name for which there is a value
     * @throws UnfitFailure when the file system does not allow reading it
     */
    public static HostDefinition read(Path file, GivenValues values) throws DefinitionFailure, UnfitFailure {
        String name = Shown.of(file.toString(), LONGEST_NAME);
        Path folder = file.toAbsolutePath().normalize().getParent();
        // What is opened must be a file: a pipe has no end, and opening it may wait for ever.
        if (Files.notExists(file) || Files.exists(file) && !Files.isRegularFile(file) || folder == null) {
            throw new DefinitionFailure(
                    FailureCode.NO_DEFINITION_FILE,
                    (Files.notExists(file)
                                    ? "There is no definition file "
                                    : "Not a definition file, but a "
                                            + (Files.isDirectory(file) ? "folder: " : "pipe or device: "))
                            + name,
                    List.of(),
                    "Give the path of a YAML or JSON file that describes the host.");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UnfitFailure(
                    FailureCode.FILE_UNREADABLE,
                    "Cannot read the definition file " + name + ": " + e,
                    "Let the account that runs this read the file.");
        }
        return read(bytes, folder, name, values);
    }

    /**
     * Reads the bytes of a file, of at most {@link #MOST_BYTES}; one byte more shows that there are too many.
     *
     * @param folder from which relative paths in the definition start
     * @param name the source of the bytes in messages
     * @param values for names in it
     */
    public static HostDefinition read(byte[] bytes, Path folder, String name, GivenValues values)
            throws DefinitionFailure {
        if (bytes.length > MOST_BYTES) {
            throw new DefinitionFailure(
                    FailureCode.DEFINITION_TOO_LARGE,
                    "The definition " + name + " is larger than " + new ByteSize(MOST_BYTES)
                            + "; no definition is so large",
                    List.of(),
                    "Give the path of the YAML or JSON file that describes the host.");
        }
        Problems problems = new Problems();
        return finish(text(bytes, problems), folder, problems, name, values);
    }

    /**
     * Reads a text that is already in memory.
     *
     * @param baseFolder the folder from which relative paths in the text start
     * @param name the name of the text in messages
     */
    public static HostDefinition read(String text, Path baseFolder, String name) throws DefinitionFailure {
        Problems problems = new Problems();
        Optional<String> bounded = Optional.of(text).filter(t -> t.length() <= MOST_BYTES);
        if (bounded.isEmpty()) {
            problems.add(1, "", "is larger than " + new ByteSize(MOST_BYTES) + "; no definition is so large");
        }
        return finish(bounded, baseFolder, problems, Shown.of(name, LONGEST_NAME), GivenValues.NONE);
    }

    private static HostDefinition finish(
            Optional<String> text, Path baseFolder, Problems problems, String name, GivenValues values)
            throws DefinitionFailure {
        Optional<DocumentNode> root = text.flatMap(one -> document(one, problems));
        Optional<HostDefinition> definition = Optional.empty();
        if (root.isPresent()) {
            definition = SectionReader.ofDocument(values.putInto(root.get(), name), problems)
                    .flatMap(document -> new DefinitionFields(baseFolder).host(document));
        }
        if (definition.isEmpty() || problems.count() > 0) {
            throw new DefinitionFailure(
                    FailureCode.DEFINITION_PROBLEMS,
                    (problems.count() == 1 ? "1 problem" : problems.count() + " problems") + " in the definition "
                            + name,
                    problems.lines(),
                    "Correct what is listed; docs/definition.md describes every field.");
        }
        return definition.get();
    }

    private static Optional<DocumentNode> document(String text, Problems problems) {
        Optional<DocumentNode> root = DefinitionText.parse(text, problems);
        if (root.isEmpty() && problems.count() == 0
                || root.isPresent() && root.get() instanceof DocumentNode.Text content && content.isBlank()) {
            problems.add(1, "", "is empty; at least a host is needed, for example host: nano01");
            return Optional.empty();
        }
        return root;
    }

    private static Optional<String> text(byte[] bytes, Problems problems) {
        Charset charset = StandardCharsets.UTF_8;
        if (bytes.length >= 2
                && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                        || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)) {
            charset = StandardCharsets.UTF_16;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return Optional.of(charset.newDecoder().decode(in).toString());
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            problems.add(line, "", "is not " + charset + " text; save the file as UTF-8");
            return Optional.empty();
        }
    }
}
