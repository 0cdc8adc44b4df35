package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.machine.BaseOrder;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.machine.QuietListener;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A simulated computer with a session on it, for tests of the scripts for disks. */
public final class DiskBench implements AutoCloseable {
    /** Commands that only read: they do not count as steps of the work. */
    private static final Set<String> LOOKS = Set.of(
            "Get-Disk",
            "Get-DiskImage",
            "Get-Volume",
            "Get-Partition",
            "Get-VHD",
            "Get-VM",
            "Get-VMHardDiskDrive",
            "Get-WindowsPackage",
            "Get-WindowsOptionalFeature",
            "bcdedit");

    private final Path computer;
    private final Path folder;
    private final SimulatedWindows windows;
    private HyperVMachine machine;
    private MachineScript script;

    private DiskBench(Path computer, Path folder, SimulatedWindows windows) throws Exception {
        this.computer = computer;
        this.folder = folder;
        this.windows = windows;
        reopen();
    }

    /** @param work an empty folder; the disks are made in a folder below it that has difficult characters in its name */
    public static DiskBench open(Path work, Release release, Path... discs) throws Exception {
        Path computer = Files.createDirectories(work.resolve("computer"));
        Path folder = Files.createDirectories(work.resolve("hosts (1) [2] & $x 'über'"));
        List<Path> known = discs.length == 0 ? List.of(SimulatedWindows.example()) : List.of(discs);
        return new DiskBench(computer, folder, SimulatedWindows.create(computer, release, known));
    }

    /** Another session in place of this one. */
    public void reopen() throws Exception {
        close();
        machine = windows.machine();
        script = new MachineScript(machine, folder, SimulatedWindows.example(), SimulatedWindows.SWITCH);
    }

    @Override
    public void close() {
        if (machine != null) {
            machine.close();
        }
    }

    public Path folder() {
        return folder;
    }

    public SimulatedWindows windows() {
        return windows;
    }

    HyperVMachine machine() {
        return machine;
    }

    public MachineScript script() {
        return script;
    }

    /** A base disk of Nano Server without packages for Generation 2, unless the order is changed. */
    public BaseOrder order() {
        return script.orderBase().at(folder.resolve("base2.vhdx")).image(1);
    }

    /** The same for Generation 1, with this file ending. */
    public BaseOrder orderForBios(String ending) {
        return order().at(folder.resolve("base1" + ending)).generation(VmGeneration.ONE);
    }

    public <R extends Record> R perform(Operation<R> operation) throws Exception {
        return machine.perform(operation, new QuietListener());
    }

    /** The calls of Windows that the operation makes and that change something, in their order. */
    List<String> steps(Operation<?> operation) throws Exception {
        windows.calls();
        perform(operation);
        return windows.calls().stream().filter(call -> !LOOKS.contains(call)).toList();
    }

    /** What is mounted: {@code Disks}, {@code Discs} or {@code Letters}. */
    public JsonNode mounted(String kind) throws Exception {
        return new ObjectMapper().readTree(windows.state()).path(kind);
    }

    Path mountNotes() {
        return computer.resolve("ProgramData").resolve("NanoContainerHost").resolve("mounts");
    }

    List<Path> notes() throws Exception {
        if (!Files.isDirectory(mountNotes())) {
            return List.of();
        }
        try (Stream<Path> notes = Files.list(mountNotes())) {
            return notes.toList();
        }
    }

    public void assertNothingMounted() throws Exception {
        assertThat(mounted("Disks")).isEmpty();
        assertThat(mounted("Discs")).isEmpty();
        assertThat(mounted("Letters")).isEmpty();
        assertThat(notes()).isEmpty();
    }

    public void assertNothingLeft() throws Exception {
        assertNothingMounted();
        assertThat(folder.toFile().list()).noneMatch(name -> name.contains(".partial") || name.contains(".mount"));
    }

    /** The folder that is a disk's partition: a disk file names its content. */
    Path partition(Path disk, int number) throws Exception {
        return content(disk).resolve("p" + number);
    }

    Path content(Path disk) throws Exception {
        String text = Files.readString(disk);
        String id = new ObjectMapper()
                .readTree(text.substring(text.indexOf('{')))
                .path("Content")
                .asText();
        return computer.resolve("content").resolve(id);
    }

    /** The partition with Windows, which is made last. */
    Path windowsOf(Path disk) throws Exception {
        int count = new ObjectMapper()
                .readTree(content(disk).resolve("disk.json").toFile())
                .path("Partitions")
                .size();
        return partition(disk, count);
    }

    /** The state of the simulated Windows on a disk. */
    JsonNode knownBy(Path disk) throws Exception {
        return new ObjectMapper()
                .readTree(windowsOf(disk)
                        .resolve("Windows/System32/config/windows.json")
                        .toFile());
    }

    static CompletableFuture<Throwable> failing(HyperVMachine machine, Operation<?> operation) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                machine.perform(operation, new QuietListener());
                return new AssertionError("It succeeded");
            } catch (Exception e) {
                return e;
            }
        });
    }

    /** Waits until an operation has reached the ordered fault, and hangs. */
    void awaitFault(CompletableFuture<?> operation) throws Exception {
        until(() -> !windows.faultPending(), operation);
    }

    static void until(Callable<Boolean> condition, CompletableFuture<?> operation) throws Exception {
        for (long began = System.nanoTime(); !condition.call(); LockSupport.parkNanos(5_000_000)) {
            assertThat(System.nanoTime() - began).isLessThan(TimeUnit.MINUTES.toNanos(2));
            assertThat(operation).isNotDone();
        }
    }

    /** Keeps what an operation logs. */
    record Hearing(List<String> heard) implements OperationListener {
        Hearing() {
            this(new CopyOnWriteArrayList<>());
        }

        @Override
        public void progress(String activity, int percent) {}

        @Override
        public void log(String line) {
            heard.add(line);
        }

        @Override
        public void warning(String line) {
            heard.add("Warning: " + line);
        }
    }
}
