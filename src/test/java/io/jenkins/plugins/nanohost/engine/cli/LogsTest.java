package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code logs} finds the logs of a host, prints one as it is, and lists them. */
class LogsTest {
    private static final String OLD = "2026-11-27T08-00-00.000Z-vhd.log";
    private static final String NEW = "2026-11-28T13-08-41.123Z-provision.log";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Workplace place;
    private Path logs;

    @BeforeEach
    void open() throws Exception {
        place = new Workplace(folder);
        logs = Files.createDirectories(place.machine().resolve("work/hosts/nano01/logs"));
        Files.writeString(logs.resolve(OLD), "of the old run\n");
        Files.writeString(logs.resolve(NEW), "of the new run\n");
        Files.writeString(logs.resolve("notes.txt"), "no log");
    }

    private Ran seen(String command, Object... more) {
        return Ran.onTerminal(place.line(command, more));
    }

    @Test
    void newest_log_is_printed_as_it_is_and_an_older_one_by_its_number() {
        assertThat(place.run("logs", "nano01").out()).isEqualTo("of the new run\n");
        assertThat(place.run("logs", "nano01", "--run", "1").out()).isEqualTo("of the new run\n");
        Ran old = place.run("logs", "nano01", "--run", "2");
        assertThat(old.out()).isEqualTo("of the old run\n");
        assertThat(old.exitCode()).isZero();
        assertThat(old.log()).isEmpty();
        assertThat(seen("logs", "nano01").out()).isEqualTo("of the new run\n");
    }

    @Test
    void log_of_a_run_that_failed_before_it_made_anything_is_printed() throws Exception {
        Path wrong = place.definition(Workplace.example("nano01.yaml").replace("Server2016.iso", "Server1066.iso"));
        JsonNode failed = place.run("provision", wrong).failed(3, "unfit");
        assertThat(place.run("logs", "nano01").out())
                .isEqualTo(Files.readString(Path.of(failed.path("log").asText())))
                .contains("Server1066.iso");
    }

    @Test
    void list_is_a_table_on_a_terminal_and_json_elsewhere() throws Exception {
        assertThat(seen("logs", "nano01", "--list", "--color", "never").out())
                .isEqualTo(
                        """
                        RUN  TIME                     COMMAND    SIZE
                        1    2026-11-28 13:08:41 UTC  provision  15 bytes
                        2    2026-11-27 08:00:00 UTC  vhd        15 bytes
                        """);

        Ran listed = place.run("logs", "nano01", "--list");
        JsonNode result = listed.done();
        assertThat(result.path("host").asText()).isEqualTo("nano01");
        assertThat(result.path("logs")).hasSize(2);
        JsonNode second = result.path("logs").get(1);
        assertThat(second.path("run").asInt()).isEqualTo(2);
        assertThat(second.path("time").asText()).isEqualTo("2026-11-27T08:00:00Z");
        assertThat(second.path("command").asText()).isEqualTo("vhd");
        assertThat(second.path("bytes").asLong()).isEqualTo(15);
        assertThat(second.path("file").asText()).isEqualTo(logs.resolve(OLD).toString());
        assertThat(listed.log()).contains("Log 2: 2026-11-27T08:00:00Z, vhd, 15 bytes");
    }

    @Test
    void json_and_the_file_of_the_result_have_the_facts_in_place_of_the_text() throws Exception {
        JsonNode result = place.run("logs", "nano01", "--json", "--run", "2").done();
        assertThat(result.path("file").asText()).isEqualTo(logs.resolve(OLD).toString());
        Path file = place.file("result.json");
        assertThat(place.run("logs", "nano01", "--result", file).out()).isEqualTo("of the new run\n");
        assertThat(file).content().contains(NEW, "\"outcome\" : \"done\"");
    }

    @Test
    void large_log_is_whole_and_moves_no_cursor() throws Exception {
        String text = ("\u00e4\ud83d\ude00x".repeat(5000) + "\n").repeat(3);
        Files.writeString(logs.resolve(NEW), text + "\u001b[2J\n");
        assertThat(place.run("logs", "nano01").out()).isEqualTo(text + "\\u001b[2J\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nano02             | no log of host nano02 | Did you mean 'nano01'? There are logs of: [nano01].",
                "elsewhere          | no log of host elsewhere | There are logs of: [nano01].",
                "no_name!           | no_name!              | Give the name of a host.",
                "nano01 --run 3     | has no log 3: it has 2 | --list",
                "nano01 --run 0     | has no log 0          | from 1",
                "nano01 --run -1    | has no log -1         | from 1",
                "nano01 --run 1 --list | are both given     | --list",
            })
    void what_is_not_there_is_told_with_what_is(String line, String message, String remedy) throws Exception {
        String[] words = line.split(" ");
        Object[] more = new Object[words.length];
        System.arraycopy(words, 0, more, 0, words.length);
        JsonNode result = place.run("logs", more).failedWithRemedy(2, "definition");
        assertThat(result.path("message").asText()).contains(message);
        assertThat(result.path("remedy").asText()).contains(remedy);
    }

    @Test
    void work_folder_without_hosts_has_no_logs() throws Exception {
        Path work = place.file("other");
        JsonNode result = place.run("logs", "nano01", "--work-folder", work).failedWithRemedy(2, "definition");
        assertThat(result.path("remedy").asText()).isEqualTo("No host has a log there.");
        assertThat(work).doesNotExist();
    }

    @Test
    void removed_host_has_no_logs() throws Exception {
        place.run("vhd", place.nano01()).done();
        place.run("remove", "nano01").done();
        place.run("logs", "nano01").failedWithRemedy(2, "definition");
    }
}
