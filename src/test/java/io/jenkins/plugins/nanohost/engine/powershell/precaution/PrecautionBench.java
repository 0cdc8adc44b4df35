package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.BaseOrder;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.machine.QuietListener;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.powershell.session.PowerShellSession;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Moment;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The surroundings of a precaution's scenario: a simulated computer, and a run's ordinary requests. */
final class PrecautionBench implements AutoCloseable {
    /** Longer than any wait for what comes at once. */
    private static final int LOOKS = 600;

    private static final long LOOK_NANOS = 50_000_000;

    private final Path computer;
    private final Path folder;
    private final SimulatedWindows windows;
    /** Another thread may stop it. */
    private volatile HyperVMachine machine;

    private MachineScript script;

    PrecautionBench(Path computer, Path folder, SimulatedWindows windows) throws Exception {
        this.computer = computer;
        this.folder = folder;
        this.windows = windows;
        reopen();
    }

    MachineScript script() {
        return script;
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    Path folder() {
        return folder;
    }

    void reopen() throws Exception {
        close();
        machine = windows.machine();
        script = new MachineScript(machine, folder, SimulatedWindows.example(), SimulatedWindows.SWITCH);
    }

    /** Ends the operation that runs. */
    void stop(String reason) {
        machine.stop(reason);
    }

    <R extends Record> R perform(Operation<R> operation) throws Exception {
        return machine.perform(operation, new QuietListener());
    }

    /** A base disk without packages, and a host disk on it. */
    void makeDisks() throws Exception {
        perform(script.orderBase().operation());
        perform(script.newHost());
    }

    VmFact makeVm() throws Exception {
        makeDisks();
        return perform(script.newVm());
    }

    VmFact startVm() throws Exception {
        return perform(new StartHostVm(makeVm().id()));
    }

    GuestAccess guestWithDocker() throws Exception {
        GuestAccess access = script.openGuest();
        for (String program : List.of("docker.exe", "dockerd.exe")) {
            Path copy = file(program, "a program");
            perform(new CopyGuestFile(access.vmId(), copy.toString(), "C:\\Program Files\\docker\\" + program));
        }
        return access;
    }

    /** Copies a file with this text into the guest, and returns its path there. */
    String stage(GuestAccess access, String name, String text) throws Exception {
        String path = "C:\\" + name;
        perform(new CopyGuestFile(access.vmId(), file(name, text).toString(), path));
        return path;
    }

    /** A guest whose Docker answers. */
    GuestAccess answeringDocker() throws Exception {
        GuestAccess access = guestWithDocker();
        perform(script.installDocker(access, 2376));
        perform(new StartDocker(access, DockerStart.SERVICE));
        script.answeringDocker(access);
        return access;
    }

    /** Changes the commands of guests, in PowerShell's words, for the sessions that are opened from now on. */
    void changeGuest(String text) throws Exception {
        windows.set("guest.ps1", text);
    }

    /** Makes Docker's client in guests write a line and end with 1 when it is called with these words. */
    void clientFails(String words, String line) throws Exception {
        changeGuest(
                """
                $global:Client = $client
                [void](New-Item -Path 'function:' -Force -Name 'C:\\Program Files\\docker\\docker.exe' -Value {
                    if ("$args" -notlike '%s*') { return & $global:Client @args }
                    '%s'
                    Exit-Program 1
                })
                """
                        .formatted(words, line));
    }

    /** A base disk of Server Core 2025. */
    BaseOrder core2025() throws Exception {
        return script.orderBase()
                .from(ReleaseMedia.core(folder.resolve("media"), 26100))
                .core()
                .image(1);
    }

    /** Media of Server Core 2016, unpacked: they need no letter. */
    Path core2016() throws IOException {
        return ReleaseMedia.core(folder.resolve("media"), 14393);
    }

    AddDiskFile add(Path disk) throws Exception {
        return new AddDiskFile(
                disk.toString(), List.of(new FileCopy(file("x.txt", "one").toString(), "C:\\x.txt")));
    }

    /** The calls that change something, in their order. */
    List<String> steps(Operation<?> operation) throws Exception {
        windows.calls();
        perform(operation);
        return windows.calls().stream().filter(call -> !call.startsWith("Get-")).toList();
    }

    void refuses(Operation<?> operation, String... words) {
        assertThatThrownBy(() -> perform(operation))
                .isInstanceOf(OperationFailure.class)
                .satisfies(failure -> List.of(words)
                        .forEach(word -> assertThat(failure.getMessage()).contains(word)));
    }

    /** The operation is refused before anything has been done. */
    void refusesAtOnce(Operation<?> operation, String... words) throws Exception {
        windows.calls();
        refuses(operation, words);
        assertThat(windows.calls()).doesNotContain("New-VHD", "Mount-VHD", "New-VM", "Initialize-Disk");
    }

    /** It is refused when it asks for the result of work in the guest, which the first call starts. */
    void refusesInTheEnd(Function<Boolean, Operation<?>> work, String... words) throws Exception {
        perform(work.apply(false));
        refuses(work.apply(true), words);
    }

    void failsAt(String command, int skip, Operation<?> operation) throws Exception {
        windows.order(command, skip, Moment.BEFORE);
        refuses(operation);
        assertThat(windows.faultPending()).isFalse();
    }

    /** The call does nothing and tells no error; the operation is refused with these words. */
    void doesNothing(String command, int skip, Operation<?> operation, String... words) throws Exception {
        windows.order(command, skip, Moment.NOTHING);
        refuses(operation, words);
        assertThat(windows.faultPending()).isFalse();
    }

    List<String> warnings(Operation<?> operation) throws Exception {
        List<String> warnings = new ArrayList<>();
        machine.perform(operation, listener(line -> {}, warnings::add));
        return warnings;
    }

    /** The operation waits for no lock and no other session. */
    <R extends Record> R performAtOnce(Operation<R> operation) throws Exception {
        try {
            return machine.perform(operation, listener(PrecautionBench::refuseWaiting, line -> {}));
        } catch (IllegalStateException e) {
            throw new AssertionError(e);
        }
    }

    /** Performs it in a session of its own, beside the one that goes on. */
    <R extends Record> R performBeside(Operation<R> operation) throws Exception {
        try (HyperVMachine other = windows.machine()) {
            return other.perform(operation, new QuietListener());
        }
    }

    /**
     * Interrupts an operation as soon as it hangs.
     *
     * @param order the computer's file that orders it; it is deleted when the operation hangs
     */
    void interruptsHanging(String order, Operation<?> operation) throws Exception {
        Thread caller = Thread.currentThread();
        Thread watch = new Thread(() -> {
            for (int look = 0; look < LOOKS && Files.exists(computer.resolve(order)); look++) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            caller.interrupt();
        });
        watch.start();
        assertThatThrownBy(() -> perform(operation)).isInstanceOf(InterruptedException.class);
        watch.join();
    }

    /** Waits for a file that the computer writes. */
    void waitFor(String file) {
        for (int look = 0; look < LOOKS && !Files.exists(computer.resolve(file)); look++) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        assertThat(computer.resolve(file)).exists();
    }

    /** A session in which a function of the scripts or of the tests can be called by its name. */
    PowerShellSession session(String function) throws Exception {
        return windows.session(function);
    }

    private static void refuseWaiting(String line) {
        if (line.contains("Waiting for")) {
            throw new IllegalStateException(line);
        }
    }

    private static OperationListener listener(Consumer<String> logs, Consumer<String> warnings) {
        return new OperationListener() {
            @Override
            public void progress(String activity, int percent) {}

            @Override
            public void log(String line) {
                logs.accept(line);
            }

            @Override
            public void warning(String line) {
                warnings.accept(line);
            }
        };
    }

    /** After so many calls of this kind, no further one does anything, and none tells an error. */
    void orderNever(String command, int skip) throws Exception {
        windows.order(command, skip, Moment.NEVER);
    }

    /** A later call of this kind acts, and hangs. */
    void orderHang(String command, int skip) throws Exception {
        windows.order(command, skip, Moment.HANG);
    }

    /** From now on the scripts of this machine wait at no place. */
    void withoutWaiting() throws Exception {
        windows.set("no-waiting");
        reopen();
    }

    /** The next call of this kind does nothing and tells no error. */
    void orderNothing(String command) throws Exception {
        windows.order(command, 0, Moment.NOTHING);
    }

    /** A later call of this kind does nothing and tells no error. */
    void orderNothing(String command, int skip) throws Exception {
        windows.order(command, skip, Moment.NOTHING);
    }

    void diesAfter(String command, int skip, Operation<?> operation) throws Exception {
        windows.order(command, skip, Moment.DIE);
        refuses(operation);
        assertThat(windows.faultPending()).isFalse();
        reopen();
    }

    void order(String command, int skip) throws Exception {
        windows.order(command, skip, Moment.BEFORE);
    }

    void set(String word) throws Exception {
        windows.set(word);
    }

    void set(String word, String value) throws Exception {
        windows.set(word, value);
    }

    void save() throws Exception {
        windows.save();
    }

    /** Gives the VM one more drive; without a path it has no disk. */
    void addDrive(String path) throws Exception {
        windows.addDrive(path);
    }

    /** Leaves no drive letter free. */
    void takeLetters() throws Exception {
        windows.takeLetters();
    }

    void mountByHand() throws Exception {
        windows.mount(SimulatedWindows.example());
    }

    List<String> calls() throws Exception {
        return windows.calls();
    }

    JsonNode state() throws Exception {
        return new ObjectMapper().readTree(windows.state());
    }

    JsonNode vm() throws Exception {
        return state().path("Vms").get(0);
    }

    void nothingMounted() throws Exception {
        for (String kind : List.of("Disks", "Discs", "Letters")) {
            assertThat(state().path(kind)).as(kind).isEmpty();
        }
    }

    void nothingHalf() throws Exception {
        nothingMounted();
        assertThat(folder.toFile().list()).noneMatch(name -> name.contains(".partial") || name.contains(".mount"));
    }

    /** The folder of the notes that sessions keep of their mounts. */
    Path notes() throws IOException {
        return Files.createDirectories(
                computer.resolve("ProgramData").resolve("NanoContainerHost").resolve("mounts"));
    }

    /** Deletes a program of the computer's Windows. */
    void deleteProgram(String name) throws IOException {
        Files.delete(computer.resolve("Windows").resolve("System32").resolve(name));
    }

    /** The folder of the files with which sessions keep each other out. */
    Path locks() {
        return computer.resolve("ProgramData").resolve("NanoContainerHost").resolve("locks");
    }

    /** Everything that is in the disks. */
    List<Path> contents() throws IOException {
        try (Stream<Path> files = Files.walk(computer.resolve("content"))) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        }
    }

    /** A file below the folder Windows of each disk. */
    void fileInDisks(String name, String text) throws IOException {
        for (Path windows : windowsFolders()) {
            Path file = windows.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    private List<Path> windowsFolders() throws IOException {
        try (Stream<Path> folders = Files.walk(computer.resolve("content"))) {
            return folders.filter(folder -> folder.endsWith("Windows")).toList();
        }
    }

    /** A link at the top of each disk's drive C:, like those that Windows makes. */
    void linkInDisks(String name, Path target) throws IOException {
        for (Path windows : windowsFolders()) {
            Files.createSymbolicLink(windows.resolveSibling(name), target);
        }
    }

    @Override
    public void close() {
        if (machine != null) {
            machine.close();
        }
    }
}
