package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.DiskFact;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.machine.QuietListener;
import io.jenkins.plugins.nanohost.engine.powershell.SimulatedWindows.Moment;
import io.jenkins.plugins.nanohost.engine.powershell.SimulatedWindows.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scripts for disks: in which order they ask Windows, and what they take care of beyond the port's contract. Errors of
 * each call are {@link ScriptDiskFaultTest}'s.
 */
@TestPowerShell.Needed
class ScriptDiskTest {
    /** Commands that look and change nothing: what they do is no step of the work. */
    private static final Set<String> LOOKS = Set.of(
            "Get-Disk",
            "Get-DiskImage",
            "Get-Volume",
            "Get-Partition",
            "Get-VHD",
            "Get-VM",
            "Get-VMHardDiskDrive",
            "Get-WindowsPackage");

    @TempDir
    private Path computer;

    @TempDir
    private Path parent;

    /** Its name holds what the name of a folder may hold. */
    private Path folder;

    private SimulatedWindows windows;
    private HyperVMachine machine;
    private MachineScript script;

    private void open(Release release) throws Exception {
        folder = Files.createDirectories(parent.resolve("hosts (1) [2] & $x 'über'"));
        windows = SimulatedWindows.create(computer, release, List.of(SimulatedWindows.example()));
        reopen();
    }

    private void reopen() throws Exception {
        if (machine != null) {
            machine.close();
        }
        machine = windows.machine();
        script = new MachineScript(machine, folder, SimulatedWindows.example(), SimulatedWindows.SWITCH);
    }

    @AfterEach
    void close() {
        machine.close();
    }

    private <R extends Record> R perform(Operation<R> operation) throws Exception {
        return machine.perform(operation, new QuietListener());
    }

    private List<String> steps(Operation<?> operation) throws Exception {
        windows.calls();
        perform(operation);
        return windows.calls().stream().filter(call -> !LOOKS.contains(call)).toList();
    }

    @EachRelease
    void a_base_disk_is_made_in_the_order_that_windows_needs(Release release) throws Exception {
        open(release);

        List<String> expected = new ArrayList<>(List.of(
                "Mount-DiskImage",
                "Get-WindowsImage",
                "New-VHD",
                "Mount-VHD",
                "Initialize-Disk",
                "New-Partition",
                "Format-Volume",
                "Set-Partition"));
        if (release.build() < Release.SERVER_2022.build()) {
            // Newer ones have made the reserved partition with the disk.
            expected.add("New-Partition");
        }
        expected.addAll(List.of("New-Partition", "Format-Volume", "Add-PartitionAccessPath", "Expand-WindowsImage"));
        for (int cab = 0; cab < 2 * MachineScript.PACKAGES.size(); cab++) {
            expected.add("Add-WindowsPackage");
        }
        expected.addAll(List.of(
                "Add-PartitionAccessPath",
                "bcdboot",
                "Remove-PartitionAccessPath",
                "Dismount-VHD",
                "Dismount-DiskImage"));
        assertThat(steps(script.newBase())).containsExactlyElementsOf(expected);
        assertNothingLeft();
    }

    @EachRelease
    void a_host_disk_is_made_in_the_order_that_windows_needs(Release release) throws Exception {
        open(release);
        perform(script.newBase());

        assertThat(steps(script.newHost()))
                .containsExactly(
                        "New-VHD", "Mount-VHD", "Add-PartitionAccessPath", "Use-WindowsUnattend", "Dismount-VHD");
        assertNothingLeft();
    }

    @EachRelease
    void what_a_build_that_died_left_mounted_is_dismounted_by_the_next(Release release) throws Exception {
        open(release);
        windows.order("Add-WindowsPackage", 3, Moment.DIE);
        assertThatThrownBy(() -> perform(script.newBase())).isInstanceOf(OperationFailure.class);
        assertThat(mounted("Discs")).hasSize(1);
        assertThat(mounted("Disks")).hasSize(1);
        reopen();

        perform(script.newBase());

        assertNothingLeft();
    }

    @EachRelease
    void a_disc_that_somebody_else_has_mounted_stays_mounted(Release release) throws Exception {
        open(release);
        windows.mount(SimulatedWindows.example());

        assertThat(steps(script.newBase())).doesNotContain("Mount-DiskImage", "Dismount-DiskImage");
        assertThat(mounted("Discs")).hasSize(1);
        assertThat(mounted("Disks")).isEmpty();
    }

    @EachRelease
    void a_drive_letter_that_somebody_else_takes_first_is_asked_for_again(Release release) throws Exception {
        open(release);
        windows.order("Add-PartitionAccessPath", 1, Moment.BEFORE);

        assertThat(steps(script.newBase()))
                .filteredOn("Add-PartitionAccessPath"::equals)
                .hasSize(3);
        assertNothingLeft();
    }

