package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the folder of a rehearsal, and of the faults in it, before anything is done. */
class RehearsalFolderToldTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Workplace place;

    @BeforeEach
    void open() {
        place = new Workplace(folder);
    }

    private Ran run(String line) throws Exception {
        String file = place.nano01().toString();
        String[] words = line.replace("FILE", file).split(" ");
        return place.run(words[0], List.of(words).subList(1, words.length).toArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan FILE",
                "doctor",
                "status",
                "status nano01",
                "status --offline",
                "bases",
                "bases remove --unused",
                "remove nano01",
                "remove nano01 --dry-run"
            })
    void mistyped_folder_is_told_with_the_one_that_was_meant_and_no_machine_is_made(String line) throws Exception {
        Files.createDirectory(place.file("machines"));
        Files.writeString(place.file("machin"), "a file");

        JsonNode result = run(line).failedWithRemedy(2, "definition");

        assertThat(result.path("code").asText()).isEqualTo("NCH-2023");
        assertThat(result.path("message").asText()).contains("No rehearsal is in " + place.machine());
        assertThat(result.path("remedy").asText())
                .contains("Did you mean rehearsal:" + place.file("machines") + "?", "run provision first");
        assertThat(place.machine()).doesNotExist();
    }

    @Test
    void folder_that_is_near_to_none_is_told_too() throws Exception {
        JsonNode result = run("status").failedWithRemedy(2, "definition");
        assertThat(result.path("remedy").asText()).startsWith("For a new rehearsal, run provision first");
    }

    @ParameterizedTest
    @CsvSource({"plan FILE, 10", "doctor, 0", "status, 0", "bases, 0", "bases remove --unused, 0"})
    void empty_folder_is_a_new_rehearsal(String line, int code) throws Exception {
        place.withMachine();
        assertThat(run(line).exitCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd FILE", "provision FILE"})
    void what_makes_something_makes_the_rehearsal_too(String line) throws Exception {
        run(line).done();
        assertThat(place.machine()).isDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "New-BaseDsk:before:die,     New-BaseDisk",
        "new-basedisk:before:die,    New-BaseDisk",
        "Get-DockerFacts:after:hang, Get-DockerFact",
        "Make-Coffee:before:die,     Install-Docker",
    })
    void fault_of_an_operation_that_does_not_exist_is_refused_at_the_start(String fault, String meant)
            throws Exception {
        place.fault("# faults\n" + fault);

        JsonNode result = run("provision FILE").failedWithRemedy(3, "unfit");

        assertThat(result.path("code").asText()).isEqualTo("NCH-3701");
        assertThat(result.path("message").asText()).contains("faults.txt, line 2", fault.split(":")[0], meant);
        assertThat(place.machine().resolve("work/bases")).doesNotExist();
    }

    @Test
    void guide_lists_the_operations_that_faults_can_be_ordered_of() throws Exception {
        String guide = Files.readString(Path.of("docs/rehearsal.md"));
        String table = guide.substring(guide.indexOf("| on the machine |"), guide.indexOf("## What is simulated"));
        assertThat(Pattern.compile("`([A-Z][A-Za-z-]+)`")
                        .matcher(table)
                        .results()
                        .map(one -> one.group(1))
                        .sorted())
                .containsExactlyElementsOf(Operation.functions());
    }
}
