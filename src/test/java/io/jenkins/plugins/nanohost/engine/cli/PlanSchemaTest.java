package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code plan} prints is what {@code docs/plan.schema.json} says, for each effect that a plan can have. */
class PlanSchemaTest {
    @TempDir
    private Path folder;

    private Workplace place;
    private JsonNode root;
    private JsonSchema schema;
    private String text;

    @BeforeEach
    void open() throws Exception {
        place = new Workplace(folder).withMachine();
        text = Workplace.example("nano01.yaml");
        root = new ObjectMapper().readTree(Path.of("docs/plan.schema.json").toFile());
        schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root);
    }

    /** The words that the schema has for a field of a stage or of a change. */
    private List<String> documented(String field) {
        List<String> words = new ArrayList<>();
        root.path("$defs")
                .forEach(part ->
                        part.path("properties").path(field).path("enum").forEach(word -> words.add(word.asText())));
        assertThat(words).isNotEmpty();
        return words;
    }

    private JsonNode plan(String definition) throws Exception {
        JsonNode plan = place.run("plan", place.definition(definition)).result();
        assertThat(schema.validate(plan)).isEmpty();
        return plan;
    }

    private List<String> values(String definition, String field) throws Exception {
        return plan(definition).path("stages").findValuesAsText(field);
    }

    private List<String> effects(String definition) throws Exception {
        JsonNode plan = plan(definition);
        List<String> effects = plan.path("stages").findValuesAsText("effect");
        assertThat(plan.path("counts").size())
                .isEqualTo((int) effects.stream().distinct().count());
        plan.path("counts").fields().forEachRemaining(count -> assertThat(
                        effects.stream().filter(count.getKey()::equals).count())
                .isEqualTo(count.getValue().asLong()));
        return effects;
    }

    @Test
    void every_effect_has_the_documented_form() throws Exception {
        assertThat(effects(text)).containsExactly("create", "create", "create", "create");
        place.run("provision", place.definition(text)).done();

        assertThat(effects(text)).containsOnly("keep");
        assertThat(effects(text.replace("memory: 2GB", "memory: 4GB")))
                .containsExactly("keep", "keep", "restart", "restart");
        assertThat(effects(text.replace("port: 2376", "port: 2377"))).containsExactly("keep", "keep", "keep", "update");
        assertThat(effects(text.replace("size: 20GB", "size: 30GB"))).containsOnly("replace");
        assertThat(effects(text.replace("whenChanged", "never").replace("memory: 2GB", "memory: 4GB")))
                .contains("refuse");
    }

    /** What somebody changed in the machine's list of VMs; the text must be there. */
    private void byHand(String from, String to) throws Exception {
        Path vms = place.machine().resolve("vms.json");
        String before = Files.readString(vms);
        String after = before.replaceFirst(from, to);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(vms, after);
    }

    @Test
    void every_decision_has_the_documented_form() throws Exception {
        Set<String> seen = new TreeSet<>();
        seen.addAll(values(text, "decision"));
        place.run("provision", place.definition(text)).done();
        seen.addAll(values(text, "decision"));
        seen.addAll(values(text.replace("port: 2376", "port: 2377"), "decision"));
        seen.addAll(values(text.replace("whenChanged", "never").replace("memory: 2GB", "memory: 4GB"), "decision"));
        byHand("\"state\"\\s*:\\s*\"Running\"", "\"state\" : \"Off\"");

        List<String> stopped = values(text, "decision");

        assertThat(stopped).containsExactly("keep", "keep", "resume", "resume");
        seen.addAll(stopped);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(documented("decision"));
    }

    @Test
    void every_origin_of_a_change_has_the_documented_form() throws Exception {
        place.run("provision", place.definition(text)).done();
        byHand("\"processors\"\\s*:\\s*2", "\"processors\" : 8");

        JsonNode plan = plan(text.replace("memory: 2GB", "memory: 4GB"));

        JsonNode changes = plan.path("stages").get(2).path("changes");
        assertThat(changes.findValuesAsText("field")).containsExactly("memory", "processors");
        assertThat(changes.findValuesAsText("from")).containsExactly("2GB", "8");
        assertThat(changes.findValuesAsText("to")).containsExactly("4GB", "2");
        assertThat(changes.findValuesAsText("by"))
                .containsExactly("definition", "hand")
                .containsExactlyInAnyOrderElementsOf(documented("by"));
    }

    @Test
    void a_document_of_another_form_is_not_valid() throws Exception {
        JsonNode plan = new ObjectMapper()
                .readTree("{\"outcome\": \"done\", \"host\": \"a\", \"counts\": {\"explode\": 1}, \"stages\": [{}]}");
        assertThat(schema.validate(plan)).hasSizeGreaterThan(5);
    }
}
