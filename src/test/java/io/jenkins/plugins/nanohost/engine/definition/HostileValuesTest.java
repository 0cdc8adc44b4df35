package io.jenkins.plugins.nanohost.engine.definition;

import static io.jenkins.plugins.nanohost.engine.definition.Definitions.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each text field is given each hostile value: it is carried as it is, or refused with a message that is safe to show. */
class HostileValuesTest {
    /** Escapes what is not ASCII, so that half a character can be written at all. */
    private static final ObjectWriter JSON = new ObjectMapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private static final List<String> HOSTILE = List.of(
            "'; Remove-Item C:\\ -Recurse; '",
            "\"quoted\" & calc",
            "$(calc)",
            "`calc` %PATH% ^& | > x",
            "two\nlines",
            "carriage\rreturn",
            "a\u0000b",
            "\u001b[31mred",
            "\uD83D\uDE00",
            "\u202Egnp.exe",
            "line\u2028separator",
            "<script>alert(1)</script>",
            "../../../etc/passwd",
            "--option",
            "\uD83D",
            "x".repeat(300));

    /** Fields, and how to get at what became of them. */
    private static final Map<String, Function<HostDefinition, Object>> FIELDS = Map.ofEntries(
            Map.entry("host", HostDefinition::host),
            Map.entry("rebuild", HostDefinition::rebuild),
            Map.entry("vhd.media", d -> d.vhd().media()),
            Map.entry("vhd.image", d -> d.vhd().image()),
            Map.entry("vhd.packages", d -> d.vhd().packages().get(0)),
            Map.entry("vhd.size", d -> d.vhd().size()),
            Map.entry("vhd.hostDisk", d -> d.vhd().hostDisk()),
            Map.entry("vhd.computerName", d -> d.vhd().computerName()),
            Map.entry("vhd.timeZone", d -> d.vhd().timeZone()),
            Map.entry("vhd.network.address", d -> d.vhd().network().address()),
            Map.entry("vhd.network.gateway", d -> d.vhd().network().gateway()),
            Map.entry("vhd.network.dns", d -> d.vhd().network().dns().get(0)),
            Map.entry("vm.switch", d -> d.vm().switchName()),
            Map.entry("vm.memory", d -> d.vm().memory()),
            Map.entry("vm.processors", d -> d.vm().processors()),
            Map.entry("stage.baseImage", d -> d.stage().baseImage()),
            Map.entry("stage.docker", d -> d.stage().docker()),
            Map.entry("install.network", d -> d.install().network()),
            Map.entry("install.subnet", d -> d.install().subnet()),
            Map.entry("install.port", d -> d.install().port()));

    private static final List<String> LISTS = List.of("vhd.packages", "vhd.network.dns");
    private static final List<String> PATHS = List.of("vhd.media", "stage.baseImage", "stage.docker");

    static Stream<Arguments> fieldsAndValues() {
        List<Arguments> all = new ArrayList<>();
        FIELDS.keySet().stream()
                .sorted()
                .forEach(field -> HOSTILE.forEach(value -> all.add(Arguments.of(field, value))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("fieldsAndValues")
    void aHostileValueIsCarriedAsItIsOrRefusedSafely(String field, String value) throws JsonProcessingException {
        String text = document(field, value);
        try {
            Object carried = FIELDS.get(field).apply(DefinitionReader.read(text, FOLDER, "test"));
            String expected =
                    PATHS.contains(field) ? FOLDER.resolve(value).normalize().toString() : value;
            assertThat(carried).hasToString(expected);
        } catch (DefinitionFailure refused) {
            assertThat(refused.problems()).allSatisfy(problem -> {
                assertThat(problem).startsWith("line 1: " + field);
                assertThat(problem.codePoints()).allMatch(HostileValuesTest::isSafeToShow);
                assertThat(problem).hasSizeLessThan(500);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("fieldsAndValues")
    void aHostileNameOfAFieldIsRefusedSafely(String field, String value) throws JsonProcessingException {
        String name = field + value;
        String text = JSON.writeValueAsString(Map.of("host", "a", name, "x"));
        assertThat(Definitions.problems(text)).singleElement().satisfies(problem -> {
            assertThat(problem).startsWith("line 1: " + field);
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

    /** A right definition but for the one field. */
    private static String document(String field, String value) throws JsonProcessingException {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("host", "a");
        root.putObject("vhd").put("media", "m").putObject("network").put("address", "10.0.0.2/8");
        root.putObject("vm").put("switch", "s");
        root.putObject("stage");
        root.putObject("install");
        ObjectNode section = root;
        String[] path = field.split("\\.");
        for (int i = 0; i < path.length - 1; i++) {
            section = (ObjectNode) section.get(path[i]);
        }
        if (LISTS.contains(field)) {
            section.putArray(path[path.length - 1]).add(value);
        } else {
            section.put(path[path.length - 1], value);
        }
        return JSON.writeValueAsString(root);
    }
}
