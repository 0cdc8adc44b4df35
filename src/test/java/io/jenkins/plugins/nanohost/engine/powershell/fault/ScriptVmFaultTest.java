package io.jenkins.plugins.nanohost.engine.powershell.fault;

import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVmState;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.SetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import io.jenkins.plugins.nanohost.engine.powershell.fault.FaultMatrix.Attempt;
import io.jenkins.plugins.nanohost.engine.powershell.fault.FaultMatrix.Fault;
import io.jenkins.plugins.nanohost.engine.powershell.windows.EachRelease;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** An error in any call of Windows by an operation on VMs and guests is reported, and does not affect the next try. */
@TestPowerShell.NeededOnUnix
class ScriptVmFaultTest {
    @TempDir
    private Path computer;

    @TempDir
    private Path parent;

    private FaultMatrix matrix;

    private void open(Release release) throws Exception {
        matrix = new FaultMatrix(computer, parent, release, SimulatedWindows.example());
        matrix.perform(matrix.script().orderBase().operation());
        matrix.perform(matrix.script().newHost());
    }

    @AfterEach
    void close() {
        matrix.close();
    }

    /** The only VM, whatever its name is while it is made. */
    private String id() throws Exception {
        for (String name : List.of(MachineScript.NAME, MachineScript.NAME + "-" + MachineScript.MARK)) {
            List<VmFact> found = matrix.perform(new GetHostVm("", name)).vms();
            if (!found.isEmpty()) {
                return found.get(0).id();
            }
        }
        return "5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111";
    }

    private void remove() throws Exception {
        matrix.perform(new RemoveHostVm(id(), MachineScript.MARK));
    }

    @EachRelease(oneIsEnough = true)
    void a_vm_that_is_made(Release release) throws Exception {
        open(release);
        matrix.failEverywhere(FaultMatrix.attempt(() -> matrix.script().newVm(), this::remove));
    }

    @EachRelease(oneIsEnough = true)
    void a_vm_that_is_started(Release release) throws Exception {
        open(release);
        matrix.perform(matrix.script().newVm());
        matrix.failEverywhere(FaultMatrix.attempt(() -> new StartHostVm(id()), () -> {
            remove();
            matrix.perform(matrix.script().newVm());
        }));
    }

    @EachRelease(oneIsEnough = true)
    void a_vm_that_is_changed(Release release) throws Exception {
        open(release);
        VmFact vm = matrix.perform(matrix.script().newVm());
        matrix.perform(new StartHostVm(vm.id()));
        matrix.failEverywhere(FaultMatrix.attempt(
                () -> new SetHostVm(
                        vm.id(),
                        MachineScript.MARK,
                        VmHardware.of(SimulatedWindows.SWITCH, new ByteSize(2 * MachineScript.MEMORY), 4)
                                .withMacSpoofing(true)),
                () -> {
                    matrix.perform(new SetHostVm(
                            vm.id(), MachineScript.MARK, matrix.script().hardware()));
                    matrix.perform(new StartHostVm(vm.id()));
                }));
    }

    @EachRelease(oneIsEnough = true)
    void a_vm_that_is_removed(Release release) throws Exception {
        open(release);
        VmFact made = matrix.perform(matrix.script().newVm());
        matrix.perform(new StartHostVm(made.id()));
        matrix.failEverywhere(FaultMatrix.attempt(() -> new RemoveHostVm(id(), MachineScript.MARK), () -> {
            VmFact vm = matrix.perform(matrix.script().newVm());
            matrix.perform(new StartHostVm(vm.id()));
        }));
    }

    @EachRelease(oneIsEnough = true)
    void vms_whose_states_are_asked_for(Release release) throws Exception {
        open(release);
        VmFact vm = matrix.perform(matrix.script().newVm());
        matrix.failEverywhere(FaultMatrix.attempt(() -> new GetHostVmState(List.of(vm.id())), () -> {}));
    }

    @EachRelease(oneIsEnough = true)
    void a_file_that_goes_into_a_guest(Release release) throws Exception {
        matrix = new FaultMatrix(computer, parent, release, SimulatedWindows.example());
        GuestAccess access = matrix.script().openGuest();
        Path file = Files.writeString(matrix.folder().resolve("x.txt"), "a file");
        matrix.failEverywhere(
                FaultMatrix.attempt(() -> new CopyGuestFile(access.vmId(), file.toString(), "C:\\x.txt"), () -> {}));
    }

    @EachRelease(oneIsEnough = true)
    void docker_that_is_set_up_through_a_new_session(Release release) throws Exception {
        matrix = new FaultMatrix(computer, parent, release, SimulatedWindows.example());
        GuestAccess access = matrix.script().openGuest();
        for (String program : List.of("docker.exe", "dockerd.exe")) {
            Path file = Files.writeString(matrix.folder().resolve(program), "a program");
            matrix.perform(new CopyGuestFile(access.vmId(), file.toString(), "C:\\Program Files\\docker\\" + program));
        }
        matrix.reopen();
        matrix.failEverywhere(new Attempt() {
            @Override
            public Operation<?> operation() {
                return matrix.script().installDocker(access, 2376);
            }

            @Override
            public void undo() throws Exception {
                matrix.reopen();
            }

            /** The first call brings the functions into the session; the second one is repeated in a new session. */
            @Override
            public boolean overcomes(Fault fault) {
                return fault.command().equals("Invoke-Command") && fault.skip() == 1;
            }
        });
    }
}
