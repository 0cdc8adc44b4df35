package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code validate}: a definition is checked by itself, with the words of {@code plan}. */
class ValidateTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Workplace place;

    @BeforeEach
    void open() {
        place = new Workplace(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nano01.yaml", "nano01-tp3.yaml", "nano01-tp4.yaml", "core01.yaml"})
    void each_example_is_correct_and_its_stages_are_listed(String example) throws Exception {
        Ran ran = Ran.command("validate", Workplace.EXAMPLES.resolve(example).toString());
        assertThat(ran.done().path("host").asText()).isEqualTo(example.replace(".yaml", ""));
        assertThat(ran.result().path("stages"))
                .extracting(JsonNode::asText)
                .containsExactly("nanoVhd", "stageContainerFiles", "hypervVm", "installContainerHost");
        assertThat(ran.log()).contains(example, "is correct");
    }

    @Test
    void definition_of_one_section_has_one_stage_and_media_that_are_away_are_not_asked_for() throws Exception {
        Path file = place.definition("host: nano01\nvhd:\n  media: away.iso\n");
        Ran ran = Ran.command("validate", file.toString());
        assertThat(ran.done().path("stages")).extracting(JsonNode::asText).containsExactly("nanoVhd");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void all_problems_are_those_of_plan() throws Exception {
        String file = place.definition("host: nano01\nvm:\n  memmory: 2GB\n  processors: 0\n")
                .toString();
        JsonNode told = Ran.command("validate", file).failedWithRemedy(2, "definition");
        assertThat(told.path("problems")).hasSize(3);
        assertThat(told).isEqualTo(place.run("plan", file).result());
    }

    @Test
    void file_that_is_not_there_is_told_by_its_name() throws Exception {
        String file = place.file("away.yaml").toString();
        assertThat(Ran.command("validate", file)
                        .failedWithRemedy(2, "definition")
                        .path("message")
                        .asText())
                .contains(file);
    }

    @Test
    void machine_is_no_option_of_it() throws Exception {
        Ran.command("validate", place.nano01().toString(), "--machine", "rehearsal:" + place.machine())
                .failedWithRemedy(2, "definition");
        assertThat(place.machine()).doesNotExist();
    }

    private static StandardInput pipe(String text) {
        return new StandardInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), false);
    }

    @Test
    void definition_from_standard_input_is_read_by_each_command_that_takes_one() throws Exception {
        String text = Workplace.example("nano01.yaml");
        assertThat(Ran.command(pipe(text), "validate", "-").done().path("host").asText())
                .isEqualTo("nano01");
        Ran.command(pipe(text), place.line("provision", "-")).done();
        assertThat(Ran.command(pipe(text), place.line("plan", "-")).exitCode()).isZero();
    }

    @Test
    void values_are_put_into_the_definition_by_each_command_that_takes_one() throws Exception {
        String text = Workplace.example("nano01.yaml").replace("switch: General Purpose External", "switch: ${switch}");
        Path file = place.definition(text);
        String[] given = {"--set", "switch=General Purpose External"};
        Ran.command("validate", file.toString(), given[0], given[1]).done();
        assertThat(place.run("plan", file)
                        .failedWithRemedy(2, "definition")
                        .path("code")
                        .asText())
                .isEqualTo("NCH-2023");
        for (String command : List.of("vhd", "files", "vm", "docker", "provision")) {
            place.run(command, file, given[0], given[1]).done();
        }
        assertThat(Ran.command(pipe(text), place.line("plan", "-", "--set=switch=General Purpose External"))
                        .exitCode())
                .isZero();
        place.run("plan", file).failedWithRemedy(3, "unfit");

        JsonNode unused =
                Ran.command("validate", file.toString(), "--set", "swich=x").failedWithRemedy(2, "definition");
        assertThat(unused.path("code").asText()).isEqualTo("NCH-2022");
        assertThat(unused.path("problems").get(0).asText()).contains("did you mean 'switch'?");
        Ran.command("inspect", file.toString(), given[0], given[1]).failedWithRemedy(2, "definition");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 262_145})
    void standard_input_that_is_empty_or_too_large_is_told_by_its_name(int length) throws Exception {
        JsonNode told = Ran.command(pipe("#".repeat(length)), "validate", "-").failedWithRemedy(2, "definition");
        assertThat(told.path("message").asText()).contains("standard input");
    }

    @Test
    void standard_input_that_is_a_terminal_is_not_waited_for() throws Exception {
        StandardInput person = new StandardInput(InputStream.nullInputStream(), true);
        assertThat(Ran.command(person, "validate", "-")
                        .failedWithRemedy(2, "definition")
                        .path("message")
                        .asText())
                .contains("terminal");
    }
}
