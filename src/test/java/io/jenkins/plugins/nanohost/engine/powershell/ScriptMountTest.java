package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.QuietListener;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Moment;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A note is written before a mount; any later session dismounts what a dead session's note names, and nothing else. */
@TestPowerShell.NeededOnUnix
class ScriptMountTest {
    @TempDir
    private Path work;

    private DiskBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = DiskBench.open(work, Release.SERVER_2016);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void die(String command, int skip) throws Exception {
        bench.windows().order(command, skip, Moment.DIE);
        assertThatThrownBy(() -> bench.perform(bench.script().newBase())).isInstanceOf(OperationFailure.class);
        assertThat(bench.windows().faultPending()).isFalse();
        bench.reopen();
    }

    private Done dismount() throws Exception {
        return bench.perform(new DismountLeftDisk());
    }

    @Test
    void what_a_session_that_died_left_is_named_and_dismounted() throws Exception {
        die("Expand-WindowsImage", 0);
        assertThat(bench.notes()).hasSize(2);

        Done done = dismount();

        assertThat(done.changed()).isTrue();
        assertThat(done.note()).contains("base.partial.vhdx", "WindowsServer2016.iso");
        bench.assertNothingMounted();
        assertThat(dismount().changed()).isFalse();
    }

    @Test
    void what_a_session_that_works_has_mounted_stays() throws Exception {
        bench.windows().order("Expand-WindowsImage", 0, Moment.HANG);
        CompletableFuture<Throwable> works =
                DiskBench.failing(bench.machine(), bench.script().newBase());
        bench.awaitFault(works);
        try (HyperVMachine other = bench.windows().machine()) {
            assertThat(other.perform(new DismountLeftDisk(), new QuietListener())
                            .changed())
                    .isFalse();
        }
        assertThat(bench.notes()).hasSize(2);
        assertThat(bench.mounted("Disks")).hasSize(1);
        assertThat(bench.mounted("Discs")).hasSize(1);

        bench.machine().stop("the test");
        assertThat(works.get(1, TimeUnit.MINUTES)).isInstanceOf(AbortedFailure.class);
        bench.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_disc_that_somebody_else_has_mounted_stays_wherever_a_session_dies(int look) throws Exception {
        bench.windows().mount(SimulatedWindows.example());
        if (look < 2) {
            die("Get-DiskImage", look);
        } else {
            die(look == 2 ? "New-VHD" : "Dismount-VHD", 0);
        }

        dismount();

        assertThat(bench.mounted("Discs")).hasSize(1);
        assertThat(bench.mounted("Disks")).isEmpty();
        assertThat(bench.notes()).isEmpty();
    }

    @Test
    void a_disk_without_a_note_stays_mounted() throws Exception {
        die("Expand-WindowsImage", 0);
        for (Path note : bench.notes()) {
            Files.delete(note);
        }

        assertThat(dismount().changed()).isFalse();

        assertThat(bench.mounted("Disks")).hasSize(1);
        assertThat(bench.mounted("Discs")).hasSize(1);
    }

    @Test
    void a_note_whose_disk_is_gone_is_deleted() throws Exception {
        die("Expand-WindowsImage", 0);
        dismount();
        die("Mount-VHD", 0);
        Files.delete(bench.folder().resolve("base.partial.vhdx"));
        bench.windows().forget("Disks");

        dismount();

        bench.assertNothingMounted();
    }

    @Test
    void a_note_whose_disk_cannot_be_dismounted_is_told_and_kept() throws Exception {
        die("Expand-WindowsImage", 0);
        bench.windows().order("Dismount-VHD", 0, Moment.BEFORE);
        DiskBench.Hearing hearing = new DiskBench.Hearing();

        Done done = bench.machine().perform(new DismountLeftDisk(), hearing);

        assertThat(done.note()).contains("WindowsServer2016.iso").doesNotContain("base.partial.vhdx");
        assertThat(hearing.heard()).anySatisfy(line -> assertThat(line)
                .startsWith("Warning:")
                .contains("base.partial.vhdx", "Dismount-VHD was ordered to fail"));
        assertThat(bench.notes()).hasSize(1);
        assertThat(dismount().note()).contains("base.partial.vhdx");
        bench.assertNothingMounted();
    }

    @Test
    void a_note_that_was_kept_is_one_of_a_dead_session_again_when_this_one_ends() throws Exception {
        die("Expand-WindowsImage", 0);
        bench.windows().order("Dismount-VHD", 0, Moment.BEFORE);
        dismount();
        bench.reopen();

        assertThat(dismount().changed()).isTrue();
        bench.assertNothingMounted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "disk", "disk\n", "nonsense\n/x.vhdx", "disk\n/another/path.vhdx"})
    void a_note_that_names_nothing_is_deleted(String text) throws Exception {
        Files.createDirectories(bench.mountNotes());
        Files.writeString(bench.mountNotes().resolve("disk-0123456789abcdef.txt"), text);

        assertThat(dismount().changed()).isFalse();

        assertThat(bench.notes()).isEmpty();
    }

    @Test
    void a_disk_that_the_machine_shows_elsewhere_is_known_to_be_mounted_by_its_file() throws Exception {
        die("Expand-WindowsImage", 0);
        bench.windows().set("disk-elsewhere");

        assertThat(dismount().note()).contains("base.partial.vhdx");

        bench.assertNothingMounted();
    }

    /** The machine was restarted after the session died: nothing is mounted any more, and the note is still there. */
    @Test
    void a_disk_from_which_a_vm_runs_by_now_is_left_to_it_and_its_note_is_deleted() throws Exception {
        bench.perform(bench.script().newBase());
        bench.perform(bench.script().newHost());
        Path source = Files.writeString(bench.folder().resolve("x.txt"), "one");
        bench.windows().order("Add-PartitionAccessPath", 0, Moment.DIE);
        assertThatThrownBy(() -> bench.perform(new AddDiskFile(
                        bench.script().host().toString(), List.of(new FileCopy(source.toString(), "C:\\x.txt")))))
                .isInstanceOf(OperationFailure.class);
        bench.windows().forget("Disks");
        bench.reopen();
        String vm = bench.perform(bench.script().newVm()).id();
        bench.perform(new StartHostVm(vm));
        assertThat(bench.notes()).hasSize(1);
        bench.windows().calls();

        assertThat(dismount().changed()).isFalse();

        assertThat(bench.windows().calls()).doesNotContain("Dismount-VHD");
        assertThat(bench.notes()).isEmpty();
    }

    @Test
    void nothing_is_done_where_no_session_has_ever_died() throws Exception {
        assertThat(dismount()).isEqualTo(new Done(false, "nothing was left mounted"));
    }
}