    @EachRelease
    void a_drive_letter_that_is_there_in_spite_of_an_error_is_taken(Release release) throws Exception {
        open(release);
        windows.order("Add-PartitionAccessPath", 1, Moment.AFTER);

        assertThat(steps(script.newBase()))
                .filteredOn("Add-PartitionAccessPath"::equals)
                .hasSize(2);
        assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk-elsewhere", "disk-without-number"})
    void a_disk_that_the_machine_does_not_show_after_it_was_mounted_is_refused_before_anything_is_written(String word)
            throws Exception {
        open(Release.SERVER_2016);
        windows.set(word);

        assertThatThrownBy(() -> perform(script.newBase()))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("shows no disk of that path");

        assertThat(windows.calls()).contains("Mount-VHD").doesNotContain("Initialize-Disk");
        assertNothingLeft();
    }

    @EachRelease
    void a_disk_whose_relative_is_mounted_is_refused_and_keeps_its_identifiers(Release release) throws Exception {
        open(release);
        perform(script.newBase());
        perform(script.newHost());
        Path other = folder.resolve("other.vhdx");
        perform(script.newHost(other, "copy"));
        Path source = Files.writeString(folder.resolve("x.txt"), "one");
        List<FileCopy> files = List.of(new FileCopy(source.toString(), "C:\\x.txt"));
        windows.order("Add-PartitionAccessPath", 0, Moment.DIE);
        assertThatThrownBy(() -> perform(new AddDiskFile(script.host().toString(), files)))
                .isInstanceOf(OperationFailure.class);
        reopen();

        assertThatThrownBy(() -> perform(new AddDiskFile(other.toString(), files)))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("other.vhdx")
                .hasMessageContaining("nano01.vhdx");

        perform(new AddDiskFile(script.host().toString(), files));
        assertThat(steps(new AddDiskFile(other.toString(), files))).doesNotContain("Set-Disk");
        assertNothingLeft();
    }

    @EachRelease
    void a_build_that_is_stopped_in_its_middle_leaves_nothing(Release release) throws Exception {
        open(release);
        windows.order("Expand-WindowsImage", 0, Moment.HANG);
        CompletableFuture<Throwable> end = failing(machine, script.newBase());
        awaitHang(end);
        machine.stop("the test");

        assertThat(end.get(1, TimeUnit.MINUTES)).isInstanceOf(AbortedFailure.class);
        assertNothingLeft();
        reopen();
        perform(script.newBase());
    }

    @EachRelease
    void a_second_build_from_one_disc_waits_and_tells_for_whom(Release release) throws Exception {
        open(release);
        windows.order("Expand-WindowsImage", 0, Moment.HANG);
        CompletableFuture<Throwable> first = failing(machine, script.newBase());
        awaitHang(first);
        List<String> heard = new CopyOnWriteArrayList<>();
        try (HyperVMachine second = windows.machine()) {
            MachineScript other = new MachineScript(
                    second,
                    Files.createDirectories(parent.resolve("other")),
                    SimulatedWindows.example(),
                    SimulatedWindows.SWITCH);
            CompletableFuture<DiskFact> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return second.perform(other.newBase(), new Hearing(heard));
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            });
            until(() -> heard.stream().anyMatch(line -> line.contains("Waiting for the lock")), waiting);
            assertThat(heard).anySatisfy(line -> assertThat(line).contains("which process "));
            machine.stop("the test");
            assertThat(first.get(1, TimeUnit.MINUTES)).isInstanceOf(AbortedFailure.class);

            assertThat(waiting.get(1, TimeUnit.MINUTES).path())
                    .isEqualTo(other.base().toString());
        }
        assertNothingLeft();
    }

    private record Hearing(List<String> heard) implements OperationListener {
        @Override
        public void progress(String activity, int percent) {}

        @Override
        public void log(String line) {
            heard.add(line);
        }

        @Override
        public void warning(String line) {
            heard.add(line);
        }
    }

    private static CompletableFuture<Throwable> failing(HyperVMachine machine, Operation<?> operation) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                machine.perform(operation, new QuietListener());
                return new AssertionError("It ended well");
            } catch (Exception e) {
                return e;
            }
        });
    }

    private void awaitHang(CompletableFuture<?> operation) throws Exception {
        until(() -> windows.called("Expand-WindowsImage") && !windows.faultPending(), operation);
    }

    private static void until(Callable<Boolean> condition, CompletableFuture<?> operation) throws Exception {
        for (long began = System.nanoTime(); !condition.call(); LockSupport.parkNanos(5_000_000)) {
            assertThat(System.nanoTime() - began).isLessThan(TimeUnit.MINUTES.toNanos(2));
            assertThat(operation).isNotDone();
        }
    }

    private JsonNode mounted(String kind) throws Exception {
        return new ObjectMapper().readTree(windows.state()).path(kind);
    }

    private void assertNothingLeft() throws Exception {
        assertThat(mounted("Disks")).isEmpty();
        assertThat(mounted("Discs")).isEmpty();
        assertThat(mounted("Letters")).isEmpty();
        assertThat(folder.toFile().list()).noneMatch(name -> name.contains(".partial") || name.contains(".mount"));
    }
}
