package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code plan} prints is what {@code docs/plan.schema.json} says, for each effect that a plan can have. */
class PlanSchemaTest {
    @TempDir
    private Path folder;

    private Workplace place;
    private JsonSchema schema;
    private String text;

    @BeforeEach
    void open() throws Exception {
        place = new Workplace(folder);
        text = Workplace.example("nano01.yaml");
        JsonNode root =
                new ObjectMapper().readTree(Path.of("docs/plan.schema.json").toFile());
        schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root);
    }

    private List<String> effects(String definition) throws Exception {
        JsonNode plan = place.run("plan", place.definition(definition)).result();
        assertThat(schema.validate(plan)).isEmpty();
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
                .containsExactly("keep", "keep", "restart", "keep");
        assertThat(effects(text.replace("port: 2376", "port: 2377"))).containsExactly("keep", "keep", "keep", "update");
        assertThat(effects(text.replace("size: 20GB", "size: 30GB"))).containsOnly("replace");
        assertThat(effects(text.replace("whenChanged", "never").replace("memory: 2GB", "memory: 4GB")))
                .contains("refuse");
    }

    @Test
    void a_document_of_another_form_is_not_valid() throws Exception {
        JsonNode plan = new ObjectMapper()
                .readTree("{\"outcome\": \"done\", \"host\": \"a\", \"counts\": {\"explode\": 1}, \"stages\": [{}]}");
        assertThat(schema.validate(plan)).hasSizeGreaterThan(5);
    }
}
