package io.jenkins.plugins.nanohost.engine.machine;

import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The common part of the tests of the port's promises, for every implementation; the promises themselves are in {@link
 * BaseDiskContract}, {@link DiskContract}, {@link MountContract}, {@link VmContract}, {@link GuestContract}, {@link
 * BootContract} and {@link DockerContract}.
 */
public abstract class HyperVMachineContract {
    /** The folder of the tests' disks. */
    @TempDir(factory = ContractFolder.class)
    protected Path folder;

    protected HyperVMachine machine;
    protected MachineScript script;

    private MachineUnderTest underTest;

    protected abstract MachineUnderTest machineUnderTest();

    @BeforeEach
    void openMachine() throws Exception {
        underTest = machineUnderTest();
        machine = underTest.open();
        script = new MachineScript(machine, folder, underTest.media(), switchName());
    }

    @AfterEach
    void closeMachine() throws Exception {
        machine.close();
        underTest.clear(folder);
    }

    protected final HyperVMachine open() throws Exception {
        return underTest.open();
    }

    protected final String switchName() {
        return underTest.switchName();
    }

    protected final void save(VmFact vm) throws Exception {
        underTest.save(vm);
        assertThat(vms(vm.id(), "")).extracting(VmFact::state).containsExactly(VmState.SAVED);
    }

    protected final void mount(Path disc) throws Exception {
        underTest.mount(disc);
    }

    protected final boolean mounted(Path file) throws Exception {
        return underTest.mounted(file);
    }

    protected final Path media() {
        return underTest.media();
    }

    protected final Path domainBlob(String computerName) throws Exception {
        return underTest.domainBlob(folder, computerName);
    }

    protected final Path driver() throws Exception {
        return underTest.driver(folder);
    }

    protected final Path program(String name) throws Exception {
        return underTest.program(folder, name);
    }

    protected final Path baseImage() {
        return underTest.baseImage();
    }

    protected final String imageName() {
        return underTest.imageName();
    }

    protected final void cutShort(Operation<?> operation) throws Exception {
        underTest.cutShort(operation);
    }

    protected final <R extends Record> R perform(Operation<R> operation) throws Exception {
        return script.perform(operation);
    }

    protected final List<VmFact> vms(String id, String name) throws Exception {
        return perform(new GetHostVm(id, name)).vms();
    }

    /** The operation fails, and its message contains these words. */
    protected final void refuses(Operation<?> operation, String... words) {
        assertThatThrownBy(() -> perform(operation))
                .isInstanceOfSatisfying(OperationFailure.class, failure -> assertThat(failure.operation())
                        .isEqualTo(operation.function()))
                .message()
                .contains(List.of(words));
    }

    /** The operation fails with this code, on each machine. */
    protected final void refusesAs(FailureCode code, Operation<?> operation) {
        assertThatThrownBy(() -> perform(operation))
                .isInstanceOfSatisfying(OperationFailure.class, failure -> assertThat(failure.code())
                        .isEqualTo(code));
    }

    protected final Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Looks until the guest of the running VM answers. */
    protected final void awaitGuest(GuestAccess access) throws Exception {
        until(() -> script.perform(new GetGuestFact(access)), GuestFact::ready);
    }

    protected static Path partial(Path path) {
        return Path.of(MachineOperation.partial(path.toString()));
    }
}
