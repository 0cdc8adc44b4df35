package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineUnderTest;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.machine.QuietListener;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.powershell.windows.PatientMachine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/**
 * The computer that the tests run on, with its Hyper-V, set up by a tester as described in {@code
 * docs/simulated-windows.md}. For what the engine has no operation, this runs commands with fixed texts; their values are
 * in the environment.
 */
final class RealHyperV implements MachineUnderTest {
    private static final long LARGE = 1L << 30;

    private final Path work;

    RealHyperV(Path work) {
        this.work = work;
    }

    static Path path(String property) {
        return Path.of(text(property));
    }

    private static String text(String property) {
        String value = System.getProperty("hyperv." + property, "");
        if (value.isBlank()) {
            throw new IllegalStateException("-Dhyperv." + property + " is not set; see docs/simulated-windows.md");
        }
        return value;
    }

    /** A setting that only some testers have: without it, a test that needs it is skipped, with the reason. */
    private static Path optional(String property) {
        if (System.getProperty("hyperv." + property, "").isBlank()) {
            throw new TestAbortedException("Needs -Dhyperv." + property);
        }
        return path(property);
    }

    @Override
    public HyperVMachine open() throws Exception {
        return new PatientMachine(PowerShellMachine.open(null, work));
    }

    @Override
    public Path media() {
        return path("media");
    }

    @Override
    public String switchName() {
        return text("switch");
    }

    @Override
    public void save(VmFact vm) throws Exception {
        run("Hyper-V\\Get-VM | Where-Object { [string]$_.Id -eq $env:VALUE } | Hyper-V\\Save-VM", vm.id());
    }

    @Override
    public void mount(Path disc) throws Exception {
        run("[void](Mount-DiskImage -ImagePath $env:VALUE)", disc.toString());
    }

    @Override
    public boolean mounted(Path file) throws Exception {
        return Files.exists(file)
                && run("[string](Get-DiskImage -ImagePath $env:VALUE).Attached", file.toString())
                        .equals("True");
    }

    @Override
    public Path domainBlob(Path folder, String computerName) {
        return optional("blob");
    }

    @Override
    public Path driver(Path folder) {
        return optional("driver");
    }

    @Override
    public Path program(Path folder, String name) {
        return optional("docker").resolve(name);
    }

    @Override
    public Path baseImage() {
        return optional("image");
    }

    @Override
    public String imageName() {
        return text("image.name");
    }

    /** Kills the PowerShell once its progress, or what it has made, shows that it is in the middle of the operation. */
    @Override
    public void cutShort(Operation<?> operation) throws Exception {
        Set<Long> before = shells();
        try (HyperVMachine dying = PowerShellMachine.open(null, work)) {
            Set<Long> shells = shells();
            shells.removeAll(before);
            Middle middle = new Middle(shells);
            CompletableFuture<Void> watch = CompletableFuture.completedFuture(null);
            if (operation instanceof NewHostVm vm) {
                watch = CompletableFuture.runAsync(() -> watch(middle, vm));
            }
            assertThatThrownBy(() -> dying.perform(longer(operation), middle)).isInstanceOf(OperationFailure.class);
            watch.get(1, TimeUnit.MINUTES);
            assertThat(middle.reached()).isTrue();
        }
    }

    private void watch(Middle middle, NewHostVm operation) {
        try (HyperVMachine other = open()) {
            middle.watch(other, operation);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** Makes it copy a large file too: copying a few bytes is too short to be interrupted in the middle. */
    private Operation<?> longer(Operation<?> operation) throws IOException {
        if (!(operation instanceof AddDiskFile add)) {
            return operation;
        }
        Path large = work.resolve("large.bin");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(LARGE);
        }
        List<FileCopy> files = new ArrayList<>(add.files());
        files.add(new FileCopy(large.toString(), "C:\\large.bin"));
        return new AddDiskFile(add.path(), files);
    }

    /** Removes everything that the test has made: its VMs, and what it left mounted. */
    @Override
    public void clear(Path folder) throws Exception {
        String place = "([string]$_.Path).StartsWith($env:VALUE)";
        String disks = "Get-ChildItem -LiteralPath $env:VALUE -Recurse -File |"
                + " Where-Object { $_.Extension -in '.vhd', '.vhdx' } | ForEach-Object { $_.FullName }";
        run(
                String.join(
                        "; ",
                        "$vms = @(Hyper-V\\Get-VM | Where-Object { " + place + " })",
                        "$vms | Where-Object { [string]$_.State -notin 'Off', 'Saved' } | Hyper-V\\Stop-VM -TurnOff -Force",
                        "$vms | Hyper-V\\Remove-VM -Force",
                        "$files = @(" + disks + ") + $env:MEDIA",
                        "foreach ($file in $files) { Get-DiskImage -ImagePath $file | Where-Object { $_.Attached } |"
                                + " Dismount-DiskImage }"),
                folder.toString());
    }

    private String run(String command, String value) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                PowerShellFinder.ofThisMachine().find(null).toString(),
                "-NoLogo",
                "-NoProfile",
                "-NonInteractive",
                "-ExecutionPolicy",
                "Bypass",
                "-Command",
                "$ErrorActionPreference = 'Stop'; " + command);
        builder.environment().putAll(Map.of("VALUE", value, "MEDIA", media().toString()));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset()).strip();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** Finds out when an operation is in the middle of its work, and then kills its PowerShell. */
    private record Middle(Set<Long> shells, AtomicBoolean reached) implements OperationListener {
        private Middle(Set<Long> shells) {
            this(shells, new AtomicBoolean());
        }

        @Override
        public void progress(String activity, int percent) {
            if (activity.startsWith("Applying ") || activity.startsWith("Copying ")) {
                kill();
            }
        }

        @Override
        public void log(String line) {}

        @Override
        public void warning(String line) {}

        /** Making a VM reports no progress: it is in the middle once there is a VM with the first name. */
        private void watch(HyperVMachine machine, NewHostVm operation) throws Exception {
            GetHostVm look = new GetHostVm("", operation.name() + "-" + operation.mark());
            while (machine.perform(look, new QuietListener()).vms().isEmpty()) {
                Thread.onSpinWait();
            }
            kill();
        }

        private void kill() {
            reached.set(true);
            shells.forEach(shell -> ProcessHandle.of(shell).ifPresent(ProcessHandle::destroyForcibly));
        }
    }

    private static Set<Long> shells() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .contains("powershell"))
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }
}
