package io.jenkins.plugins.nanohost.engine.runlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.ledger.HostFolder;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each operation is in the log with its request and its answer, and no secret of it is. */
class LoggedMachineTest {
    private static final String PASSWORD = "Kn0wn.Password-42";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private final Queue<Object> answers = new ArrayDeque<>();
    private RunLog log;
    private HyperVMachine machine;

    @BeforeEach
    void open() throws Exception {
        log = new RunLog(silent(), () -> Instant.EPOCH);
        machine = new LoggedMachine(answering(), log);
    }

    private void begin() throws Exception {
        HostFolder host = WorkFolder.at(folder).host(new HostName("nano01"));
        host.create();
        log.order("vhd", "the title");
        log.begin(host);
    }

    private HyperVMachine answering() {
        return new HyperVMachine() {
            @Override
            public <R extends Record> R perform(Operation<R> operation, OperationListener listener)
                    throws OperationFailure {
                Object next = answers.remove();
                if (next instanceof OperationFailure failure) {
                    throw failure;
                }
                return operation.resultType().cast(next);
            }

            @Override
            public void stop(String reason) {}

            @Override
            public void close() {}
        };
    }

    private static Narrator silent() {
        return new Narrator() {
            @Override
            public void fact(String line) {}

            @Override
            public void warning(String line) {}

            @Override
            public void progress(String activity, int percent) {}
        };
    }

    private <R extends Record> R perform(Operation<R> operation, Object answer) throws Exception {
        answers.add(answer);
        return machine.perform(operation, null);
    }

    /** Without times and seconds. */
    private List<String> lines() throws Exception {
        return Files.readAllLines(log.file().orElseThrow()).stream()
                .skip(1)
                .map(line -> line.substring(line.indexOf(' ') + 1).replaceFirst("after \\d+\\.\\d{3} s", "after N s"))
                .toList();
    }

    @Test
    void request_and_answer_are_json() throws Exception {
        begin();
        Done done = new Done(true, "");
        assertThat(perform(new RemoveDisk("D:\\x.vhdx"), done)).isSameAs(done);
        assertThat(lines())
                .containsExactly(
                        "DEBUG   #1 Remove-Disk asked: {\"path\":\"D:\\\\x.vhdx\"}",
                        "DEBUG   #1 Remove-Disk answered after N s: {\"changed\":true,\"note\":\"\"}");
    }

    @Test
    void refusal_is_told_with_its_code_and_remedy() throws Exception {
        begin();
        RemoveDisk operation = new RemoveDisk("D:\\x.vhdx");
        OperationFailure refusal = operation.failure(FailureCode.IMAGE_NOT_STAGED, "Not this one.", "Take another.");
        assertThatThrownBy(() -> perform(operation, refusal)).isSameAs(refusal);
        assertThat(lines())
                .endsWith("DEBUG   #1 Remove-Disk failed after N s: NCH-4308: Not this one. What to do: Take another.");
    }

    @Test
    void what_a_wait_asks_again_is_written_once_and_so_is_an_answer_that_is_the_same() throws Exception {
        begin();
        GetGuestFact look = new GetGuestFact(new GuestAccess("id", "Administrator", new Secret(PASSWORD)));
        GuestFact starting = new GuestFact(GuestState.SILENT, "starting", "", "", 0, 0, "");
        perform(look, starting);
        perform(look, starting);
        perform(look, new GuestFact(GuestState.READY, "", "NANO01", "x", 14393, 1, "Administrator"));
        List<String> lines = lines();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(2)).isEqualTo("DEBUG   #2 Get-GuestFact asked again, time 2");
        assertThat(lines.get(3)).isEqualTo("DEBUG   #2 Get-GuestFact answered after N s: the same");
        assertThat(lines.get(4)).isEqualTo("DEBUG   #3 Get-GuestFact asked again, time 3");
        assertThat(lines.get(5)).contains("NANO01");
    }

    @Test
    void secrets_of_a_request_are_stars_there_and_in_all_that_follows() throws Exception {
        begin();
        Secret answers = new Secret("<unattend>\n  <Value>" + PASSWORD + "</Value>\n</unattend>\n");
        perform(new GetGuestFact(new GuestAccess("id", "Administrator", new Secret(PASSWORD))), ready(PASSWORD));
        NewHostDisk disk =
                new NewHostDisk("D:\\x.vhdx", "D:\\b.vhdx", HostDiskKind.COPY, answers, answers, "echo", "", List.of());
        OperationFailure failure = disk.failure(
                FailureCode.IMAGE_NOT_STAGED, "line 2: <Value>" + PASSWORD + "</Value>, and " + PASSWORD + "!", "");
        assertThatThrownBy(() -> perform(disk, failure)).isSameAs(failure);
        log.fact("told " + PASSWORD);
        assertThat(String.join("\n", lines()))
                .doesNotContain(PASSWORD)
                .contains(
                        "\"password\":\"****\"", "\"offlineAnswers\":\"****\"", "line 2: ****, and ****!", "told ****");
    }

    private static GuestFact ready(String detail) {
        return new GuestFact(GuestState.READY, detail, "NANO01", "x", 14393, 1, "Administrator");
    }

    @Test
    void long_values_are_cut_and_say_how_much() throws Exception {
        begin();
        List<FileCopy> files = Collections.nCopies(45, new FileCopy("s", "C:\\" + "d".repeat(500)));
        answers.add(new IllegalStateException());
        assertThatThrownBy(() -> machine.perform(new AddDiskFile("D:\\x.vhdx", files), null))
                .isInstanceOf(ClassCastException.class);
        assertThat(lines().get(0)).contains("d... 103 more characters", "\"... 5 more\"");
        assertThat(lines().get(1)).startsWith("DEBUG   #1 Add-DiskFile broke off after N s: java.lang.ClassCast");
    }

    @Test
    void secret_at_the_place_of_the_cut_leaves_no_part_of_itself() throws Exception {
        begin();
        log.hide(new Secret(PASSWORD));
        String before = "x".repeat(OperationText.LONGEST_TEXT - 5);
        perform(new RemoveDisk("D:\\x.vhdx"), new Done(true, before + PASSWORD));
        assertThat(String.join("\n", lines())).doesNotContain(PASSWORD.substring(0, 5));
    }

    @Test
    void order_to_stop_is_told() throws Exception {
        begin();
        machine.stop("the stop file");
        assertThat(lines()).containsExactly("DEBUG   The operation that runs was told to stop: the stop file");
    }

    @Test
    void without_a_log_it_only_passes_on() throws Exception {
        Done done = new Done(false, "");
        assertThat(perform(new RemoveDisk("D:\\x.vhdx"), done)).isSameAs(done);
        assertThat(log.file()).isEmpty();
    }
}
