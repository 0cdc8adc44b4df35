package io.jenkins.plugins.nanohost.engine.definition;

import static io.jenkins.plugins.nanohost.engine.definition.Definitions.FOLDER;
import static io.jenkins.plugins.nanohost.engine.definition.Definitions.FULL;
import static io.jenkins.plugins.nanohost.engine.definition.Definitions.problems;
import static io.jenkins.plugins.nanohost.engine.definition.Definitions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.definition.reader.DefinitionReader;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.value.Derived;
import io.jenkins.plugins.nanohost.engine.value.ImageChoice;
import io.jenkins.plugins.nanohost.engine.value.PackageName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares schema and guide with the reader. What the reader knows is taken from its messages about mistakes. */
class DefinitionSchemaTest {
    private static final DefinitionSchema SCHEMA = DefinitionSchema.read();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each field by its path; a field of a list's items is {@code files.copy.from}. */
    private static final Map<String, JsonNode> FIELDS = new TreeMap<>();

    /** Each section by its path; the document is "". */
    private static final Map<String, JsonNode> SECTIONS = new TreeMap<>();

    static {
        collect("", SCHEMA.root());
    }

    private static void collect(String path, JsonNode section) {
        SECTIONS.put(path, section);
        section.get("properties").fields().forEachRemaining(property -> {
            String field = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            JsonNode schema = property.getValue();
            JsonNode items = SCHEMA.resolve(schema.path("items"));
            JsonNode inner = items.has("properties") ? items : schema;
            if (inner.has("properties")) {
                collect(field, inner);
            }
            if (!schema.has("properties")) {
                FIELDS.put(field, schema);
            }
        });
    }

    /** What cannot be given together with an example or default of a field. */
    private static final Map<String, String> APART = Map.of(
            "vhd.domainBlob", "computerName",
            "vhd.generation", "format",
            "vhd.network.address", "gateway",
            "vhd.network.address6", "gateway6",
            "docker.network", "subnet");

    static Stream<String> sections() {
        return SECTIONS.keySet().stream();
    }

    static Stream<String> fields() {
        return FIELDS.keySet().stream();
    }

    @Test
    void aMistypedKeywordInTheSchemaIsFoundAndNotPassedOver() {
        ObjectNode mistyped = SCHEMA.root().deepCopy();
        ((ObjectNode) mistyped.at("/properties/host")).put("maxLenght", 15);

        assertThatThrownBy(() -> DefinitionSchema.of(mistyped)).hasMessageContaining("maxLenght");
    }

