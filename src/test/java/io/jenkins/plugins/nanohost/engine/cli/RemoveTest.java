package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.provision.EndState;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code remove} says and asks before it deletes anything. */
class RemoveTest {
    private static final String QUESTION = "Only y removes it";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Workplace place;

    @BeforeEach
    void open() {
        place = new Workplace(folder);
    }

    private static StandardInput person(String types) {
        return new StandardInput(new ByteArrayInputStream(types.getBytes(StandardCharsets.UTF_8)), true);
    }

    private void provision() throws Exception {
        place.run("provision", place.nano01(), "--tls-out", place.file("tls")).done();
    }

    private Path host() {
        return place.machine().resolve("work/hosts/nano01");
    }

    private void requireGone() throws Exception {
        assertThat(host()).doesNotExist();
        assertThat(place.file("tls")).doesNotExist();
        assertThat(Files.readString(place.machine().resolve("vms.json"))).doesNotContain("nano01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "yes\n", "nano01\n", ""})
    void anything_but_y_removes_nothing(String answer) throws Exception {
        provision();
        Object before = EndState.of(folder);

        Ran ran = Ran.command(person(answer), place.line("remove", "nano01"));

        JsonNode result = ran.failedWithRemedy(130, "aborted");
        assertThat(result.path("message").asText()).startsWith("Nothing was removed");
        assertThat(result.path("code").asText()).isEqualTo("NCH-9002");
        assertThat(ran.log())
                .contains(QUESTION, "client certificate in " + place.file("tls"), "VM nano01 (id ")
                .contains("host disk " + host().resolve("nano01.vhdx"), "folder " + host());
        assertThat(EndState.of(folder)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "Y\r\n", "y"})
    void y_removes_it_and_nothing_of_the_folder_stays(String answer) throws Exception {
        provision();

        Ran ran = Ran.command(person(answer), place.line("remove", "nano01"));

        assertThat(ran.done().path("removed")).hasSize(3);
        assertThat(ran.log()).contains(QUESTION);
        requireGone();
    }

    @Test
    void answer_may_come_from_a_pipe_where_the_log_is_on_a_terminal() throws Exception {
        provision();

        Ran.withLogOnTerminal(StandardInput.NONE, place.line("remove", "nano01"))
                .failedWithRemedy(130, "aborted");
        assertThat(host()).exists();

        StandardInput pipe = new StandardInput(person("y\n").stream(), false);
        Ran.withLogOnTerminal(pipe, place.line("remove", "nano01")).done();
        requireGone();
    }

    @Test
    void nobody_is_asked_with_yes() throws Exception {
        provision();

        Ran ran = Ran.command(person(""), place.line("remove", "nano01", "--yes"));

        assertThat(ran.done().path("removed")).hasSize(3);
        assertThat(ran.log()).doesNotContain(QUESTION);
        requireGone();
    }

    @Test
    void nobody_is_asked_without_a_terminal() throws Exception {
        provision();

        Ran ran = place.run("remove", "nano01");

        assertThat(ran.done().path("removed")).hasSize(3);
        assertThat(ran.log()).doesNotContain(QUESTION);
        requireGone();
    }

    @Test
    void no_other_run_works_on_the_host_while_the_question_is_open() throws Exception {
        provision();
        AtomicInteger other = new AtomicInteger();
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                other.set(place.run("remove", "nano01").exitCode());
                return -1;
            }
        };

        Ran ran = Ran.command(new StandardInput(slow, true), place.line("remove", "nano01"));

        assertThat(ran.exitCode()).isEqualTo(130);
        assertThat(other).hasValue(6);
    }

