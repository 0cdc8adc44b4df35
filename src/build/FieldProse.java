import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Copies the descriptions of a definition's fields from the schema to the other places where people read them: the tables of
 * the guide, and the help pages of the forms, in each language that has texts. The schema says nothing about forms. What is
 * true only in forms depends on a field's kind: where a relative path starts, and how a list is written in one text. This is a
 * single file because Java runs it from its source, so that the pages exist before anything is compiled.
 *
 * <p>{@code java -classpath LIBRARIES FieldProse.java SCHEMA GUIDE WORDS CLASSES}: the guide is rewritten between its marks;
 * WORDS is {@code help.properties}, with the files of other languages in the same folder; the pages are written next to the
 * forms' CLASSES.
 */
final class FieldProse {
    /** Which form has the fields of which section; all sections if none is named. */
    private static final List<Form> FORMS = List.of(
            new Form("steps/HostStep", "", "host"),
            new Form("steps/MakingStep", "", "rebuild"),
            new Form("steps/ContainerHostStep", "", "vhd", "vm", "files", "docker"),
            new Form("builder/ContainerHostBuilder", ""),
            new Form("steps/NanoVhdStep", "vhd"),
            new Form("settings/VhdSettings", "vhd"),
            new Form("steps/HypervVmStep", "vm"),
            new Form("settings/VmSettings", "vm"),
            new Form("steps/StageContainerFilesStep", "files"),
            new Form("settings/FilesSettings", "files"),
            new Form("settings/StagedFileSettings", "files.copy"),
            new Form("steps/InstallContainerHostStep", "docker"),
            new Form("settings/DockerSettings", "docker"));

