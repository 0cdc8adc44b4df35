package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.QuietListener;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskFact;
import io.jenkins.plugins.nanohost.engine.powershell.windows.EachRelease;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Moment;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The precautions of the scripts for disks where one machine has several sessions, disks and discs. */
@TestPowerShell.NeededOnUnix
class ScriptDiskTest {
    @TempDir
    private Path work;

    private DiskBench bench;

    private void open(Release release) throws Exception {
        bench = DiskBench.open(work, release);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @EachRelease
    void a_disc_that_somebody_else_has_mounted_stays_mounted(Release release) throws Exception {
        open(release);
        bench.windows().mount(SimulatedWindows.example());

        assertThat(bench.steps(bench.script().newBase())).doesNotContain("Mount-DiskImage", "Dismount-DiskImage");
        assertThat(bench.mounted("Discs")).hasSize(1);
        assertThat(bench.mounted("Disks")).isEmpty();
        assertThat(bench.notes()).isEmpty();
    }

    @EachRelease
    void a_drive_letter_that_somebody_else_takes_first_is_asked_for_again(Release release) throws Exception {
        open(release);
        bench.windows().order("Add-PartitionAccessPath", 2, Moment.BEFORE);

        assertThat(bench.steps(bench.script().newBase()))
                .filteredOn("Add-PartitionAccessPath"::equals)
                .hasSize(4);
        bench.assertNothingLeft();
    }

    @EachRelease
    void a_drive_letter_that_is_there_in_spite_of_an_error_is_taken(Release release) throws Exception {
        open(release);
        bench.windows().order("Add-PartitionAccessPath", 2, Moment.AFTER);

        assertThat(bench.steps(bench.script().newBase()))
                .filteredOn("Add-PartitionAccessPath"::equals)
                .hasSize(3);
        bench.assertNothingLeft();
    }

    @Test
    void the_letter_that_was_given_last_is_taken_away_first() throws Exception {
        open(Release.SERVER_2016);
        bench.windows().order("Remove-PartitionAccessPath", 0, Moment.HANG);
        CompletableFuture<Throwable> end =
                DiskBench.failing(bench.machine(), bench.script().newBase());
        bench.awaitFault(end);
        DiskBench.until(() -> bench.mounted("Letters").size() == 2, end);

        assertThat(bench.mounted("Letters").fieldNames())
                .toIterable()
                .as("the letter of the disc and the letter of the Windows partition")
                .containsExactlyInAnyOrder("D", "E");
        bench.machine().stop("the test");
        assertThat(end.get(1, TimeUnit.MINUTES)).isInstanceOf(AbortedFailure.class);
        bench.assertNothingLeft();
    }

    @Test
    void a_letter_that_cannot_be_taken_away_is_told_and_keeps_neither_the_other_one_nor_the_lock() throws Exception {
        open(Release.SERVER_2016);
        bench.windows().order("Remove-PartitionAccessPath", 0, Moment.BEFORE);

        assertThatThrownBy(() -> bench.perform(bench.script().newBase()))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("Remove-PartitionAccessPath was ordered to fail");

        assertThat(bench.windows().calls())
                .filteredOn("Remove-PartitionAccessPath"::equals)
                .hasSize(2);
        bench.assertNothingLeft();
        bench.perform(bench.script().newBase());
    }

    @Test
    void a_disc_whose_volume_windows_does_not_know_at_once_is_asked_again() throws Exception {
        open(Release.SERVER_2016);
        bench.windows().order("Get-Volume", 0, Moment.BEFORE);

        bench.perform(bench.script().newBase());

        assertThat(bench.windows().faultPending()).isFalse();
        bench.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk-elsewhere", "disk-without-number"})
    void a_disk_that_the_machine_does_not_show_after_it_was_mounted_is_refused_before_anything_is_written(String word)
            throws Exception {
        open(Release.SERVER_2016);
        bench.windows().set(word);

        assertThatThrownBy(() -> bench.perform(bench.script().newBase()))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("shows no disk of that path");

        assertThat(bench.windows().calls()).contains("Mount-VHD").doesNotContain("Initialize-Disk");
        bench.assertNothingLeft();
    }

    @EachRelease
    void a_disk_whose_relative_is_mounted_is_refused_and_keeps_its_identifiers(Release release) throws Exception {
        open(release);
        assertRelatives();
    }

    @Test
    void relatives_with_an_mbr_are_known_by_their_signature() throws Exception {
        open(Release.SERVER_2022);
        bench.perform(bench.orderForBios(".vhdx").operation());
        Files.move(bench.folder().resolve("base1.vhdx"), bench.script().base());
        assertRelatives();
    }

    /** With or without the base disk there: one of its host disks is left mounted, and a copy of it is to be made. */
    private void assertRelatives() throws Exception {
        MachineScript script = bench.script();
        if (Files.notExists(script.base())) {
            bench.perform(script.newBase());
        }
        bench.perform(script.newHost());
        Path other = bench.folder().resolve("other.vhdx");
        bench.perform(script.newHost(other, HostDiskKind.COPY));
        Path source = Files.writeString(bench.folder().resolve("x.txt"), "one");
        List<FileCopy> files = List.of(new FileCopy(source.toString(), "C:\\x.txt"));
        bench.windows().order("Add-PartitionAccessPath", 0, Moment.DIE);
        assertThatThrownBy(() -> bench.perform(new AddDiskFile(script.host().toString(), files)))
                .isInstanceOf(OperationFailure.class);
        bench.reopen();

        assertThatThrownBy(() -> bench.perform(new AddDiskFile(other.toString(), files)))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("other.vhdx")
                .hasMessageContaining("nano01.vhdx");

        bench.perform(new AddDiskFile(script.host().toString(), files));
        assertThat(bench.steps(new AddDiskFile(other.toString(), files))).doesNotContain("Set-Disk");
        bench.assertNothingLeft();
    }

    @EachRelease
    void a_build_that_is_stopped_in_its_middle_leaves_nothing(Release release) throws Exception {
        open(release);
        bench.windows().order("Expand-WindowsImage", 0, Moment.HANG);
        CompletableFuture<Throwable> end =
                DiskBench.failing(bench.machine(), bench.script().newBase());
        bench.awaitFault(end);
        bench.machine().stop("the test");

        assertThat(end.get(1, TimeUnit.MINUTES)).isInstanceOf(AbortedFailure.class);
        bench.assertNothingLeft();
        bench.reopen();
        bench.perform(bench.script().newBase());
    }

    @EachRelease
    void a_second_build_from_one_disc_waits_and_tells_for_whom(Release release) throws Exception {
        open(release);
        bench.windows().order("Expand-WindowsImage", 0, Moment.HANG);
        CompletableFuture<Throwable> first =
                DiskBench.failing(bench.machine(), bench.script().newBase());
        bench.awaitFault(first);
        DiskBench.Hearing hearing = new DiskBench.Hearing();
        try (HyperVMachine second = bench.windows().machine()) {
            MachineScript other = new MachineScript(
                    second,
                    Files.createDirectories(work.resolve("other")),
                    SimulatedWindows.example(),
                    SimulatedWindows.SWITCH);
            CompletableFuture<DiskFact> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return second.perform(other.newBase(), hearing);
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            });
            DiskBench.until(
                    () -> hearing.heard().stream().anyMatch(line -> line.contains("Waiting for the lock")), waiting);
            assertThat(hearing.heard()).anySatisfy(line -> assertThat(line).contains("which process "));
            bench.machine().stop("the test");
            assertThat(first.get(1, TimeUnit.MINUTES)).isInstanceOf(AbortedFailure.class);

            assertThat(waiting.get(1, TimeUnit.MINUTES).path())
                    .isEqualTo(other.base().toString());
        }
        bench.assertNothingLeft();
    }