    @Test
    void dry_run_tells_what_would_be_deleted_and_changes_nothing() throws Exception {
        provision();
        Object before = EndState.of(folder);

        Ran ran = place.run("remove", "nano01", "--dry-run");

        assertThat(ran.done().path("wouldRemove"))
                .extracting(JsonNode::asText)
                .hasSize(4)
                .contains("client certificate in " + place.file("tls"))
                .contains("host disk " + host().resolve("nano01.vhdx"))
                .anyMatch(what -> what.startsWith("VM nano01 (id "))
                .anyMatch(what -> what.startsWith("folder " + host()));
        assertThat(ran.log()).contains("Would remove VM nano01");
        assertThat(EndState.of(folder)).isEqualTo(before);

        Ran asked = Ran.command(person("y\n"), place.line("remove", "nano01", "--dry-run"));
        assertThat(asked.done()).isEqualTo(ran.result());
        assertThat(asked.log()).doesNotContain(QUESTION);
        assertThat(EndState.of(folder)).isEqualTo(before);

        assertThat(Ran.onTerminal(place.line("remove", "nano01", "--dry-run")).out())
                .contains("Removing nano01 would delete:", "host disk " + host().resolve("nano01.vhdx"))
                .doesNotContain("{");
    }

    @Test
    void what_is_gone_already_is_not_told_as_deleted() throws Exception {
        place.run("vhd", place.nano01()).done();
        Files.delete(host().resolve("nano01.vhdx"));

        assertThat(place.run("remove", "nano01", "--dry-run").done().path("wouldRemove"))
                .extracting(JsonNode::asText)
                .singleElement()
                .asString()
                .startsWith("folder " + host());
    }

    @Test
    void dry_run_and_question_end_as_the_removal_that_would_be_refused() throws Exception {
        provision();
        Path moved = Files.move(place.machine().resolve("work"), place.file("moved"));
        JsonNode refused = place.run("remove", "nano01", "--work-folder", moved).failedWithRemedy(7, "refused");

        JsonNode dry = place.run("remove", "nano01", "--work-folder", moved, "--dry-run")
                .failedWithRemedy(7, "refused");
        Ran asked = Ran.command(person("y\n"), place.line("remove", "nano01", "--work-folder", moved));

        assertThat(dry.has("log")).isFalse();
        assertThat(withoutLog(dry)).isEqualTo(withoutLog(refused));
        assertThat(withoutLog(asked.failedWithRemedy(7, "refused"))).isEqualTo(withoutLog(refused));
        assertThat(asked.log()).doesNotContain(QUESTION);
    }

    /** Each run has a log of its own. */
    private static JsonNode withoutLog(JsonNode result) {
        return ((ObjectNode) result.deepCopy()).without("log");
    }

    @Test
    void unknown_name_is_an_error_that_names_the_host_that_was_meant() throws Exception {
        place.run("vhd", place.nano01()).done();

        JsonNode result = place.run("remove", "nano10").failedWithRemedy(2, "definition");

        assertThat(result.path("code").asText()).isEqualTo("NCH-2021");
        assertThat(result.path("message").asText()).contains("nano10", "work");
        assertThat(result.path("remedy").asText()).contains("Did you mean 'nano01'?");
        assertThat(host()).exists();
    }

    @Test
    void host_that_was_removed_is_unknown_and_no_machine_is_made_for_the_question() throws Exception {
        place.run("remove", "nano01").failedWithRemedy(2, "definition");
        assertThat(place.machine()).doesNotExist();

        place.run("vhd", place.nano01()).done();
        place.run("remove", "nano01").done();
        place.run("remove", "nano01").failedWithRemedy(2, "definition");
    }

    @Test
    void removal_that_was_killed_is_completed_by_the_next_one() throws Exception {
        provision();
        place.fault("Remove-Disk:before:refuse");
        place.run("remove", "nano01").failedWithRemedy(4, "operation");

        assertThat(place.run("remove", "nano01").done().path("removed")).hasSize(1);

        requireGone();
    }

    @Test
    void folder_that_a_killed_removal_left_without_a_ledger_is_deleted() throws Exception {
        place.run("vhd", place.nano01()).done();
        place.run("remove", "nano01").done();
        Files.createDirectory(host());

        Ran ran = place.run("remove", "nano01");

        assertThat(ran.done().path("removed")).isEmpty();
        assertThat(ran.log()).contains("nothing to remove but its folder");
        assertThat(host()).doesNotExist();
    }
}
