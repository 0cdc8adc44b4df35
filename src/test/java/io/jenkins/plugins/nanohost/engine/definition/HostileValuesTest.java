package io.jenkins.plugins.nanohost.engine.definition;

import static io.jenkins.plugins.nanohost.engine.definition.Definitions.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.definition.reader.DefinitionReader;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each field that holds a text is given each hostile value, in JSON and in YAML: the value is kept unchanged, or refused
 * with a message that names the field and is safe to show.
 */
class HostileValuesTest {
    /** Escapes what is not ASCII, since half a character can be written in no other way. */
    private static final ObjectWriter JSON = new ObjectMapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private static final List<String> HOSTILE = List.of(
            "'; Remove-Item C:\\ -Recurse; '",
            "\"quoted\" & calc",
            "$(calc)",
            "`calc` %PATH% ^& | > x",
            "50% & <b>100%</b> !x!",
            "]]>&amp;<!--",
            "two\nlines",
            "two\r\nlines\n",
            "carriage\rreturn",
            "a\u0000b",
            "\u001b[31mred",
            "\uD83D\uDE00",
            "\u202Egnp.exe",
            "\u05E9\u05DC\u05D5\u05DD\u200F \u061C\u2066x\u2069",
            "line\u2028separator",
            "next\u0085line",
            "no\uFFFFcharacter",
            "<script>alert(1)</script>",
            "../../../etc/passwd",
            "--option",
            "\uD83D",
            "\uDE00\uD83D",
            "x".repeat(300),
            "\uD83D\uDE00".repeat(150));

    /** The fields, and how to read the value that each one got. */
    private static final Map<String, Function<HostDefinition, Object>> FIELDS = Map.ofEntries(
            Map.entry("host", HostDefinition::host),
            Map.entry("rebuild", HostDefinition::rebuild),
            Map.entry("vhd.media", d -> d.vhd().base().media()),
            Map.entry("vhd.image", d -> d.vhd().base().image()),
            Map.entry("vhd.packages", d -> d.vhd().base().packages().get(0)),
            Map.entry("vhd.size", d -> d.vhd().base().size()),
            Map.entry("vhd.format", d -> d.vhd().base().format()),
            Map.entry("vhd.generation", d -> d.vhd().base().generation()),
            Map.entry("vhd.hostDisk", d -> d.vhd().hostDisk()),
            Map.entry("vhd.drivers", d -> d.vhd().base().drivers().get(0)),
            Map.entry("vhd.updates", d -> d.vhd().base().updates().get(0)),
            Map.entry("vhd.computerName", d -> d.vhd().guest().computerName()),
            Map.entry("vhd.domainBlob", d -> d.vhd().guest().domainBlob()),
            Map.entry("vhd.owner", d -> d.vhd().guest().owner()),
            Map.entry("vhd.timeZone", d -> d.vhd().guest().timeZone()),
            Map.entry("vhd.locale", d -> d.vhd().guest().locale()),
            Map.entry("vhd.productKey", d -> d.vhd().guest().productKey()),
            Map.entry("vhd.network.address", d -> d.vhd().guest().network().address()),
            Map.entry("vhd.network.gateway", d -> d.vhd().guest().network().gateway()),
            Map.entry("vhd.network.address6", d -> d.vhd().guest().network().address6()),
            Map.entry("vhd.network.gateway6", d -> d.vhd().guest().network().gateway6()),
            Map.entry("vhd.network.dns", d -> d.vhd().guest().network().dns().get(0)),
            Map.entry("vhd.commands", d -> d.vhd().guest().commands().get(0)),
            Map.entry("vhd.files.from", d -> d.vhd().files().get(0).from()),
            Map.entry("vhd.files.to", d -> d.vhd().files().get(0).to()),
            Map.entry("vm.switch", d -> d.vm().hardware().switchName()),
            Map.entry("vm.memory", d -> d.vm().hardware().memory()),
            Map.entry("vm.processors", d -> d.vm().hardware().processors()),
            Map.entry("vm.bootLimit", d -> d.vm().bootLimit()),
            Map.entry("files.baseImage", d -> d.files().baseImage()),
            Map.entry("files.docker", d -> d.files().docker()),
            Map.entry("files.copy.from", d -> d.files().copy().get(0).from()),
            Map.entry("files.copy.to", d -> d.files().copy().get(0).to()),
            Map.entry("docker.network", d -> d.docker().network()),
            Map.entry("docker.subnet", d -> d.docker().subnet()),
            Map.entry("docker.port", d -> d.docker().port()));

    /** Fields that accept some hostile values; a rule that became too strict would refuse these, and fail the test. */
    private static final Set<String> CARRIERS = Set.of(
            "vhd.media",
            "vhd.image",
            "vhd.drivers",
            "vhd.domainBlob",
            "vhd.owner",
            "vhd.commands",
            "vhd.files.from",
            "vm.switch",
            "files.baseImage",
            "files.docker",
            "files.copy.from");

    private static final Set<String> PATHS = Set.of(
            "vhd.media",
            "vhd.drivers",
            "vhd.updates",
            "vhd.domainBlob",
            "vhd.files.from",
            "files.baseImage",
            "files.docker",
            "files.copy.from");

