package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code doctor}: what is wrong with a machine, without a definition. */
class DoctorTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Workplace place;

    @BeforeEach
    void open() throws Exception {
        place = new Workplace(folder).withMachine();
    }

    private void change(String from, String to) throws Exception {
        place.run("doctor");
        Path machine = place.machine().resolve("machine.json");
        String text = Files.readString(machine);
        assertThat(text).contains(from);
        Files.writeString(machine, text.replace(from, to));
    }

    private static JsonNode check(JsonNode result, String subject) {
        for (JsonNode check : result.path("checks")) {
            if (check.path("check").asText().equals(subject)) {
                return check;
            }
        }
        throw new AssertionError(subject + " is not in " + result);
    }

    @Test
    void fit_machine_is_ok_in_each_subject() throws Exception {
        JsonNode done = place.run("doctor").done();
        assertThat(done.path("checks"))
                .extracting(check -> check.path("check").asText())
                .containsExactly(
                        "java",
                        "windows",
                        "account",
                        "powershell",
                        "hyperV",
                        "switches",
                        "workFolder",
                        "mounting",
                        "space",
                        "antivirus");
        assertThat(done.path("checks"))
                .allMatch(check -> check.path("state").asText().equals("ok") && !check.has("remedy"));
        assertThat(done.path("counts").path("ok").asInt()).isEqualTo(10);
        assertThat(check(done, "switches").path("found").asText()).contains("'General Purpose External' (External)");
        assertThat(place.machine().resolve("work")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"administrator\" : true',     '\"administrator\" : false',     account",
        "'\"hyperVService\" : true',     '\"hyperVService\" : false',     hyperV",
        "'\"build\" : 26100',            '\"build\" : 9600',              windows",
        "'\"compressed\" : false',       '\"compressed\" : true',         mounting",
        "'\"onShare\" : false',          '\"onShare\" : true',            workFolder",
        "'\"powerShellVersion\" : \"5', '\"powerShellVersion\" : \"4',  powershell"
    })
    void each_problem_is_told_with_its_remedy(String from, String to, String subject) throws Exception {
        change(from, to);
        JsonNode failed = place.run("doctor").failedWithRemedy(3, "unfit");
        assertThat(check(failed, subject).path("state").asText()).isEqualTo("problem");
        assertThat(check(failed, subject).path("remedy").asText()).isNotBlank();
        assertThat(failed.path("counts").path("problem").asInt()).isEqualTo(1);
    }

    @Test
    void machine_without_an_external_switch_and_with_little_space_is_warned_of() throws Exception {
        change("\"External\"", "\"Private\"");
        Path machine = place.machine().resolve("machine.json");
        Files.writeString(
                machine, Files.readString(machine).replaceFirst("\"freeBytes\" : [0-9]+", "\"freeBytes\" : 1048576"));
        JsonNode done = place.run("doctor").done();
        assertThat(check(done, "switches").path("state").asText()).isEqualTo("warning");
        assertThat(check(done, "space").path("found").asText()).contains("1MB");
        assertThat(done.path("counts").path("warning").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "true,  false, '',            true,  warning",
        "true,  true,  '',            true,  ok",
        "true,  true,  '',            false, warning",
        "true,  false, 'MACHINE/work/', true, ok",
        "true,  false, 'MACHINE',     true,  ok",
        "true,  false, 'MACHINE/wo',  true,  warning",
        "false, false, '',            true,  ok"
    })
    void machine_whose_defender_scans_the_work_folder_is_warned_of(
            boolean running, boolean role, String excluded, boolean server, String state) throws Exception {
        if (!server) {
            change("\"server\" : true", "\"server\" : false");
        }
        Files.createDirectories(place.machine());
        Files.writeString(
                place.machine().resolve("scanner.json"),
                "{\"running\": " + running + ", \"roleExclusions\": " + role + ", \"folders\": ["
                        + (excluded.isEmpty()
                                ? ""
                                : "\""
                                        + excluded.replace(
                                                "MACHINE", place.machine().toString()) + "\"")
                        + "]}");
        JsonNode check = check(place.run("doctor").done(), "antivirus");
        assertThat(check.path("state").asText()).isEqualTo(state);
        assertThat(check.path("remedy").asText().contains("Add-MpPreference -ExclusionPath"))
                .isEqualTo(state.equals("warning"));
    }

    @Test
    void machine_without_a_switch_has_a_problem() throws Exception {
        place.run("doctor");
        Path machine = place.machine().resolve("machine.json");
        Files.writeString(
                machine, Files.readString(machine).replaceFirst("(?s)\"switches\" : \\[.*\\]", "\"switches\" : []"));
        assertThat(check(place.run("doctor").failedWithRemedy(3, "unfit"), "switches")
                        .path("state")
                        .asText())
                .isEqualTo("problem");
    }

    @Test
    void work_folder_that_others_may_write_to_is_a_problem() throws Exception {
        Path work = Files.createDirectories(place.machine().resolve("work"));
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxrwxrwx"));
        JsonNode check = check(place.run("doctor").failedWithRemedy(3, "unfit"), "workFolder");
        assertThat(check.path("found").asText()).contains(work.toString());
    }

    @Test
    void machine_that_gives_no_answer_is_a_finding() throws Exception {
        place.fault("Get-MachineFact:before:refuse");
        JsonNode failed = place.run("doctor").failedWithRemedy(3, "unfit");
        assertThat(check(failed, "machine").path("state").asText()).isEqualTo("problem");
        assertThat(check(failed, "java").path("state").asText()).isEqualTo("ok");
    }
}
