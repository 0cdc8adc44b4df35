package io.jenkins.plugins.nanohost.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.machine.BaseDiskContract;
import io.jenkins.plugins.nanohost.engine.machine.BootContract;
import io.jenkins.plugins.nanohost.engine.machine.DiskContract;
import io.jenkins.plugins.nanohost.engine.machine.DockerContract;
import io.jenkins.plugins.nanohost.engine.machine.GuestContract;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.MachineUnderTest;
import io.jenkins.plugins.nanohost.engine.machine.MountContract;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.QuietListener;
import io.jenkins.plugins.nanohost.engine.machine.VmContract;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The rehearsal keeps the port's promises. */
class RehearsalMachineTest {
    @TempDir
    private Path rehearsal;

    @Nested
    class Disks extends DiskContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Rehearsed(rehearsal);
        }
    }

    @Nested
    class Vms extends VmContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Rehearsed(rehearsal);
        }
    }

    @Nested
    class Guests extends GuestContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Rehearsed(rehearsal);
        }
    }

    @Nested
    class DockerInGuests extends DockerContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Rehearsed(rehearsal);
        }
    }

    @Nested
    class BaseDisks extends BaseDiskContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Rehearsed(rehearsal);
        }
    }

    @Nested
    class Mounts extends MountContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Rehearsed(rehearsal);
        }
    }

    @Nested
    class Boots extends BootContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new Rehearsed(rehearsal);
        }
    }

    private record Rehearsed(Path rehearsal) implements MachineUnderTest {
        @Override
        public HyperVMachine open() throws Exception {
            return Rehearsals.open(rehearsal, List.of());
        }

        @Override
        public Path media() {
            return MachineScript.example("WindowsServer2016.iso");
        }

        @Override
        public String switchName() {
            return "General Purpose External";
        }

        @Override
        public void save(VmFact vm) throws Exception {
            Path vms = rehearsal.resolve("vms.json");
            Files.writeString(vms, Files.readString(vms).replace("\"state\" : \"Running\"", "\"state\" : \"Saved\""));
        }

        @Override
        public void cutShort(Operation<?> operation) throws Exception {
            Fault death = new Fault(operation.function(), Fault.Moment.DURING, Fault.FaultKind.DIE);
            try (HyperVMachine dying = Rehearsals.open(rehearsal, List.of(death))) {
                assertThatThrownBy(() -> dying.perform(operation, new QuietListener()))
                        .isInstanceOf(MachineDied.class);
            }
        }

        @Override
        public void mount(Path disc) throws Exception {
            Workshop.at(rehearsal).mount(disc);
        }

        @Override
        public boolean mounted(Path file) throws Exception {
            return Workshop.at(rehearsal).mounted(file);
        }

        @Override
        public Path domainBlob(Path folder, String computerName) throws Exception {
            return Files.writeString(
                    folder.resolve("domain.blob"),
                    "{\"computerName\": \"" + computerName + "\", \"domain\": \"example.com\"}");
        }

        @Override
        public Path driver(Path folder) throws Exception {
            Path drivers = folder.resolve("drivers");
            Files.writeString(Files.createDirectories(drivers.resolve("net")).resolve("adapter.inf"), "[Version]\r\n");
            return drivers;
        }
    }
}
