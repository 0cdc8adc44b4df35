package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.cli.text.Ink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a terminal a result is text for a person, and says nothing twice; elsewhere it is JSON. */
class TextResultTest {
    private static final String ESCAPE = "\u001b[";

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    private Workplace place;
    private Path definition;

    @BeforeEach
    void open() throws Exception {
        place = new Workplace(folder).withMachine();
        definition = place.nano01();
    }

    private Ran seen(String command, Object... more) {
        return Ran.onTerminal(place.line(command, more));
    }

    @Test
    void a_plan_of_a_new_host_has_a_sign_for_each_stage_and_counts() {
        Ran ran = seen("plan", definition, "--color", "never");
        assertThat(ran.exitCode()).isEqualTo(10);
        assertThat(ran.out())
                .contains("  + nanoVhd               create", "  + installContainerHost  create", "nano01.vhdx")
                .endsWith("\nPlan: 4 to create.\n")
                .doesNotContain("\"outcome\"", ESCAPE);
        assertThat(ran.log()).doesNotContain("[nanoVhd]");
    }

    @Test
    void a_plan_of_changes_shows_old_and_new_values_and_what_is_deleted() throws Exception {
        place.run("provision", definition, "--tls-out", place.file("tls")).done();
        Files.writeString(definition, Files.readString(definition).replace("192.168.1.93/24", "192.168.1.95/24"));
        Ran ran = seen("plan", definition, "--tls-out", place.file("tls"), "--color", "never");
        assertThat(ran.out())
                .contains("-/+ nanoVhd               replace (what was in it is deleted)")
                .contains("192.168.1.93/24 -> 192.168.1.95/24")
                .contains("      deletes host disk ", "      deletes VM nano01 ")
                .contains("to replace");
        assertThat(ran.exitCode()).isEqualTo(10);
    }

    @Test
    void a_plan_that_is_refused_is_drawn_and_its_failure_is_told_once() throws Exception {
        place.run("provision", definition, "--tls-out", place.file("tls")).done();
        Files.writeString(
                definition,
                Files.readString(definition)
                        .replace("192.168.1.93/24", "192.168.1.95/24")
                        .replace("rebuild: whenChanged", "rebuild: never"));
        Ran ran = seen("plan", definition, "--tls-out", place.file("tls"), "--color", "never");
        assertThat(ran.exitCode()).isEqualTo(7);
        assertThat(ran.out()).contains("  ! nanoVhd               refused", "1 refused");
        assertThat(ran.log()).containsOnlyOnce("Failed");
    }

    @Test
    void status_is_a_table() {
        assertThat(seen("status").out()).startsWith("No host is known in ");
        place.run("provision", definition, "--tls-out", place.file("tls"));
        Ran ran = seen("status", "--color", "never");
        assertThat(ran.out().lines().limit(2))
                .satisfiesExactly(
                        head -> assertThat(head).matches("HOST +WINDOWS +VM +ADDRESS +ENDPOINT"),
                        host -> assertThat(host)
                                .matches("nano01 +2016 nano +Running +192.168.1.93 +tcp://192.168.1.93:2376.*"));
        assertThat(ran.log()).isEmpty();
    }

    @Test
    void bases_are_a_table() {
        assertThat(seen("bases").out()).startsWith("No base disk is in ");
        place.run("provision", definition, "--tls-out", place.file("tls"));
        assertThat(seen("bases", "--color", "never").out())
                .contains("NAME", "whole", "2016 ServerDataCenterNano", "nano01")
                .hasLineCount(2);
    }

    @Test
    void inspect_of_media_answers_what_to_write_as_image() {
        Path media = Workplace.EXAMPLES.resolve("media/WindowsServer2016.iso");
        Ran ran = Ran.onTerminal("inspect", media.toString(), "--color", "never");
        assertThat(ran.out())
                .contains("NanoServer/NanoServer.wim, for vhd.image write one of the first column")
                .containsPattern("(?m)^ServerDataCenterNano +2 +Nano Server +Windows Server 2016")
                .doesNotContain("\"outcome\"");
    }

    @Test
    void an_image_with_a_desktop_is_offered_by_nothing() {
        Path media = Workplace.EXAMPLES.resolve("media/WindowsServer2022.iso");
        assertThat(Ran.onTerminal("inspect", media.toString(), "--color", "never")
                        .out())
                .containsPattern("(?m)^ServerStandard +1 +Server Core ")
                .containsPattern("(?m)^- +2 +Server ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker.zip", "nanoserver.tar", "nanoserver-tp4.wim", "WindowsServer2022.iso"})
    void inspect_tells_each_fact_of_each_format(String file) throws Exception {
        String path = Workplace.EXAMPLES.resolve("media").resolve(file).toString();
        Ran text = Ran.onTerminal("inspect", path, "--color", "never");
        Ran json = Ran.command("inspect", path);
        assertThat(text.out()).contains(json.done().path("format").asText());
        assertThat(text.out().lines().count()).isGreaterThan(2);
    }

    @Test
    void json_is_given_on_a_terminal_too_when_it_is_asked_for() throws Exception {
        Ran ran = seen("plan", definition, "--json");
        assertThat(ran.result().path("counts").path("create").asInt()).isEqualTo(4);
        assertThat(ran.log()).contains("[nanoVhd]");
    }

    @Test
    void the_result_file_is_json_in_any_case() throws Exception {
        Path result = place.file("result.json");
        seen("plan", definition, "--result", result);
        assertThat(result).content().contains("\"outcome\"");
    }

    @Test
    void colours_mean_something_and_only_ours_reach_the_terminal() throws Exception {
        Ran coloured = seen("plan", definition, "--color", "always");
        assertThat(coloured.out()).contains(ESCAPE + "32m  +" + ESCAPE + "0m nanoVhd");
        Path named =
                Files.copy(Workplace.EXAMPLES.resolve("media/docker.zip"), place.file("docker" + ESCAPE + "2J.zip"));
        assertThat(Ran.onTerminal("inspect", named.toString(), "--color", "always")
                        .out())
                .doesNotContain(ESCAPE + "2J")
                .contains("\\u001b[2J");
    }

    @ParameterizedTest
    @CsvSource({
        "NO_COLOR,   1,    false, PLAIN",
        "TERM,       dumb, false, PLAIN",
        "TERM,       xterm, false, COLOURED",
        "NO_COLOR,   '',   false, COLOURED",
        "OTHER,      1,    true,  PLAIN",
        "WT_SESSION, 1,    true,  COLOURED",
        "ConEmuANSI, ON,   true,  COLOURED",
    })
    void colours_follow_the_environment(String name, String value, boolean windows, Ink ink) {
        assertThat(Ink.ofTerminal(Map.of(name, value), windows)).isEqualTo(ink);
    }
}
