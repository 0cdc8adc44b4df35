package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A work folder that cannot be read, or was moved, is told by every command in the same words. */
class WorkFolderToldTest {
    @TempDir
    private Path folder;

    private Workplace place;
    private Path definition;
    private Path work;

    @BeforeEach
    void place() throws Exception {
        place = new Workplace(folder);
        definition = place.nano01();
        work = place.machine().resolve("work");
    }

    /** What every command that reads the work folder says, by command. */
    private Map<String, Ran> all(Path workFolder) {
        Map<String, Ran> ran = new LinkedHashMap<>();
        List<List<Object>> lines = List.of(
                List.of("status"),
                List.of("status", "nano01"),
                List.of("plan", definition),
                List.of("provision", definition),
                List.of("vhd", definition),
                List.of("remove", "nano01"),
                List.of("bases"),
                List.of("bases", "remove", "0123456789abcdef"),
                List.of("bases", "remove", "--unused"));
        for (List<Object> line : lines) {
            List<Object> more = new ArrayList<>(line.subList(1, line.size()));
            more.addAll(List.of("--work-folder", workFolder));
            ran.put(line.toString(), place.run(line.get(0).toString(), more.toArray()));
        }
        return ran;
    }

    @Test
    void every_command_tells_that_the_hosts_cannot_be_read() throws Exception {
        Files.createDirectories(work);
        Files.writeString(work.resolve("hosts"), "");

        for (Map.Entry<String, Ran> ran : all(work).entrySet()) {
            JsonNode result = ran.getValue().failedWithRemedy(3, "unfit");
            assertThat(result.path("message").asText())
                    .as(ran.getKey())
                    .isEqualTo("The folder " + work.resolve("hosts") + " cannot be read: a file is in its place");
            assertThat(result.path("remedy").asText()).contains("Move the file away");
        }
        assertThat(work.resolve("hosts")).isRegularFile();
    }

    @Test
    void commands_that_need_base_disks_tell_that_they_cannot_be_read() throws Exception {
        Files.createDirectories(work);
        Files.writeString(work.resolve("bases"), "");
        String told = "The folder " + work.resolve("bases") + " cannot be read: a file is in its place";

        Map<String, Ran> all = all(work);
        assertThat(all.remove("[status]").exitCode()).isZero();
        assertThat(all.remove("[status, nano01]").exitCode()).isEqualTo(2);
        assertThat(all.remove("[remove, nano01]").exitCode()).isEqualTo(2);
        for (Map.Entry<String, Ran> ran : all.entrySet()) {
            assertThat(ran.getValue()
                            .failedWithRemedy(3, "unfit")
                            .path("message")
                            .asText())
                    .as(ran.getKey())
                    .isEqualTo(told);
        }
    }

    @Test
    void every_command_tells_that_the_work_folder_was_moved_and_none_says_to_delete() throws Exception {
        place.run("provision", definition).done();
        Path base;
        try (var bases = Files.list(work.resolve("bases"))) {
            base = bases.filter(file -> file.toString().endsWith(".vhdx"))
                    .findAny()
                    .orElseThrow();
        }
        Path moved = Files.move(work, folder.resolve("moved"));
        Path host = moved.resolve("hosts").resolve("nano01");
        String sentence = "The ledger in " + host + " names disk "
                + work.resolve("hosts").resolve("nano01").resolve("nano01.vhdx")
                + ": it was copied or moved from another work folder";

        Map<String, Ran> all = all(moved);
        all.remove("[bases, remove, 0123456789abcdef]");
        all.put(
                "[bases, remove]",
                place.run("bases", "remove", base.getFileName().toString(), "--work-folder", moved));
        for (Map.Entry<String, Ran> ran : all.entrySet()) {
            assertThat(ran.getValue().log())
                    .as(ran.getKey())
                    .contains(sentence, "move it back to where it was")
                    .doesNotContain("elete");
            if (!ran.getKey().equals("[bases]")) {
                assertThat(ran.getValue()
                                .failedWithRemedy(7, "refused")
                                .path("message")
                                .asText())
                        .as(ran.getKey())
                        .isEqualTo(sentence);
            }
        }
        assertThat(all.get("[bases]").done().path("problem").asText()).contains(sentence);
        assertThat(host.resolve("nano01.vhdx")).isRegularFile();
        assertThat(moved.resolve("bases").resolve(base.getFileName())).isRegularFile();
    }

    @Test
    void folder_that_cannot_be_listed_to_its_end_is_told_without_a_trace() throws Exception {
        Ran ran =
                Ran.of(streams -> new CommandRunner(streams, new Options(new Options.ResultOptions(), null, null, null))
                        .run(context -> {
                            throw new UncheckedIOException(new AccessDeniedException("/drivers/x"));
                        }));

        assertThat(ran.failedWithRemedy(3, "unfit").path("message").asText()).isEqualTo("/drivers/x: access is denied");
    }
}
