package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.QuietListener;
import io.jenkins.plugins.nanohost.engine.powershell.SimulatedWindows.Moment;
import io.jenkins.plugins.nanohost.engine.powershell.SimulatedWindows.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An error of any call of an operation on disks is told and undone, a death at any call is undone by whichever session
 * comes next, and after both the operation can be repeated.
 */
@TestPowerShell.Needed
class ScriptDiskFaultTest {
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

    private static List<Release> releasesToDieOn() {
        return CallFault.THOROUGH ? List.of(Release.values()) : List.of(Release.SERVER_2016);
    }

    @EachRelease
    void an_error_of_any_call_of_a_base_disk_is_undone(Release release) throws Exception {
        open(release);
        failEverywhere(bench.script().newBase(), bench.script().base());
    }

    @ParameterizedTest
    @MethodSource("releasesToDieOn")
    void a_death_at_any_call_of_a_base_disk_is_undone_by_another_session(Release release) throws Exception {
        open(release);
        dieEverywhere(bench.script().newBase(), bench.script().base());
    }

    @Test
    void an_error_of_any_call_of_a_disk_with_all_that_can_be_added_is_undone() throws Exception {
        open(Release.SERVER_2022);
        BaseDiskOrder order = full();
        failEverywhere(order.operation(), order.path());
    }

    @Test
    void a_death_at_any_call_of_a_disk_with_all_that_can_be_added_is_undone_by_another_session() throws Exception {
        open(Release.SERVER_2022);
        BaseDiskOrder order = full();
        dieEverywhere(order.operation(), order.path());
    }

    /** Server Core for Generation 1, with an update, a driver and a feature. */
    private BaseDiskOrder full() throws Exception {
        return new BaseDiskOrder(bench)
                .generation(1, ".vhd")
                .media(BaseDiskOrder.core(work.resolve("media"), 20348), BaseDiskOrder.CORE)
                .updates(Files.writeString(work.resolve("kb5000002.cab"), "MSCF"))
                .drivers(Files.writeString(work.resolve("storage.inf"), "[Version]\n"))
                .features("Containers");
    }

    @EachRelease
    void an_error_of_any_call_of_a_host_disk_is_undone(Release release) throws Exception {
        open(release);
        bench.perform(bench.script().newBase());
        failEverywhere(host(), bench.script().host());
    }

    @ParameterizedTest
    @MethodSource("releasesToDieOn")
    void a_death_at_any_call_of_a_host_disk_is_undone_by_another_session(Release release) throws Exception {
        open(release);
        bench.perform(bench.script().newBase());
        dieEverywhere(host(), bench.script().host());
    }

    private NewHostDisk host() throws Exception {
        NewHostDisk usual = bench.script().newHost();
        Path blob = Files.writeString(work.resolve("blob.txt"), "{\"computerName\": \"NANO01\"}");
        return new NewHostDisk(
                usual.path(),
                usual.basePath(),
                usual.kind(),
                usual.offlineAnswers(),
                usual.bootAnswers(),
                usual.setupComplete(),
                blob.toString(),
                List.of());
    }

    private void failEverywhere(Operation<?> operation, Path disk) throws Exception {
        List<String> calls = calls(operation, disk);
        for (CallFault fault : CallFault.errors(calls)) {
            fault.order(bench.windows());
            assertThatThrownBy(() -> bench.perform(operation))
                    .as(fault.toString())
                    .isInstanceOf(OperationFailure.class);
            assertThat(bench.windows().faultPending()).as(fault.toString()).isFalse();
            bench.assertNothingLeft();
            assertThat(disk).as(fault.toString()).doesNotExist();
            repeatWhereThorough(operation, disk);
        }
        repeat(operation, disk);
    }

    /** The next session is for another host, and does nothing else. */
    private void dieEverywhere(Operation<?> operation, Path disk) throws Exception {
        List<String> calls = calls(operation, disk);
        for (CallFault fault : CallFault.deaths(calls)) {
            fault.order(bench.windows());
            assertThatThrownBy(() -> bench.perform(operation))
                    .as(fault.toString())
                    .isInstanceOf(OperationFailure.class);
            assertThat(bench.windows().faultPending()).as(fault.toString()).isFalse();
            boolean mounted = !bench.mounted("Disks").isEmpty()
                    || !bench.mounted("Discs").isEmpty();
            try (HyperVMachine next = bench.windows().machine()) {
                assertThat(next.perform(new DismountLeftDisk(), new QuietListener())
                                .changed())
                        .as(fault.toString())
                        .isEqualTo(mounted);
            }
            bench.assertNothingMounted();
            bench.reopen();
            repeatWhereThorough(operation, disk);
        }
        repeat(operation, disk);
    }

    private List<String> calls(Operation<?> operation, Path disk) throws Exception {
        bench.windows().calls();
        bench.perform(operation);
        List<String> calls = bench.windows().calls();
        bench.perform(new RemoveDisk(disk.toString()));
        assertThat(calls).hasSizeGreaterThan(10);
        return calls;
    }

    /** Else the next fault is met on what this one has left, and only the last one is followed by a good end. */
    private void repeatWhereThorough(Operation<?> operation, Path disk) throws Exception {
        if (CallFault.THOROUGH) {
            repeat(operation, disk);
        }
    }

    /** Where the operation died with its last call the disk is whole, and is refused: then that one is removed first. */
    private void repeat(Operation<?> operation, Path disk) throws Exception {
        bench.perform(new RemoveDisk(disk.toString()));
        bench.perform(operation);
        assertThat(disk).exists();
        bench.assertNothingLeft();
        bench.perform(new RemoveDisk(disk.toString()));
    }

    @EachRelease
    void what_a_build_that_died_left_mounted_is_dismounted_by_the_next(Release release) throws Exception {
        open(release);
        bench.windows().order("Add-WindowsPackage", 3, Moment.DIE);
        assertThatThrownBy(() -> bench.perform(bench.script().newBase())).isInstanceOf(OperationFailure.class);
        assertThat(bench.mounted("Discs")).hasSize(1);
        assertThat(bench.mounted("Disks")).hasSize(1);
        bench.reopen();

        bench.perform(bench.script().newBase());

        bench.assertNothingLeft();
    }

    @EachRelease
    void an_error_or_death_at_any_call_of_adding_files_is_undone(Release release) throws Exception {
        open(release);
        bench.perform(bench.script().newBase());
        bench.perform(bench.script().newHost());
        Path source = Files.writeString(bench.folder().resolve("x.txt"), "one");
        AddDiskFile add = new AddDiskFile(
                bench.script().host().toString(), List.of(new FileCopy(source.toString(), "C:\\some folder\\x.txt")));
        bench.windows().calls();
        bench.perform(add);
        List<String> calls = bench.windows().calls();
        List<CallFault> faults = new ArrayList<>(CallFault.errors(calls));
        faults.addAll(CallFault.deaths(calls));
        for (CallFault fault : faults) {
            Files.writeString(source, "one more " + fault);
            fault.order(bench.windows());
            assertThatThrownBy(() -> bench.perform(add)).as(fault.toString()).isInstanceOf(OperationFailure.class);
            if (fault.moment() == Moment.DIE) {
                bench.reopen();
                bench.perform(new DismountLeftDisk());
            }
            bench.assertNothingLeft();
            assertThat(bench.perform(add).files()).as(fault.toString()).isLessThanOrEqualTo(1);
            bench.assertNothingLeft();
            assertThat(bench.perform(add).files()).as(fault.toString()).isZero();
        }
    }
}
