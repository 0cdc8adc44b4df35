package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each run for a host leaves a log in the host's folder, which its result names; what only looks leaves none. */
class HostLogTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Workplace place;
    private Path definition;
    private Path host;
    private Path logs;

    @BeforeEach
    void open() throws Exception {
        place = new Workplace(folder);
        definition = place.nano01();
        host = place.machine().resolve("work/hosts/nano01");
        logs = host.resolve("logs");
    }

    private List<Path> files() throws IOException {
        if (Files.notExists(logs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(logs)) {
            return files.sorted().toList();
        }
    }

    private static String text(JsonNode result) throws IOException {
        return Files.readString(Path.of(result.path("log").asText()));
    }

    @Test
    void run_leaves_what_people_saw_and_each_operation_with_request_and_answer() throws Exception {
        Ran ran = place.run("provision", definition, "--tls-out", place.file("tls"));
        JsonNode result = ran.done();
        assertThat(files())
                .singleElement()
                .asString()
                .endsWith("-provision.log")
                .isEqualTo(result.path("log").asText());
        String log = text(result);
        assertThat(log.lines())
                .allMatch(line ->
                        line.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z (DEBUG|INFO|WARNING) +.*"));
        assertThat(ran.log().lines()).allSatisfy(line -> assertThat(log).contains(line.replace("Warning: ", "")));
        assertThat(log)
                .contains("nano-container-host (not packaged), command provision, process ")
                .containsPattern("DEBUG   #\\d+ New-BaseDisk asked: \\{\"path\":")
                .containsPattern("DEBUG   #\\d+ New-BaseDisk answered after \\d+\\.\\d{3} s: \\{\"")
                .containsPattern("DEBUG   #\\d+ Get-DockerFact asked: \\{\"access\":\\{\"vmId\":")
                .contains("\"password\":\"****\"")
                .endsWith(" INFO    Outcome: done, exit code 0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "files", "vm", "docker"})
    void single_stage_leaves_a_log_with_its_name(String stage) throws Exception {
        place.run("provision", definition, "--tls-out", place.file("tls")).done();
        assertThat(place.run(stage, definition, "--tls-out", place.file("tls"))
                        .done()
                        .path("log")
                        .asText())
                .endsWith("-" + stage + ".log");
        assertThat(files()).hasSize(2);
    }

    @Test
    void run_that_fails_names_its_log_in_its_last_line_and_its_result() throws Exception {
        place.fault("New-HostDisk:during:refuse");
        Ran ran = place.run("provision", definition);
        JsonNode result = ran.failedWithRemedy(4, "operation");
        String file = result.path("log").asText();
        assertThat(Path.of(file)).isAbsolute();
        assertThat(ran.log()).endsWith("The log of this run: " + file + System.lineSeparator());
        String code = result.path("code").asText();
        assertThat(text(result))
                .containsPattern("DEBUG   #\\d+ New-HostDisk failed after \\d+\\.\\d{3} s: " + code)
                .contains(" ERROR   Failed (" + code + "): ", " ERROR   What to do: ")
                .endsWith(" INFO    Outcome: failed, " + code + ", exit code 4\n");
    }

    @Test
    void run_that_is_refused_before_any_work_leaves_a_log_too() throws Exception {
        Path wrong = place.definition(Workplace.example("nano01.yaml").replace("Server2016.iso", "Server1066.iso"));
        JsonNode result = place.run("provision", wrong).failedWithRemedy(3, "unfit");
        assertThat(text(result)).contains("Server1066.iso").endsWith("exit code 3\n");
    }

    @Test
    void run_that_ends_at_its_limit_tells_so() throws Exception {
        place.fault("New-BaseDisk:before:hang");
        JsonNode result = place.run("provision", definition, "--timeout", "8s").failedWithRemedy(5, "limit");
        assertThat(text(result))
                .contains("The operation that runs was told to stop: the time limit of the whole command")
                .endsWith(" INFO    Outcome: failed, NCH-5001, exit code 5\n");
    }

    @Test
    void what_only_looks_leaves_no_log() throws Exception {
        place.run("provision", definition, "--tls-out", place.file("tls")).done();
        int before = files().size();
        for (String command : List.of("status", "bases", "doctor")) {
            assertThat(place.run(command).result().has("log")).isFalse();
        }
        assertThat(place.run("plan", definition, "--tls-out", place.file("tls"))
                        .result()
                        .has("log"))
                .isFalse();
        assertThat(files()).hasSize(before);
    }

    @Test
    void removal_that_is_done_leaves_no_log_and_one_that_failed_does() throws Exception {
        place.run("provision", definition, "--tls-out", place.file("tls")).done();
        place.fault("Remove-Disk:before:refuse");
        JsonNode failed = place.run("remove", "nano01").failedWithRemedy(4, "operation");
        assertThat(failed.path("log").asText()).endsWith("-remove.log");
        assertThat(files()).hasSize(2);

        assertThat(place.run("remove", "nano01").done().has("log")).isFalse();
        assertThat(logs).doesNotExist();
    }

    @Test
    void run_that_finds_another_at_work_leaves_the_logs_alone() throws Exception {
        place.run("vhd", definition).done();
        try (FolderLock lock =
                FolderLock.tryTake(host.getParent(), "nano01", "a test").orElseThrow()) {
            JsonNode result = place.run("provision", definition).failed(6, "busy");
            assertThat(result.has("log")).isFalse();
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void log_that_cannot_be_made_fails_no_run_and_is_told_once() throws Exception {
        Files.createDirectories(host);
        Files.writeString(logs, "a file in the place of the folder");
        Ran ran = place.run("provision", definition);
        assertThat(ran.done().has("log")).isFalse();
        assertThat(ran.log()).containsOnlyOnce("Warning: The run goes on without a log in " + logs + ": ");
    }
}
