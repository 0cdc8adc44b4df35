package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.BaseDiskContract;
import io.jenkins.plugins.nanohost.engine.machine.BootContract;
import io.jenkins.plugins.nanohost.engine.machine.DiskContract;
import io.jenkins.plugins.nanohost.engine.machine.DockerContract;
import io.jenkins.plugins.nanohost.engine.machine.GuestContract;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineUnderTest;
import io.jenkins.plugins.nanohost.engine.machine.MountContract;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.QuietListener;
import io.jenkins.plugins.nanohost.engine.machine.VmContract;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The port's contract tests with the scripts, run by a real PowerShell on a simulated Windows Server 2016. */
@TestPowerShell.NeededOnUnix
class PowerShellMachineContractTest {
    /** The call after which an operation is in the middle of its work. */
    private static final Map<String, String> MIDDLE = Map.of(
            "New-BaseDisk", "Expand-WindowsImage",
            "New-HostDisk", "Use-WindowsUnattend",
            "Add-DiskFile", "Add-PartitionAccessPath",
            "New-HostVm", "New-VM");

    @TempDir
    private Path computer;

    private SimulatedWindows windows;

    @BeforeEach
    void createComputer() throws Exception {
        windows = SimulatedWindows.create(
                computer, SimulatedWindows.Release.SERVER_2016, List.of(SimulatedWindows.example()));
    }

    @Nested
    class Disks extends DiskContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Simulated(windows);
        }
    }

    @Nested
    class BaseDisks extends BaseDiskContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Simulated(windows);
        }
    }

    @Nested
    class Mounts extends MountContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Simulated(windows);
        }
    }

    @Nested
    class Boots extends BootContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Simulated(windows);
        }
    }

    @Nested
    class Vms extends VmContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Simulated(windows);
        }
    }

    @Nested
    class Guests extends GuestContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Simulated(windows);
        }
    }

    @Nested
    class DockerInGuests extends DockerContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Simulated(windows);
        }
    }

    private record Simulated(SimulatedWindows windows) implements MachineUnderTest {
        @Override
        public HyperVMachine open() throws Exception {
            return windows.machine();
        }

        @Override
        public Path media() {
            return SimulatedWindows.example();
        }

        @Override
        public String switchName() {
            return SimulatedWindows.SWITCH;
        }

        @Override
        public void save(VmFact vm) throws Exception {
            windows.save();
        }

        @Override
        public void cutShort(Operation<?> operation) throws Exception {
            windows.order(MIDDLE.get(operation.function()), 0, SimulatedWindows.Moment.DIE);
            try (HyperVMachine dying = open()) {
                assertThatThrownBy(() -> dying.perform(operation, new QuietListener()))
                        .isInstanceOf(OperationFailure.class);
            }
            assertThat(windows.faultPending()).isFalse();
        }

        @Override
        public void mount(Path disc) throws Exception {
            windows.mount(disc);
        }

        @Override
        public boolean mounted(Path file) throws Exception {
            return windows.mounted(file);
        }

        @Override
        public Path domainBlob(Path folder, String computerName) throws Exception {
            return Files.writeString(folder.resolve("domain.blob"), "{\"computerName\": \"" + computerName + "\"}");
        }

        @Override
        public Path driver(Path folder) throws Exception {
            Path drivers = folder.resolve("drivers");
            Files.writeString(Files.createDirectories(drivers.resolve("net")).resolve("adapter.inf"), "[Version]\r\n");
            return drivers;
        }
    }
}
