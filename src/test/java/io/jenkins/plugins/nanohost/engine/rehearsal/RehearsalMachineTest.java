package io.jenkins.plugins.nanohost.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachineContract;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.QuietListener;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The rehearsal keeps the port's promises. */
class RehearsalMachineTest extends HyperVMachineContract {
    @TempDir
    private Path rehearsal;

    @Override
    protected HyperVMachine open() throws Exception {
        return RehearsalMachine.open(rehearsal, List.of());
    }

    @Override
    protected Path media() {
        return MachineScript.example("WindowsServer2016.iso");
    }

    @Override
    protected String switchName() {
        return "General Purpose External";
    }

    @Override
    protected void cutShort(Operation<?> operation) throws Exception {
        Fault death = new Fault(MachineScript.name(operation), Fault.Moment.DURING, Fault.Kind.DIE);
        try (HyperVMachine dying = RehearsalMachine.open(rehearsal, List.of(death))) {
            assertThatThrownBy(() -> dying.perform(operation, new QuietListener()))
                    .isInstanceOf(MachineDied.class);
        }
    }
}
