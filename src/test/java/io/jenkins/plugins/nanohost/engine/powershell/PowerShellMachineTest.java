package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.FoundVm;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.HostOrder;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmDrive;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.powershell.session.PowerShellSession;
import io.jenkins.plugins.nanohost.engine.powershell.windows.TestScripts;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how the port's records get to a script and back; the scripts belong to the tests. */
@TestPowerShell.Needed
class PowerShellMachineTest {
    @TempDir
    private Path folder;

    private PowerShellMachine machine;
    private final List<String> heard = new ArrayList<>();

    private final OperationListener listener = new OperationListener() {
        @Override
        public void progress(String activity, int percent) {
            heard.add("progress " + activity + " " + percent);
        }

        @Override
        public void log(String line) {
            heard.add("log " + line);
        }

        @Override
        public void warning(String line) {
            heard.add("warning " + line);
        }
    };

    @BeforeEach
    void open() throws Exception {
        machine = new PowerShellMachine(PowerShellSession.start(TestScripts.settings(TestScripts.in(folder))));
    }

    @AfterEach
    void close() {
        machine.close();
    }

    private <R extends Record> R perform(Operation<R> operation) throws Exception {
        return machine.perform(operation, listener);
    }

    @Test
    void aResultArrivesAsItsRecordAndWhatWasSaidInThePortsWords() throws Exception {
        FoundVm vm = new FoundVm()
                .name("nano'01")
                .drives(new VmDrive("D:\\one.vhdx", List.of("D:\\base.vhdx")))
                .hardware(VmHardware.of("", ByteSize.gigabytes(2), 2).withMacSpoofing(true));

        assertThat(perform(new GetHostVm(vm.json().toString(), "nano'01")).vms())
                .containsExactly(vm.fact());
        assertThat(heard)
                .containsExactlyInAnyOrder("progress Looking: nano'01 50", "log one", "log two", "warning careful");
    }

    @Test
    void aSecretReachesItsScriptAndNothingThatIsSaid() throws Exception {
        assertThat(perform(new HostOrder(Path.of("p"), Path.of("b"))
                        .offlineAnswers("<xml>pass</xml>")
                        .operation()))
                .isEqualTo(new DiskFact("p", 15));
        assertThat(heard).containsExactly("log Writing ******");
    }

    @Test
    void aGuestOperationIsHandedToTheScriptThatKnowsTheWay() throws Exception {
        GuestAccess access = new GuestAccess("vm-1", "Administrator", new Secret("pass"));

        assertThat(perform(new StartDocker(access, DockerStart.SERVICE)))
                .isEqualTo(new Done(true, "Start-Docker vm-1 Administrator 4 service"));
    }

    @Test
    void aScriptThatGivesNothingOrAnotherResultIsNotBelieved() throws Exception {
        assertThat(perform(new RemoveDisk("D:\\x"))).isEqualTo(new Done(false, "D:\\x"));
        assertThatThrownBy(() -> perform(new RemoveDisk("nothing")))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("Remove-Disk gave back nothing");
        assertThatThrownBy(() -> perform(new RemoveDisk("another"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> perform(new RemoveDisk("part"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStopEndsEveryOperationFromThenOn() {
        machine.stop("enough");

        assertThatThrownBy(() -> perform(new RemoveDisk("x")))
                .isInstanceOf(AbortedFailure.class)
                .hasMessageContaining("enough");
        assertThatThrownBy(() -> perform(new RemoveDisk("x"))).isInstanceOf(AbortedFailure.class);
    }

    @Test
    void aMachineWithoutTheSetPowerShellIsUnfit() {
        assertThatThrownBy(() -> PowerShellMachine.open(folder.resolve("absent.exe"), folder))
                .isInstanceOf(UnfitFailure.class);
    }
}