    private static final Set<String> LISTS =
            Set.of("vhd.packages", "vhd.drivers", "vhd.updates", "vhd.network.dns", "vhd.commands");

    static Stream<Arguments> fieldsAndValues() {
        List<Arguments> all = new ArrayList<>();
        FIELDS.keySet().stream()
                .sorted()
                .forEach(field -> HOSTILE.forEach(value -> all.add(Arguments.of(field, value))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("fieldsAndValues")
    void aHostileValueInJsonIsCarriedAsItIsOrRefusedSafely(String field, String value) throws JsonProcessingException {
        isCarriedOrRefused(field, value, JSON.writeValueAsString(document(field, value)));
    }

    @ParameterizedTest
    @MethodSource("fieldsAndValues")
    void aHostileValueInYamlIsCarriedAsItIsOrRefusedSafely(String field, String value) throws JsonProcessingException {
        isCarriedOrRefused(field, value, yaml(document(field, value)));
    }

    @Test
    void noFieldThatHoldsATextIsForgotten() {
        assertThat(FIELDS.keySet()).isEqualTo(DefinitionSchema.read().fieldsOfText());
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void whatAFieldCanCarryItCarries(String field) throws JsonProcessingException {
        int carried = 0;
        for (String value : HOSTILE) {
            carried += isCarriedOrRefused(field, value, JSON.writeValueAsString(document(field, value))) ? 1 : 0;
        }
        assertThat(carried).isGreaterThanOrEqualTo(8);
    }

    static Stream<String> carriers() {
        return CARRIERS.stream();
    }

    private static boolean isCarriedOrRefused(String field, String value, String text) throws JsonProcessingException {
        try {
            HostDefinition read = DefinitionReader.read(text, FOLDER, "test");
            String expected =
                    PATHS.contains(field) ? FOLDER.resolve(value).normalize().toString() : value;
            assertThat(FIELDS.get(field).apply(read)).hasToString(expected);
            String form = JSON.writeValueAsString(DefinitionForm.of(read));
            assertThat(DefinitionReader.read(form, FOLDER, "its form")).isEqualTo(read);
            return true;
        } catch (DefinitionFailure refused) {
            assertThat(refused.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.replaceFirst("^line [0-9]+: ", "").replaceAll("\\[0]", ""))
                        .startsWith(field);
                assertThat(problem.codePoints()).allMatch(HostileValuesTest::isSafeToShow);
                assertThat(problem).hasSizeLessThan(500);
            });
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("fieldsAndValues")
    void aHostileNameOfAFieldIsRefusedSafely(String field, String value) throws JsonProcessingException {
        String name = field + value;
        String text = JSON.writeValueAsString(Map.of("host", "a", name, "x"));
        assertThat(Definitions.problems(text)).singleElement().satisfies(problem -> {
            // YAML ends a name after 1024 characters, so the message cannot say which field was meant
            assertThat(problem).startsWith("line 1: " + (text.length() > 1024 ? "" : field));
            assertThat(problem.codePoints()).allMatch(HostileValuesTest::isSafeToShow);
        });
    }

    private static boolean isSafeToShow(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** A definition in which everything is right except the one field. */
    private static ObjectNode document(String field, String value) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("host", "a");
        ObjectNode vhd = root.putObject("vhd").put("media", "m");
        vhd.putObject("network").put("address", "10.0.0.2/8").put("address6", "2001:db8::2/64");
        vhd.putArray("files").addObject().put("from", "f").put("to", "C:\\f");
        root.putObject("vm").put("switch", "s");
        root.putObject("files").putArray("copy").addObject().put("from", "f").put("to", "C:\\g");
        root.putObject("docker");
        JsonNode section = root;
        String[] path = field.split("\\.");
        for (int i = 0; i < path.length - 1; i++) {
            section = section.get(path[i]);
            section = section.isArray() ? section.get(0) : section;
        }
        String name = path[path.length - 1];
        if (LISTS.contains(field)) {
            ((ObjectNode) section).putArray(name).add(value);
        } else {
            ((ObjectNode) section).put(name, value);
        }
        return root;
    }

    /** As a person writes it: blocks, and texts in single quotes where YAML allows it. */
    private static String yaml(JsonNode document) throws JsonProcessingException {
        StringBuilder text = new StringBuilder();
        write(document, "", text);
        return text.toString();
    }

    private static void write(JsonNode node, String indent, StringBuilder text) throws JsonProcessingException {
        if (node.isTextual()) {
            boolean plain = node.textValue().codePoints().allMatch(c -> isSafeToShow(c) && c != 0xFFFF);
            text.append(' ')
                    .append(
                            plain
                                    ? "'" + node.textValue().replace("'", "''") + "'"
                                    : JSON.writeValueAsString(node.textValue()))
                    .append('\n');
        } else if (node.isEmpty()) {
            text.append(" {}\n");
        } else {
            text.append('\n');
            for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                text.append(indent).append(field.getKey()).append(':');
                write(field.getValue(), indent + "  ", text);
            }
            for (Iterator<JsonNode> items = node.elements(); node.isArray() && items.hasNext(); ) {
                text.append(indent).append('-');
                write(items.next(), indent + "  ", text);
            }
        }
    }
}
