package io.jenkins.plugins.nanohost.engine.powershell.fault;

import io.jenkins.plugins.nanohost.engine.machine.BaseOrder;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import io.jenkins.plugins.nanohost.engine.powershell.fault.FaultMatrix.Attempt;
import io.jenkins.plugins.nanohost.engine.powershell.fault.FaultMatrix.Fault;
import io.jenkins.plugins.nanohost.engine.powershell.windows.EachRelease;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** An error in any call of Windows by an operation on disks is reported and undone, and does not affect the next try. */
@TestPowerShell.NeededOnUnix
class ScriptDiskFaultTest {
    @TempDir
    private Path computer;

    @TempDir
    private Path parent;

    private FaultMatrix matrix;

    private void open(Release release) throws Exception {
        matrix = new FaultMatrix(computer, parent, release, SimulatedWindows.example());
    }

    @AfterEach
    void close() {
        matrix.close();
    }

    @EachRelease(oneIsEnough = true)
    void a_base_disk_with_a_package(Release release) throws Exception {
        open(release);
        matrix.failEverywhere(new BaseDisk(order -> order.packages(List.of("Guest"))));
    }

    @EachRelease(oneIsEnough = true)
    void a_base_disk_for_a_bios_with_driver_update_and_feature(Release release) throws Exception {
        open(release);
        Path update = Files.writeString(parent.resolve("update.cab"), "MSCF");
        Path driver = Files.writeString(parent.resolve("adapter.inf"), "[Version]");
        matrix.failEverywhere(new BaseDisk(order -> order.core()
                .generation(VmGeneration.ONE)
                .updates(update)
                .drivers(driver)
                .features("Containers")));
    }

    /** The making of a base disk. */
    private final class BaseDisk implements Attempt {
        private final UnaryOperator<BaseOrder> way;

        private BaseDisk(UnaryOperator<BaseOrder> way) {
            this.way = way;
        }

        @Override
        public Operation<?> operation() {
            return way.apply(matrix.script().orderBase()).operation();
        }

        @Override
        public void undo() throws Exception {
            matrix.perform(new RemoveDisk(matrix.script().base().toString()));
        }

        @Override
        public boolean believes() {
            return true;
        }

        @Override
        public boolean overcomes(Fault fault) {
            // A letter that somebody else has taken, or that comes late, is asked for again; also the letter of the
            // disc.
            return switch (fault.command()) {
                case "Get-Volume" -> true;
                case "Get-DiskImage" -> fault.skip() == 1;
                case "Add-PartitionAccessPath" -> fault.skip() >= 1;
                default -> false;
            };
        }
    }

    @EachRelease(oneIsEnough = true)
    void a_host_disk(Release release) throws Exception {
        open(release);
        matrix.perform(matrix.script().orderBase().operation());
        matrix.failEverywhere(FaultMatrix.attempt(
                () -> matrix.script().newHost(),
                () -> matrix.perform(new RemoveDisk(matrix.script().host().toString()))));
    }

    @EachRelease(oneIsEnough = true)
    void a_copied_host_disk(Release release) throws Exception {
        open(release);
        matrix.perform(matrix.script().orderBase().operation());
        matrix.failEverywhere(FaultMatrix.attempt(
                () -> matrix.script().newHost(matrix.script().host(), HostDiskKind.COPY),
                () -> matrix.perform(new RemoveDisk(matrix.script().host().toString()))));
    }

    @EachRelease(oneIsEnough = true)
    void files_in_a_disk(Release release) throws Exception {
        open(release);
        matrix.perform(matrix.script().orderBase().operation());
        matrix.perform(matrix.script().newHost());
        Path source = Files.writeString(matrix.folder().resolve("x.txt"), "a file");
        matrix.failEverywhere(FaultMatrix.attempt(
                () -> new AddDiskFile(
                        matrix.script().host().toString(),
                        List.of(new FileCopy(source.toString(), "C:\\some folder\\x.txt"))),
                () -> Files.writeString(source, "more of " + Files.readString(source))));
    }

    @EachRelease(oneIsEnough = true)
    void a_disk_that_is_removed(Release release) throws Exception {
        open(release);
        matrix.perform(matrix.script().orderBase().operation());
        matrix.perform(matrix.script().newHost());
        matrix.failEverywhere(new Attempt() {
            @Override
            public Operation<?> operation() {
                return new RemoveDisk(matrix.script().host().toString());
            }

            @Override
            public void undo() throws Exception {
                matrix.perform(matrix.script().newHost());
            }

            @Override
            public boolean overcomes(Fault fault) {
                // The second call reads the disk itself, which may be damaged.
                return fault.command().equals("Get-VHD") && fault.skip() == 1;
            }
        });
    }
}