    private static final Path FACE = Path.of("io", "jenkins", "plugins", "nanohost");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- fields of ([\\w.]+) -->\n).*?(<!-- end of fields -->\n)", Pattern.DOTALL);
    private static final String DOCUMENT = "document";

    /** YAML accepts such a text without quotes everywhere, and people see it as one value. */
    private static final Pattern PLAIN = Pattern.compile("\\w[\\w ./+-]*");

    private final JsonNode schema;

    /** The fields of each section; those of the document itself under "", and those of a list's items under the list. */
    private final Map<String, List<Field>> sections = new LinkedHashMap<>();

    /** The paths of the fields that are shown in any form. */
    private final TreeSet<String> shown = new TreeSet<>();

    private FieldProse(JsonNode schema) {
        this.schema = schema;
        collect("", schema);
    }

    public static void main(String[] args) throws IOException {
        Path words = Path.of(args[2]);
        FieldProse prose =
                new FieldProse(new ObjectMapper().readTree(Path.of(args[0]).toFile()));
        prose.writeTables(Path.of(args[1]));
        Language english = new Language(read(words), "");
        prose.writePages(english, Path.of(args[3]).resolve(FACE));
        try (DirectoryStream<Path> others =
                Files.newDirectoryStream(words.toAbsolutePath().getParent(), "help_*.properties")) {
            for (Path other : others) {
                String name = other.getFileName().toString();
                Language language = new Language(read(other), name.substring(4, name.indexOf('.')));
                language.check(english, prose.shown, name);
                prose.writePages(language, Path.of(args[3]).resolve(FACE));
            }
        }
    }

    private void collect(String path, JsonNode section) {
        List<Field> fields = new ArrayList<>();
        sections.put(path, fields);
        section.get("properties").fields().forEachRemaining(property -> {
            String name = property.getKey();
            Field field = new Field(
                    path.isEmpty() ? name : path + "." + name,
                    property.getValue(),
                    values(section.path("required"))
                            .anyMatch(required -> required.textValue().equals(name)));
            fields.add(field);
            JsonNode items = resolve(field.schema().path("items"));
            if (field.isSection() || items.has("properties")) {
                collect(field.path(), field.isSection() ? field.schema() : items);
            }
        });
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? schema.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private static Stream<JsonNode> values(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Properties read(Path file) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            words.load(in);
        }
        return words;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    // The guide

    private void writeTables(Path guide) throws IOException {
        // on Windows, Git may change the line ends
        String text = Files.readString(guide).replace("\r\n", "\n");
        List<String> written = new ArrayList<>();
        String renewed = TABLE.matcher(text).replaceAll(mark -> {
            String section = mark.group(2).equals(DOCUMENT) ? "" : mark.group(2);
            require(sections.containsKey(section), guide + " has a table of " + section + ", which is not a section");
            written.add(section);
            return Matcher.quoteReplacement(mark.group(1) + table(section) + mark.group(3));
        });
        List<String> wanted = new ArrayList<>(List.of(""));
        sections.values().forEach(fields -> fields.stream()
                .filter(Field::isSection)
                .map(Field::path)
                .forEach(wanted::add));
        require(
                new TreeSet<>(written).equals(new TreeSet<>(wanted)) && written.size() == wanted.size(),
                guide + " has tables of " + written + "; exactly one of each is needed: " + wanted);
        if (!renewed.equals(text)) {
            Files.writeString(guide, renewed);
        }
    }

    /** The description of the section, and a row for each field; the fields of a list's items follow the list. */
    private String table(String section) {
        StringBuilder table = new StringBuilder("\n");
        if (!section.isEmpty()) {
            table.append(markdown(at(section).description())).append("\n\n");
        }
        table.append("| field | what it is | default | example |\n|---|---|---|---|\n");
        sections.get(section).stream().filter(field -> !field.isSection()).forEach(field -> {
            table.append(row(field));
            sections.getOrDefault(field.path(), List.of()).forEach(item -> table.append(row(item)));
        });
        return table.append("\n").toString();
    }

    private Field at(String path) {
        return sections.values().stream()
                .flatMap(List::stream)
                .filter(field -> field.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String row(Field field) {
        Text text = Text.of(field.description(), "Default");
        String preset = field.required() ? "required" : text.preset();
        if (preset.isEmpty()) {
            require(field.schema().has("default"), field.path() + " is not required and has no default");
            preset = "`" + yaml(field.schema().get("default")) + "`";
        }
        String examples = values(field.schema().path("examples"))
                .map(example -> "`" + yaml(example) + "`")
                .collect(Collectors.joining(", "));
        return "| `" + field.path() + "` | " + markdown(text.what()) + " | " + markdown(preset) + " | "
                + markdown(examples) + " |\n";
    }

    private static String markdown(String text) {
        return marked(text, words -> words.replace("<", "&lt;"), code -> "`" + code + "`")
                .replace("|", "\\|");
    }

    private static String yaml(JsonNode value) {
        if (value.isArray()) {
            return values(value).map(FieldProse::yaml).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.isObject()) {
            List<String> fields = new ArrayList<>();
            value.fields().forEachRemaining(field -> fields.add(field.getKey() + ": " + yaml(field.getValue())));
            return "{" + String.join(", ", fields) + "}";
        }
        String text = value.asText();
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "''") + "'";
    }

    // The help pages

    private void writePages(Language language, Path face) throws IOException {
        for (Form form : FORMS) {
            Map<String, String> pages = new TreeMap<>();
            addPages(form, form.section(), language, pages);
            Files.createDirectories(face.resolve(form.folder()));
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(
                        face.resolve(form.folder()).resolve("help-" + page.getKey() + language.suffix() + ".html"),
                        page.getValue());
            }
        }
    }

    /** A section inside a section, such as {@code vhd.network}, has no separate form: its fields are among the others. */
    private void addPages(Form form, String section, Language language, Map<String, String> pages) {
        for (Field field : sections.get(section)) {
            if (field.isSection() && !section.isEmpty()) {
                addPages(form, field.path(), language, pages);
            } else if (form.shows(field.name())) {
                shown.add(field.path());
                String text = language.text(field);
                if (text != null) {
                    // "switch" is a keyword in Java and in Groovy
                    pages.put(field.name().equals("switch") ? "switchName" : field.name(), page(field, text, language));
                }
            }
        }
    }

    private String page(Field field, String description, Language language) {
        Text text = Text.of(description, language.word("default"));
        StringBuilder page = new StringBuilder("<div>\n  <p>").append(html(text.what()));
        if (isListOfTexts(field)) {
            page.append(" ").append(html(language.word(isOneALine(field) ? "lines" : "words")));
        }
        if (isPath(field.schema()) || isPath(field.schema().path("items"))) {
            page.append(" ").append(html(language.word("path")));
        }
        page.append("</p>\n");
        List<String> values = new ArrayList<>();
        JsonNode preset = field.schema().path("default");
        if (!text.preset().isEmpty()) {
            values.add(html(language.word("default") + ": " + text.preset()));
        } else if (preset.isArray()) {
            values.add(html(language.word("default") + ": " + language.word("none")));
        } else if (!preset.isMissingNode()) {
            values.add(html(language.word("default") + ": `" + preset.asText() + "`"));
        }
        String examples = values(field.schema().path("examples"))
                .filter(example -> !field.schema().path("type").asText().equals("array") || isListOfTexts(field))
                .map(example -> "`" + written(field, example) + "`")
                .collect(Collectors.joining(", "));
        if (!examples.isEmpty()) {
            values.add(html(language.word("example") + ": " + examples));
        }
        if (!values.isEmpty()) {
            page.append("  <p>").append(String.join(". ", values)).append("</p>\n");
        }
        return page.append("</div>\n").toString();
    }

    private static String written(Field field, JsonNode example) {
        return example.isArray()
                ? values(example).map(JsonNode::asText).collect(Collectors.joining(isOneALine(field) ? "`, `" : ", "))
                : example.asText();
    }

    private static boolean isPath(JsonNode value) {
        return value.path("$ref").asText().equals("#/$defs/path");
    }

    private boolean isListOfTexts(Field field) {
        return field.schema().path("type").asText().equals("array")
                && !resolve(field.schema().get("items")).has("properties");
    }

    /** In a form, a list is one text: items that may contain a blank cannot be separated by blanks. */
    private static boolean isOneALine(Field field) {
        JsonNode items = field.schema().get("items");
        return isPath(items)
                || Pattern.compile(items.path("pattern").asText())
                        .matcher("a b")
                        .find();
    }

    /** Escapes a text for a help page; there, a dollar sign would start a variable of Jenkins. */
    private static String html(String text) {
        UnaryOperator<String> escape = words -> words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("$", "&#36;");
        return marked(text, escape, code -> "<code>" + escape.apply(code) + "</code>");
    }

    /** The text, with the parts between backticks as code, and the rest escaped. */
    private static String marked(String text, UnaryOperator<String> words, UnaryOperator<String> code) {
        String[] parts = text.split("`", -1);
        require(parts.length % 2 == 1, "a backtick is missing: " + text);
        StringBuilder marked = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            marked.append((i % 2 == 0 ? words : code).apply(parts[i]));
        }
        return marked.toString();
    }

    private record Form(String folder, String section, List<String> only) {
        Form(String folder, String section, String... only) {
            this(folder, section, List.of(only));
        }

        boolean shows(String name) {
            return only.isEmpty() || only.contains(name);
        }
    }

    private record Field(String path, JsonNode schema, boolean required) {
        String name() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        boolean isSection() {
            return schema.has("properties");
        }

        String description() {
            require(schema.has("description"), path + " has no description");
            return schema.get("description").textValue();
        }
    }

    /** A description: what the field is, and in words what applies if it is not given. */
    private record Text(String what, String preset) {
        static Text of(String description, String label) {
            int at = description.lastIndexOf(" " + label + ": ");
            return at < 0
                    ? new Text(description, "")
                    : new Text(
                            description.substring(0, at),
                            description.substring(at + label.length() + 3).replaceFirst("\\.$", ""));
        }
    }

    /** @param suffix the suffix that Jenkins expects in a page's name: {@code _de}; empty for English */
    private record Language(Properties texts, String suffix) {
        String word(String key) {
            require(texts.containsKey(key), "help" + suffix + ".properties lacks " + key);
            return texts.getProperty(key);
        }

        /** The text of a field; null if the language has none. */
        String text(Field field) {
            return suffix.isEmpty() ? field.description() : texts.getProperty(field.path());
        }

        void check(Language english, TreeSet<String> shown, String name) {
            english.texts().stringPropertyNames().forEach(this::word);
            TreeSet<String> unknown = new TreeSet<>(texts.stringPropertyNames());
            unknown.removeAll(english.texts().stringPropertyNames());
            unknown.removeAll(shown);
            require(unknown.isEmpty(), name + " has texts of " + unknown + ", which are shown in no form");
        }
    }
}