    @ParameterizedTest
    @MethodSource("sections")
    void readerAndSchemaKnowTheSameFields(String section) throws Exception {
        JsonNode document = changed(section, fields -> fields.put("zzzzzzzzzzzz", 1));
        assertThat(SCHEMA.accepts(document)).isFalse();
        String problem = problems(document.toString()).get(0);
        List<String> known =
                List.of(problem.substring(problem.indexOf("known here: ") + 12).split(", "));
        assertThat(names(SECTIONS.get(section).get("properties"))).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @MethodSource("sections")
    void readerAndSchemaRequireTheSameFields(String section) throws Exception {
        List<String> required = new ArrayList<>();
        SECTIONS.get(section).path("required").forEach(name -> required.add(name.textValue()));
        for (String name : names(SECTIONS.get(section).get("properties"))) {
            JsonNode without = changed(section, fields -> fields.remove(name));
            assertThat(isRead(without)).as(section + " without " + name).isEqualTo(SCHEMA.accepts(without));
            if (required.contains(name)) {
                assertThat(isRead(without)).as(section + " without " + name).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void wordsAreTheSame(String field) throws Exception {
        JsonNode words = FIELDS.get(field).path("enum");
        JsonNode document = with(field, "zzzzzzzzzzzz");
        String problem = isRead(document) ? "" : problems(document.toString()).get(0);
        if (words.isMissingNode()) {
            assertThat(problem).doesNotContain(" is none of ");
        } else {
            List<String> known =
                    List.of(problem.substring(problem.indexOf("none of ") + 8).split(", "));
            // a number may be written with quotes or without
            assertThat(StreamSupport.stream(words.spliterator(), false)
                            .map(JsonNode::asText)
                            .distinct())
                    .containsExactlyElementsOf(known);
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void defaultsAreTheSame(String field) throws Exception {
        JsonNode assumed = FIELDS.get(field).path("default");
        if (!assumed.isMissingNode()) {
            HostDefinition given = read(set(field, assumed).toString());
            HostDefinition absent = read(changed(sectionOf(field), f -> {
                        f.remove(nameOf(field));
                        f.remove(APART.getOrDefault(field, ""));
                    })
                    .toString());
            assertThat(given).isEqualTo(absent);
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void limitsOfNumbersAreTheSame(String field) throws Exception {
        JsonNode schema = FIELDS.get(field);
        if (schema.has("minimum")) {
            assertThat(isRead(with(field, schema.get("minimum").asText()))).isTrue();
            assertThat(isRead(with(field, String.valueOf(schema.get("minimum").intValue() - 1))))
                    .isFalse();
            assertThat(isRead(with(field, schema.get("maximum").asText()))).isTrue();
            assertThat(isRead(with(field, String.valueOf(schema.get("maximum").intValue() + 1))))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldThatIsNotRequiredNamesItsDefault(String field) {
        JsonNode schema = FIELDS.get(field);
        boolean required = StreamSupport.stream(
                        SECTIONS.get(sectionOf(field)).path("required").spliterator(), false)
                .anyMatch(name -> name.textValue().equals(nameOf(field)));
        assertThat(schema.has("default")
                        || schema.get("description").textValue().contains("Default: "))
                .isEqualTo(!required);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void examplesAreRight(String field) throws Exception {
        for (JsonNode example : FIELDS.get(field).path("examples")) {
            JsonNode document = set(field, example);
            assertThat(SCHEMA.accepts(document)).as(field + " " + example).isTrue();
            if (!field.equals("vhd.network.gateway")) {
                assertThat(isRead(document)).as(field + " " + example).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void theSchemaAcceptsEveryTextThatTheReaderTakes(String field) throws Exception {
        for (String text : Samples.TEXTS) {
            JsonNode document = with(field, text);
            if (isRead(document)) {
                assertThat(SCHEMA.accepts(document)).as(field + ": " + text).isTrue();
            }
        }
    }

    /** Texts of every kind that some field accepts, and some that only look like one. */
    private static final class Samples {
        static final List<String> TEXTS = List.of(
                "a",
                "A",
                "NANO-01",
                "a.b",
                "a b",
                "12",
                "0",
                "007",
                "240",
                "241",
                "65535",
                "1KB",
                "512mb",
                " 20 GB ",
                "20GB",
                "64TB",
                "1.2.3.4",
                "10.1.2.3/16",
                "172.16.0.0/12",
                "1.2.3.400",
                "UTC+13",
                "W. Europe Standard Time",
                "c:/x",
                "C:\\a b\\c.txt",
                "2001:DB8::93/64",
                "::ffff:1.2.3.4",
                "fe80::1",
                "a.CAB",
                "1",
                "aaaaa-BBBBB-ccccc-11111-22222",
                "sr-Latn-RS",
                "es-419",
                "always",
                "copy",
                "nat",
                "ü \uD83D\uDE00 $(x)",
                "x".repeat(63),
                "x".repeat(101),
                "x".repeat(201));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nano01.yaml", "nano01-tp4.yaml", "nano01-tp3.yaml", "core01.yaml"})
    void theExamplesAreRightForReaderAndSchema(String name) throws Exception {
        HostDefinition definition = DefinitionReader.read(Path.of("docs/examples", name));
        assertThat(definition.host()).hasToString(name.replace(".yaml", ""));
        assertThat(definition.vm().hardware().switchName()).hasToString("General Purpose External");
        assertThat(definition.vhd().guest().network().address()).isNotNull();
        assertThat(definition.docker()).isNotNull();
        assertThat(List.of(
                        definition.vhd().base().media(),
                        definition.files().baseImage(),
                        definition.files().docker()))
                .allSatisfy(path -> assertThat(path).isRegularFile());
        ObjectNode form = JSON.valueToTree(DefinitionForm.of(definition));
        assertThat(SCHEMA.accepts(form)).isTrue();
        assertThat(Files.readString(Path.of("docs/examples", name)))
                .startsWith("# yaml-language-server: $schema=../definition.schema.json\n");
    }

    @Test
    void thoseOnNanoServerAreTheArticlesHost() throws Exception {
        for (String name : List.of("nano01.yaml", "nano01-tp4.yaml", "nano01-tp3.yaml")) {
            HostDefinition definition = DefinitionReader.read(Path.of("docs/examples", name));
            assertThat(definition.vhd().guest().network().address()).hasToString("192.168.1.93/24");
            assertThat(definition.docker().subnet()).hasToString("172.16.0.0/12");
        }
    }

    @Test
    void onServerCoreNoPackagesAreAskedFor() throws Exception {
        VhdDefinition core =
                DefinitionReader.read(Path.of("docs/examples/core01.yaml")).vhd();
        assertThat(core.base().packages()).isNull();
        assertThat(core.base().image()).hasToString("ServerDatacenterCore");
        assertThat(core.guest().owner()).hasToString("Build Engineering");
    }

    @Test
    void onlyTechnicalPreview4NeedsReverseForwardersAndOnly2016AChoiceOfImage() throws Exception {
        VhdDefinition released =
                DefinitionReader.read(Path.of("docs/examples/nano01.yaml")).vhd();
        VhdDefinition preview =
                DefinitionReader.read(Path.of("docs/examples/nano01-tp4.yaml")).vhd();
        assertThat(released.base().packages()).isEqualTo(BaseDiskDefinition.DEFAULT_PACKAGES);
        assertThat(preview.base().packages()).contains(new PackageName("ReverseForwarders"));
        assertThat(released.base().image()).hasToString("ServerDataCenterNano");
        assertThat(preview.base().image()).isEqualTo(ImageChoice.ONLY);
    }

    @ParameterizedTest
    @MethodSource("sections")
    void recordsAndSchemaHaveTheSameFields(String section) {
        Map<String, Type> components = new TreeMap<>();
        collectComponents("", HostDefinition.class, components);
        List<String> fields = components.keySet().stream()
                .filter(path -> sectionOf(path).equals(section))
                .map(DefinitionSchemaTest::nameOf)
                .toList();

        assertThat(names(SECTIONS.get(section).get("properties"))).containsExactlyInAnyOrderElementsOf(fields);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aPathInTheRecordIsAPathInTheSchema(String field) {
        Map<String, Type> components = new TreeMap<>();
        collectComponents("", HostDefinition.class, components);
        JsonNode schema = FIELDS.get(field);
        JsonNode value = schema.has("items") ? schema.get("items") : schema;

        assertThat(value.path("$ref").asText().equals("#/$defs/path"))
                .isEqualTo(single(components.get(field)).equals(Path.class));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aDescriptionNamesEveryWordThatMayBeChosen(String field) {
        JsonNode schema = FIELDS.get(field);
        schema.path("enum").forEach(word -> assertThat(schema.get("description").textValue())
                .contains("`" + word.asText() + "`"));
    }

    /** By their paths in the schema; the fields of an inline record are beside it, and derived ones are left out. */
    private static void collectComponents(String path, Class<?> part, Map<String, Type> components) {
        for (RecordComponent component : part.getRecordComponents()) {
            String name = component.getName().equals("switchName") ? "switch" : component.getName();
            String field = path.isEmpty() ? name : path + "." + name;
            Class<?> type = single(component.getGenericType());
            boolean inline = component.isAnnotationPresent(Inline.class);
            if (!inline && !component.isAnnotationPresent(Derived.class)) {
                components.put(field, component.getGenericType());
            }
            if (inline || DefinitionPart.class.isAssignableFrom(type)) {
                collectComponents(inline ? path : field, type, components);
            }
        }
    }

    /** The type of a value, or of a list's items. */
    private static Class<?> single(Type type) {
        return type instanceof ParameterizedType list ? (Class<?>) list.getActualTypeArguments()[0] : (Class<?>) type;
    }

    @Test
    void theGuideDescribesEveryFieldAndNoOther() throws Exception {
        List<String> described = Files.readAllLines(Path.of("docs/definition.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
        List<String> fields = new ArrayList<>(FIELDS.keySet());
        assertThat(described).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void theGuidesExamplesAreRight() throws Exception {
        String guide = Files.readString(Path.of("docs/definition.md"));
        int begin = guide.indexOf("```yaml\n") + 8;
        assertThat(read(guide.substring(begin, guide.indexOf("```", begin))).vm())
                .isNotNull();
        begin = guide.indexOf("```json\n") + 8;
        assertThat(read(guide.substring(begin, guide.indexOf("```", begin))).vm())
                .isNotNull();
    }

    private static boolean isRead(JsonNode document) {
        try {
            DefinitionReader.read(document.toString(), FOLDER, "test");
            return true;
        } catch (DefinitionFailure e) {
            return false;
        }
    }

    /** The full definition with another value of one field, without what cannot be given together with it. */
    private static JsonNode set(String field, JsonNode value) throws DefinitionFailure {
        return changed(sectionOf(field), fields -> {
            fields.set(nameOf(field), value);
            fields.remove(APART.getOrDefault(field, ""));
        });
    }

    /** The full definition with another value of one text field. */
    private static JsonNode with(String field, String text) throws DefinitionFailure {
        boolean list = FIELDS.get(field).path("type").asText().equals("array");
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return set(field, list ? nodes.arrayNode().add(text) : nodes.textNode(text));
    }

    private static JsonNode changed(String section, Consumer<ObjectNode> change) throws DefinitionFailure {
        ObjectNode document = JSON.valueToTree(DefinitionForm.of(read(FULL)));
        JsonNode fields = document;
        for (String name : section.isEmpty() ? new String[0] : section.split("\\.")) {
            fields = fields.get(name);
            fields = fields.isArray() ? fields.get(0) : fields;
        }
        change.accept((ObjectNode) fields);
        return document;
    }

    private static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String sectionOf(String field) {
        return field.contains(".") ? field.substring(0, field.lastIndexOf('.')) : "";
    }

    private static String nameOf(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }
}