    @Test
    void a_copy_is_made_while_another_session_has_a_disk_mounted_and_only_its_mount_waits() throws Exception {
        open(Release.SERVER_2016);
        bench.perform(bench.script().newBase());
        NewHostDisk copy = bench.script().newHost(bench.folder().resolve("other.vhdx"), HostDiskKind.COPY);
        bench.windows().order("Use-WindowsUnattend", 0, Moment.HANG);
        CompletableFuture<Throwable> first =
                DiskBench.failing(bench.machine(), bench.script().newHost());
        bench.awaitFault(first);
        DiskBench.Hearing hearing = new DiskBench.Hearing();
        try (HyperVMachine second = bench.windows().machine()) {
            CompletableFuture<DiskFact> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return second.perform(copy, hearing);
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            });
            DiskBench.until(
                    () -> hearing.heard().stream().anyMatch(line -> line.contains("Waiting for the lock 'disk'")),
                    waiting);

            assertThat(bench.folder().resolve("other.partial.vhdx"))
                    .hasSize(Files.size(bench.script().base()));
            bench.machine().stop("the test");
            assertThat(first.get(1, TimeUnit.MINUTES)).isInstanceOf(AbortedFailure.class);
            assertThat(waiting.get(1, TimeUnit.MINUTES).path()).isEqualTo(copy.path());
        }
        bench.assertNothingLeft();
    }

    @Test
    void a_lock_whose_holder_cannot_be_noted_is_given_back() throws Exception {
        open(Release.SERVER_2016);
        bench.perform(bench.script().newBase());
        Path holder = bench.mountNotes().resolveSibling("locks").resolve("disk.txt");
        Files.createDirectories(holder);
        assertThatThrownBy(() -> bench.perform(bench.script().newHost())).isInstanceOf(OperationFailure.class);
        Files.delete(holder);

        CompletableFuture<DiskFact> second = CompletableFuture.supplyAsync(() -> {
            try {
                return bench.machine().perform(bench.script().newHost(), new QuietListener());
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });

        assertThat(second.get(1, TimeUnit.MINUTES).path())
                .isEqualTo(bench.script().host().toString());
    }
}
