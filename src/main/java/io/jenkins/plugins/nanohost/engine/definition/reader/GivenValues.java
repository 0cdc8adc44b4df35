package io.jenkins.plugins.nanohost.engine.definition.reader;

import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.Nearest;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that a command line gives for names in a definition: {@code ${name}} in a text stands for its value. Only names that are
 * given are replaced, only in values, never in a field's name and never in the field {@code host}; a value is not searched again. A
 * text in which something was replaced counts as written in quotes, so a value makes no fields and no list of it.
 */
public final class GivenValues {
    /** Nothing is replaced. */
    public static final GivenValues NONE = new GivenValues(Map.of());

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(" + NAME + ")}");
    private static final String HOST = "host";

    private final Map<String, String> values;

    private GivenValues(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads texts of the form {@code name=value}. All after the first {@code =} is the value, also another {@code =}; it may be
     * empty.
     *
     * @throws DefinitionFailure when one has another form, or a name is given twice
     */
    public static GivenValues parse(List<String> given) throws DefinitionFailure {
        Map<String, String> values = new LinkedHashMap<>();
        for (String one : given) {
            int end = one.indexOf('=');
            String name = end < 0 ? one : one.substring(0, end);
            if (end < 0 || !name.matches(NAME)) {
                throw wrong(
                        "'" + Shown.of(one) + "' is no name with a value",
                        "Write --set name=value. A name has letters, digits, '_', '.' and '-', and begins with a letter or '_'.");
            }
            if (values.putIfAbsent(name, one.substring(end + 1)) != null) {
                throw wrong("--set gives a value for '" + Shown.of(name) + "' twice", "Give one of them.");
            }
        }
        return new GivenValues(values);
    }

    private static DefinitionFailure wrong(String message, String remedy) {
        return new DefinitionFailure(FailureCode.COMMAND_LINE_WRONG, message, List.of(), remedy);
    }

    /**
     * The document with the values in it; lines are those of the text.
     *
     * @param document of the definition, for messages
     * @throws DefinitionFailure when a name is not in the document, or when the document becomes too large
     */
    DocumentNode putInto(DocumentNode root, String document) throws DefinitionFailure {
        if (values.isEmpty()) {
            return root;
        }
        Replacing work = new Replacing(document);
        DocumentNode replaced = work.document(root);
        work.requireAllUsed();
        return replaced;
    }

    /** One document in which values are put. */
    private final class Replacing {
        private final String document;
        private final Set<String> used = new TreeSet<>();
        private final Set<String> there = new TreeSet<>();
        private final Set<String> inHost = new TreeSet<>();
        private long length;

        Replacing(String document) {
            this.document = document;
        }

        DocumentNode document(DocumentNode root) throws DefinitionFailure {
            return root instanceof DocumentNode.Fields fields ? fields(fields, true) : node(root);
        }

        private DocumentNode node(DocumentNode node) throws DefinitionFailure {
            if (node instanceof DocumentNode.Text text) {
                return text(text);
            }
            if (node instanceof DocumentNode.Items items) {
                List<DocumentNode> replaced = new ArrayList<>();
                for (DocumentNode item : items.items()) {
                    replaced.add(node(item));
                }
                return new DocumentNode.Items(items.line(), replaced);
            }
            return node instanceof DocumentNode.Fields fields ? fields(fields, false) : node;
        }

        private DocumentNode fields(DocumentNode.Fields fields, boolean first) throws DefinitionFailure {
            Map<String, DocumentNode.Field> replaced = new LinkedHashMap<>();
            for (Map.Entry<String, DocumentNode.Field> field : fields.fields().entrySet()) {
                DocumentNode value = field.getValue().value();
                boolean isHost = first && field.getKey().equals(HOST);
                if (isHost && value instanceof DocumentNode.Text text) {
                    REFERENCE.matcher(text.value()).results().forEach(one -> inHost.add(one.group(1)));
                }
                replaced.put(
                        field.getKey(), new DocumentNode.Field(field.getValue().line(), isHost ? value : node(value)));
            }
            return new DocumentNode.Fields(fields.line(), replaced);
        }

        private DocumentNode.Text text(DocumentNode.Text text) throws DefinitionFailure {
            Matcher references = REFERENCE.matcher(text.value());
            StringBuilder replaced = new StringBuilder();
            int from = 0;
            boolean any = false;
            while (references.find()) {
                String name = references.group(1);
                there.add(name);
                String value = values.get(name);
                if (value != null) {
                    replaced.append(text.value(), from, references.start()).append(value);
                    from = references.end();
                    used.add(name);
                    any = true;
                    length += value.length();
                    requireLength();
                }
            }
            return any
                    ? new DocumentNode.Text(
                            text.line(),
                            replaced.append(text.value().substring(from)).toString(),
                            DocumentNode.Quotes.OTHER)
                    : text;
        }

        private void requireLength() throws DefinitionFailure {
            if (length > DefinitionReader.MOST_BYTES) {
                throw new DefinitionFailure(
                        FailureCode.DEFINITION_TOO_LARGE,
                        "With the values of --set, the definition " + document + " is larger than "
                                + new ByteSize(DefinitionReader.MOST_BYTES) + "; no definition is so large",
                        List.of(),
                        "Give shorter values.");
            }
        }

        void requireAllUsed() throws DefinitionFailure {
            List<String> unused = values.keySet().stream()
                    .filter(name -> !used.contains(name))
                    .toList();
            if (!unused.isEmpty()) {
                throw new DefinitionFailure(
                        FailureCode.SET_NAME_UNUSED,
                        "--set gives what the definition " + document + " does not use: " + String.join(", ", unused),
                        unused.stream().map(this::unused).toList(),
                        "Correct the name, or write ${" + unused.get(0) + "} where its value belongs.");
            }
        }

        private String unused(String name) {
            String found = "${" + name + "} is "
                    + (inHost.contains(name) ? "only in the field host, where nothing is replaced" : "not there");
            List<String> free =
                    there.stream().filter(one -> !values.containsKey(one)).toList();
            return found
                    + Nearest.of(name, free)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("");
        }
    }
}
