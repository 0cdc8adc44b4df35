package io.jenkins.plugins.nanohost.engine.definition.reader;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.Nearest;
import io.jenkins.plugins.nanohost.engine.value.BrokenRule;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the fields of one section by name. Problems are noted, and reading continues: an empty answer means that the value is
 * absent or was noted as wrong. The caller then takes the default, so that the section's own rules are checked in the same run.
 * The names that the caller asked for are the known names; {@link #build} refuses all others.
 */
final class SectionReader {
    private final DocumentNode.Fields node;
    private final int line;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    private SectionReader(DocumentNode.Fields node, int line, String path, Problems problems) {
        this.node = node;
        this.line = line;
        this.path = path;
        this.problems = problems;
    }

    /** The document as a section; if it is not one, this is noted and the result is empty. */
    static Optional<SectionReader> ofDocument(DocumentNode root, Problems problems) {
        if (root instanceof DocumentNode.Fields fields) {
            return Optional.of(new SectionReader(fields, root.line(), "", problems));
        }
        if (!(root instanceof DocumentNode.Refused)) {
            problems.add(root.line(), "", "is " + what(root) + "; fields are expected, for example host: nano01");
        }
        return Optional.empty();
    }

    static String join(String path, String name) {
        return path.isEmpty() ? Shown.of(name) : path + "." + Shown.of(name);
    }

    /** Whether a value is given, right or wrong. */
    boolean has(String name) {
        return field(name) != null;
    }

    <T> Optional<T> value(String name, FieldKind<T> kind) {
        DocumentNode.Field field = field(name);
        return field == null ? Optional.empty() : parse(field.value(), field.line(), join(path, name), kind);
    }

    <T> Optional<T> required(String name, FieldKind<T> kind) {
        if (!has(name)) {
            missing(name, "; for example " + kind.example());
        }
        return value(name, kind);
    }

    void missing(String name, String remedy) {
        problems.add(line, join(path, name), "is missing" + remedy);
    }

    /** A list of texts; blank ones are skipped. An empty list counts as given, so it is not the same as no list. */
    <T> Optional<List<T>> values(String name, FieldKind<T> kind) {
        return items(name, "[" + kind.example() + "]").map(items -> {
            List<T> values = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                DocumentNode item = items.get(i);
                if (!isBlank(item)) {
                    parse(item, item.line(), itemPath(name, i), kind).ifPresent(values::add);
                }
            }
            return values;
        });
    }

    Optional<SectionReader> section(String name) {
        DocumentNode.Field written = node.fields().get(name);
        if (written != null && written.value() instanceof DocumentNode.Text text && text.isBare()) {
            // half written, or its fields are commented out: this does not look like a stage that was left out on
            // purpose, nor like null
            problems.add(
                    written.line(),
                    join(path, name),
                    "has no fields; give them ({} takes every default), or leave the section out");
        }
        DocumentNode.Field field = field(name);
        return field == null ? Optional.empty() : section(field.value(), field.line(), join(path, name));
    }

    List<SectionReader> sections(String name, String example) {
        List<SectionReader> sections = new ArrayList<>();
        List<DocumentNode> items = items(name, "[" + example + "]").orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            if (!isBlank(items.get(i))) {
                section(items.get(i), items.get(i).line(), itemPath(name, i)).ifPresent(sections::add);
            }
        }
        return sections;
    }

    /** Makes the section's value after every field was asked for; notes unknown fields and broken rules. */
    <T> Optional<T> build(Supplier<T> section) {
        node.fields().forEach((name, field) -> {
            if (!known.contains(name)) {
                problems.add(field.line(), join(path, name), "unknown field; " + suggestion(name));
            }
        });
        return part(section);
    }

    /** Builds a part of the section's value; notes the rules that it breaks. */
    <T> Optional<T> part(Supplier<T> value) {
        try {
            return Optional.ofNullable(value.get());
        } catch (InvalidValueException e) {
            for (BrokenRule rule : e.broken()) {
                problems.add(line(rule.field()), rule.field().isEmpty() ? path : join(path, rule.field()), rule.what());
            }
            return Optional.empty();
        }
    }

    /**
     * The line of a field, or of a field in an inner section, such as {@code docker.subnet}; the section's own line if the
     * field is absent.
     */
    private int line(String name) {
        int found = line;
        DocumentNode at = node;
        for (String part : name.split("\\.")) {
            DocumentNode.Field field =
                    at instanceof DocumentNode.Fields fields ? fields.fields().get(part) : null;
            if (field == null) {
                return found;
            }
            found = field.line();
            at = field.value();
        }
        return found;
    }

    private String suggestion(String name) {
        return Nearest.of(name, known)
                .map(near -> "did you mean " + near + "?")
                .orElse("known here: " + String.join(", ", known));
    }

    @CheckForNull
    private DocumentNode.Field field(String name) {
        known.add(name);
        DocumentNode.Field field = node.fields().get(name);
        return field == null || isBlank(field.value()) ? null : field;
    }

    private <T> Optional<T> parse(DocumentNode node, int line, String where, FieldKind<T> kind) {
        if (!(node instanceof DocumentNode.Text text)) {
            wrongType(node, line, where, "one value is expected, for example " + kind.example());
            return Optional.empty();
        }
        try {
            if (text.value().codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
                throw new InvalidValueException(
                        "'" + Shown.of(text.value()) + "' contains half of a character; write the whole character");
            }
            return Optional.of(kind.parser().apply(text.value()));
        } catch (InvalidValueException e) {
            boolean escaped = text.quotes() == DocumentNode.Quotes.DOUBLE
                    && text.value().codePoints().anyMatch(Character::isISOControl);
            problems.add(
                    line,
                    where,
                    e.getMessage()
                            + (escaped
                                    ? "; in double quotes a backslash begins an escape: double it, or use single quotes"
                                    : ""));
            return Optional.empty();
        }
    }

    private Optional<List<DocumentNode>> items(String name, String example) {
        DocumentNode.Field field = field(name);
        if (field == null) {
            return Optional.empty();
        }
        if (field.value() instanceof DocumentNode.Items items) {
            return Optional.of(items.items());
        }
        wrongType(field.value(), field.line(), join(path, name), "a list is expected, for example " + example);
        return Optional.empty();
    }

    private Optional<SectionReader> section(DocumentNode node, int line, String where) {
        if (node instanceof DocumentNode.Fields fields) {
            return Optional.of(new SectionReader(fields, line, where, problems));
        }
        wrongType(node, line, where, "fields are expected");
        return Optional.empty();
    }

    private void wrongType(DocumentNode node, int line, String where, String meant) {
        if (!(node instanceof DocumentNode.Refused)) {
            problems.add(line, where, "is " + what(node) + "; " + meant);
        }
    }

    private String itemPath(String name, int index) {
        return join(path, name) + "[" + index + "]";
    }

    private static boolean isBlank(DocumentNode node) {
        return node instanceof DocumentNode.Text text && text.isBlank();
    }

    private static String what(DocumentNode node) {
        return node instanceof DocumentNode.Items
                ? "a list"
                : node instanceof DocumentNode.Fields ? "a section" : "text";
    }
}
