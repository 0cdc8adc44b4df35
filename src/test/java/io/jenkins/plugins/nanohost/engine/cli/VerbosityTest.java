package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of the log a person reads: all that the file has, or only what is wrong. The result is the same. */
class VerbosityTest {
    private static final String LINE =
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z (DEBUG|INFO|WARNING|ERROR) +.*";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Workplace place;
    private Path definition;

    @BeforeEach
    void open() throws Exception {
        place = new Workplace(folder);
        definition = place.nano01();
    }

    @Test
    void verbose_run_shows_the_lines_of_its_file() throws Exception {
        Ran ran = place.run("vhd", definition, "--verbose");
        Path file = Path.of(ran.done().path("log").asText());
        assertThat(ran.log()).contains(" New-BaseDisk asked: {").isEqualTo(Files.readString(file));
    }

    @Test
    void verbose_failure_is_told_once_and_with_times_only() throws Exception {
        place.fault("New-HostDisk:during:refuse");
        Ran ran = place.run("vhd", definition, "--verbose");
        JsonNode result = ran.failedWithRemedy(4, "operation");
        assertThat(ran.log())
                .isEqualTo(Files.readString(Path.of(result.path("log").asText())));
        assertThat(ran.log()).containsOnlyOnce("Failed (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "doctor", "status", "bases", "validate", "remove", "inspect"})
    void every_command_can_be_verbose(String command) {
        place.run("provision", definition, "--tls-out", place.file("tls"));
        Object[] more =
                switch (command) {
                    case "plan" -> new Object[] {definition, "--verbose"};
                    case "remove" -> new Object[] {"nano01", "--verbose"};
                    default -> new Object[] {"--verbose"};
                };
        Ran ran =
                switch (command) {
                    case "validate" -> Ran.command(command, definition.toString(), "--verbose");
                    case "inspect" -> Ran.command(
                            command,
                            Workplace.EXAMPLES.resolve("media/docker.zip").toString(),
                            "--verbose");
                    default -> place.run(command, more);
                };
        assertThat(ran.exitCode()).as(ran.log()).isIn(0, 10);
        assertThat(ran.log().lines()).isNotEmpty().allMatch(line -> line.matches(LINE));
        assertThat(ran.log()).contains("Outcome: done, exit code " + ran.exitCode());
        if (List.of("plan", "doctor", "remove").contains(command)) {
            assertThat(ran.log()).contains(" asked: {");
        }
    }

    @Test
    void quiet_run_says_nothing_and_its_file_has_all_the_same() throws Exception {
        Ran ran = place.run("provision", definition, "--quiet", "--tls-out", place.file("tls"));
        JsonNode result = ran.done();
        assertThat(ran.log().lines()).allMatch(line -> line.startsWith("Warning: "));
        assertThat(Files.readString(Path.of(result.path("log").asText()))).contains("[nanoVhd]", " asked: {");
    }

    @Test
    void quiet_command_on_a_terminal_shows_its_result_without_the_way_to_it() {
        Ran made = seen("provision", definition, "--tls-out", place.file("tls"), "--quiet");
        assertThat(made.log())
                .contains("Docker endpoint: tcp://192.168.1.93:2376")
                .doesNotContain("[nanoVhd]");
        assertThat(seen("plan", definition, "--quiet").out()).contains("Plan: ");
        assertThat(seen("doctor", "--quiet").log()).contains("ok: windows");
        assertThat(seen("remove", "nano01", "--quiet").log()).contains("Removed VM nano01");
    }

    private Ran seen(String command, Object... more) {
        return Ran.onTerminal(place.line(command, more));
    }

    @Test
    void quiet_command_tells_its_failure_and_the_remedy() throws Exception {
        place.fault("New-HostDisk:during:refuse");
        Ran ran = place.run("vhd", definition, "--quiet");
        ran.failedWithRemedy(4, "operation");
        assertThat(ran.log()).contains("The log of this run: ").doesNotContain("[nanoVhd]");
    }

    @Test
    void both_together_are_refused_and_a_secrets_file_for_once_is_deleted() throws Exception {
        Path secrets = place.secrets("rw-------");
        Ran ran = place.run("vhd", definition, "--quiet", "--verbose", "--secrets-once", secrets);
        assertThat(ran.failedWithRemedy(2, "definition").path("code").asText()).isEqualTo("NCH-2001");
        assertThat(secrets).doesNotExist();
        assertThat(place.machine()).doesNotExist();
    }

    @Test
    void every_command_knows_both_options() {
        assertThat(Stream.of(
                        "doctor",
                        "init",
                        "validate",
                        "plan",
                        "provision",
                        "status",
                        "logs",
                        "bases",
                        "remove",
                        "inspect"))
                .allSatisfy(command -> assertThat(Ran.command(command, "--help").out())
                        .containsPattern("(?m)^ +--verbose ")
                        .containsPattern("(?m)^ +--quiet "));
    }
}
