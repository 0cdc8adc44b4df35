package io.jenkins.plugins.nanohost.engine.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.ledger.HostFolder;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The log file of a run: its lines, what is not in them, how large it is, which ones stay, and that no run fails for it. */
class RunLogTest {
    private static final Instant NOW = Instant.parse("2026-11-28T13:08:41.123Z");
    private static final String STAMP = "2026-11-28T13:08:41.123Z ";
    private static final String NAME = "2026-11-28T13-08-41.123Z-provision.log";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private final List<String> told = new ArrayList<>();
    private final Narrator shown = new Narrator() {
        @Override
        public void fact(String line) {
            told.add(line);
        }

        @Override
        public void warning(String line) {
            told.add("Warning: " + line);
        }

        @Override
        public void progress(String activity, int percent) {}
    };

    private HostFolder host;
    private Path logs;

    @BeforeEach
    void open() throws Exception {
        host = WorkFolder.at(folder).host(new HostName("nano01"));
        host.create();
        logs = host.path().resolve("logs");
    }

    private RunLog begun() {
        return begun(new RunLog(shown, () -> NOW));
    }

    private RunLog begun(RunLog log) {
        log.order("provision", "the title");
        log.begin(host);
        return log;
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(logs.resolve(NAME));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    // Lines

    @Test
    void each_line_that_people_see_is_there_with_its_time_and_severity() throws Exception {
        RunLog log = begun();
        log.fact("Made the disk");
        log.warning("It is full");
        log.error("Failed");
        log.debug("#1 Get-HostVm");
        log.end("Outcome: failed");
        assertThat(lines())
                .containsExactly(
                        STAMP + "INFO    the title",
                        STAMP + "INFO    Made the disk",
                        STAMP + "WARNING It is full",
                        STAMP + "ERROR   Failed",
                        STAMP + "DEBUG   #1 Get-HostVm",
                        STAMP + "INFO    Outcome: failed");
        assertThat(told).containsExactly("Made the disk", "Warning: It is full", "Failed");
        assertThat(log.file()).contains(logs.resolve(NAME));
    }

    @Test
    void no_text_can_look_like_a_line_of_its_own_or_move_the_cursor() throws Exception {
        RunLog log = begun();
        log.fact("one\ntwo\r\u001b[2Jthree\u2028four");
        assertThat(lines().stream().skip(1))
                .containsExactly(
                        STAMP + "INFO    one", STAMP + "INFO    two", STAMP + "INFO    \\u001b[2Jthree\\u2028four");
    }

    @Test
    void long_line_is_cut_and_says_how_much() throws Exception {
        begun().fact("x".repeat(RunLog.LONGEST_LINE + 7));
        assertThat(lines().get(1)).endsWith("x... 7 more characters").hasSizeLessThan(RunLog.LONGEST_LINE + 100);
    }

    @Test
    void line_is_in_the_file_before_the_run_ends() throws Exception {
        begun().fact("Made the disk");
        assertThat(lines()).hasSize(2);
    }

    @Test
    void what_is_postponed_is_written_at_the_end() throws Exception {
        RunLog log = begun();
        log.postpone();
        log.error("Failed");
        assertThat(lines()).hasSize(1);
        log.end("Outcome: failed");
        assertThat(lines()).endsWith(STAMP + "ERROR   Failed", STAMP + "INFO    Outcome: failed");
    }

    @Test
    void command_that_ordered_no_file_has_none() {
        RunLog log = new RunLog(shown, () -> NOW);
        log.begin(host);
        log.fact("Looked");
        log.end("Outcome: done");
        assertThat(logs).doesNotExist();
        assertThat(log.file()).isEmpty();
        assertThat(told).containsExactly("Looked");
    }

    // Secrets

    @Test
    void secret_is_in_no_line_in_none_of_its_forms() throws Exception {
        RunLog log = begun();
        log.hide(new Secret("Pa\"ss<w&rd"));
        log.fact("as it is: Pa\"ss<w&rd");
        log.fact("JSON: {\"p\": \"Pa\\\"ss<w&rd\"}");
        log.fact("XML: Pa&quot;ss&lt;w&amp;rd");
        assertThat(lines().stream().skip(1))
                .containsExactly(
                        STAMP + "INFO    as it is: ****",
                        STAMP + "INFO    JSON: {\"p\": \"****\"}",
                        STAMP + "INFO    XML: ****");
    }

    @Test
    void each_line_of_a_long_secret_is_hidden_but_not_its_brackets() throws Exception {
        RunLog log = begun();
        log.hide(new Secret("-----BEGIN KEY-----\n  MIIEvQIBADANBg\n}\n"));
        log.fact("MIIEvQIBADANBg }");
        assertThat(lines()).endsWith(STAMP + "INFO    **** }");
    }

    // Files

    @Test
    void twenty_logs_stay_the_newest_by_name_and_what_is_no_log_stays_too() throws Exception {
        Files.createDirectory(logs);
        for (int day = 1; day <= 22; day++) {
            Files.createFile(logs.resolve(String.format("2026-10-%02dT00-00-00.000Z-vhd.log", day)));
        }
        Files.createFile(logs.resolve("notes.txt"));
        begun();
        assertThat(names())
                .hasSize(21)
                .startsWith("2026-10-04T00-00-00.000Z-vhd.log")
                .endsWith(NAME, "notes.txt");
    }

    @Test
    void own_log_stays_though_the_clock_was_set_back() throws Exception {
        Files.createDirectory(logs);
        for (int day = 1; day <= 20; day++) {
            Files.createFile(logs.resolve(String.format("2027-10-%02dT00-00-00.000Z-vhd.log", day)));
        }
        begun();
        assertThat(names()).hasSize(20).startsWith(NAME, "2027-10-02T00-00-00.000Z-vhd.log");
    }

    @Test
    void run_of_the_same_moment_gets_a_name_of_its_own() throws Exception {
        begun().fact("first");
        begun().fact("second");
        assertThat(names()).containsExactly(NAME, NAME.replace("123Z", "124Z"));
        assertThat(lines()).contains(STAMP + "INFO    first").doesNotContain(STAMP + "INFO    second");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has access lists in place of a mode")
    void file_and_folder_are_for_the_account_alone() throws Exception {
        begun();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs.resolve(NAME))))
                .isEqualTo("rw-------");
    }

    @Test
    void discarded_logs_are_gone_and_what_is_no_log_stays() throws Exception {
        RunLog log = begun();
        log.discard(host);
        log.fact("Removed");
        log.end("Outcome: done");
        assertThat(logs).doesNotExist();
        assertThat(log.file()).isEmpty();

        RunLog other = begun();
        Files.createFile(logs.resolve("notes.txt"));
        other.discard(host);
        assertThat(names()).containsExactly("notes.txt");
        assertThat(told).containsExactly("Removed");
    }

    // Trouble

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a special right there")
    void link_in_the_place_of_the_folder_is_not_followed_and_told_once() throws Exception {
        Path victim = Files.createDirectory(folder.resolve("victim"));
        Path theirs = Files.createFile(victim.resolve("2020-01-01T00-00-00.000Z-vhd.log"));
        Files.createSymbolicLink(logs, victim);
        RunLog log = begun();
        log.fact("Went on");
        log.discard(host);
        assertThat(victim).isDirectoryContaining(theirs::equals);
        assertThat(theirs).exists();
        assertThat(log.file()).isEmpty();
        assertThat(told).hasSize(3).last().asString().contains("it is a link");
        assertThat(told.get(0)).startsWith("Warning: The run goes on without a log in " + logs);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a special right there")
    void link_with_the_name_of_a_log_is_none() throws Exception {
        Path victim = Files.createFile(folder.resolve("victim"));
        Files.createDirectory(logs);
        Files.createSymbolicLink(logs.resolve(NAME), victim);
        begun().fact("Made the disk");
        assertThat(victim).isEmptyFile();
        assertThat(LogFolder.of(host).logs())
                .extracting(KeptLog::file)
                .containsExactly(logs.resolve(NAME.replace("123Z", "124Z")));
    }

    @Test
    void file_that_cannot_be_written_is_told_once_and_the_run_goes_on() throws Exception {
        RunLog log = begun(new RunLog(shown, null, () -> NOW, file -> new LogFile(failing(), 1000)));
        log.fact("Made the disk");
        log.end("Outcome: done");
        assertThat(told)
                .containsExactly(
                        "Warning: The run goes on without its log, since " + logs.resolve(NAME)
                                + " cannot be written: No space left on device",
                        "Made the disk");
    }

    private static OutputStream failing() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
    }

    @Test
    void full_file_says_so_once_and_has_errors_and_outcome_all_the_same() throws Exception {
        RunLog log = begun(new RunLog(shown, null, () -> NOW, file -> new LogFile(Files.newOutputStream(file), 300)));
        for (int i = 0; i < 100; i++) {
            log.fact("Fact " + i);
        }
        log.error("Failed");
        log.end("Outcome: failed");
        List<String> lines = lines();
        assertThat(lines).endsWith(STAMP + "ERROR   Failed", STAMP + "INFO    Outcome: failed");
        assertThat(lines)
                .filteredOn(line -> line.contains("limit of 300 bytes"))
                .hasSize(1);
        assertThat(lines).hasSizeLessThan(12);
        assertThat(told).contains("Fact 99");
    }
}
