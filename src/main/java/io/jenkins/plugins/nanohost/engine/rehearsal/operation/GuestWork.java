package io.jenkins.plugins.nanohost.engine.rehearsal.operation;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.ClearGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.NewContainerSwitch;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.machine.fact.FilesPlaced;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFiles;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFiles.GuestFile;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.Disks;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.WindowsFacts;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.SimulatedVm;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.Vms;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Disk;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.DiskTree;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.NatSubnet;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.PasswordHash;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Registry;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.SetupComplete;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The operations in the guest: logon, files, switches. */
final class GuestWork {
    private static final int TP5 = 14300;

    private final Vms vms;
    private final Disks disks;

    GuestWork(Vms vms, Disks disks) {
        this.vms = vms;
        this.disks = disks;
    }

    GuestFact look(GetGuestFact wanted, OperationRun run) throws Failure, IOException {
        SimulatedVm vm = existing(wanted.access().vmId(), run);
        if (!vm.running()) {
            return closed(GuestState.SILENT, "The virtual machine is not in running state.");
        }
        vm = vms.put(vm.with(vm.boot().asked()));
        if (silent(vm)) {
            String obstacle = vm.boot().obstacle();
            return closed(GuestState.SILENT, obstacle.isEmpty() ? "The guest does not answer yet." : obstacle);
        }
        Disk disk = disk(vm, run);
        Registry windows = disk.registry().orElseThrow();
        if (vm.boot().unsettled() || !letsIn(disk, windows, wanted.access())) {
            return closed(GuestState.CREDENTIAL_REFUSED, "The credential is invalid.");
        }
        SetupComplete.goOn(disk);
        return new GuestFact(
                GuestState.READY,
                "",
                windows.computerName(),
                windows.edition(),
                windows.build(),
                windows.revision(),
                windows.administrator());
    }

    GuestFiles find(GetGuestFile wanted, OperationRun run) throws Failure, IOException, InterruptedException {
        Disk disk = enter(wanted.access(), run);
        DiskTree tree = disk.tree();
        long length = 0;
        for (String path : wanted.paths()) {
            Optional<Path> file = tree.find(path);
            length += file.isPresent() && Files.size(file.get()) <= wanted.longest() ? Files.size(file.get()) : 0;
        }
        if (length > GetGuestFile.AT_ONCE_BYTES && starts(disk, "hash " + wanted.paths(), wanted.again())) {
            return GuestFiles.UNFINISHED;
        }
        List<GuestFile> found = new ArrayList<>();
        for (String path : wanted.paths()) {
            run.progress("Hashing " + path, -1);
            Optional<Path> file = tree.find(path);
            if (file.isPresent()) {
                long size = Files.size(file.get());
                found.add(new GuestFile(path, size, size <= wanted.longest() ? sha256(file.get()) : ""));
            }
        }
        return new GuestFiles(true, found);
    }

    Done clear(ClearGuestFile wanted, OperationRun run) throws Failure, IOException {
        DiskTree tree = enter(wanted.access(), run).tree();
        List<String> cleared = new ArrayList<>();
        for (String path : wanted.paths()) {
            if (tree.delete(path)) {
                cleared.add(path);
            }
        }
        return cleared.isEmpty()
                ? new Done(false, "none of these files was there")
                : new Done(true, "overwrote and deleted " + String.join(", ", cleared));
    }

    FilesPlaced copy(CopyGuestFile wanted, OperationRun run) throws Failure, IOException, InterruptedException {
        SimulatedVm vm = existing(wanted.id(), run);
        if (!vm.running() || !vm.boot().heartbeat()) {
            throw run.refusal(
                    FailureCode.VM_NOT_RUNNING,
                    "VM '" + vm.name() + "' takes no file: its guest services do not answer",
                    "Start it and wait for its heartbeat.");
        }
        Path source = Path.of(wanted.source());
        if (!Files.isRegularFile(source)) {
            throw run.refusal(
                    FailureCode.SOURCE_MISSING,
                    "There is no file " + source + " to copy",
                    "Name a file of this machine.");
        }
        Disk disk = disk(vm, run);
        if (disk.docker().filter(docker -> docker.runs(wanted.destination())).isPresent()) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "The file " + wanted.destination() + " in VM '" + vm.name()
                            + "' cannot be written: it is being used by another process (" + WindowsFacts.FILE_IN_USE
                            + ")",
                    "Stop Docker first.");
        }
        run.progress("Copying " + source, 0);
        disk.tree().copy(source, wanted.destination());
        run.progress("Copied " + source, 100);
        return new FilesPlaced(1, Files.size(source));
    }

    Done make(NewContainerSwitch wanted, OperationRun run) throws Failure, IOException {
        Disk disk = enter(wanted.access(), run);
        Registry windows = disk.registry().orElseThrow();
        boolean nat = wanted.mode() == ContainerNetwork.NAT;
        if (nat && windows.build() >= TP5) {
            throw run.refusal(
                    FailureCode.NAT_SWITCH_UNKNOWN,
                    "A virtual switch of type NAT does not exist in build " + windows.build(),
                    "Leave it out: from build 14300 on, the host network service makes the network.");
        }
        if (windows.build() < WindowsFacts.PREVIEW_BUILD_4) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "A virtual switch cannot be made in build " + windows.build(),
                    "Use Technical Preview 4 or later: in Technical Preview 3 it fails on Nano Server.");
        }
        if (windows.nano() && !windows.hasPackage("Compute")) {
            throw run.refusal(
                    FailureCode.NO_COMPUTE_PACKAGE,
                    "The Hyper-V module is not in this guest",
                    "Add the package Compute to the base disk.");
        }
        if (nat && wanted.subnet().isEmpty()) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "A NAT switch needs a subnet",
                    "Give one, for example 172.16.0.0/12.");
        }
        Optional<String> own = new NatSubnet(wanted.subnet()).holdsOneOf(addresses(wanted.access(), run));
        if (own.isPresent()) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "The guest's own address " + own.get() + " is in the NAT subnet " + wanted.subnet(),
                    "Choose another subnet.");
        }
        Disk.Containers containers = disk.containers();
        if (containers.switches().stream().anyMatch(wanted.switchName()::equalsIgnoreCase)) {
            return new Done(false, "switch '" + wanted.switchName() + "' is there");
        }
        disk.write(containers.withSwitch(wanted.switchName()));
        return new Done(true, "made " + wanted.mode().word() + " switch '" + wanted.switchName() + "'");
    }

    /** Assumed: a Windows whose disk was taken away while it ran gives no answer. */
    private static boolean silent(SimulatedVm vm) {
        return vm.boot().silent() || vm.disks().isEmpty();
    }

    /** The disk of a guest, after a successful logon. */
    Disk enter(GuestAccess access, OperationRun run) throws Failure, IOException {
        SimulatedVm vm = existing(access.vmId(), run);
        if (!vm.running() || silent(vm)) {
            throw run.refusal(
                    FailureCode.GUEST_SILENT,
                    "The guest of VM '" + vm.name() + "' does not answer. "
                            + vm.boot().obstacle(),
                    "Start the VM, and wait for its guest.");
        }
        Disk disk = disk(vm, run);
        if (vm.boot().unsettled() || !letsIn(disk, disk.registry().orElseThrow(), access)) {
            throw run.refusal(
                    FailureCode.GUEST_REFUSED,
                    "The guest of VM '" + vm.name() + "' refuses the credential of " + access.user(),
                    "Give the password that its host disk was made with.");
        }
        SetupComplete.goOn(disk);
        return disk;
    }

    /**
     * Whether this call starts work that goes on beside the calls. Otherwise it has ended: in the rehearsal, work takes one
     * call.
     */
    static boolean starts(Disk disk, String request, boolean again) throws IOException {
        boolean ended = again && disk.work().equals(request);
        disk.writeWork(ended ? "" : request);
        return !ended;
    }

    List<String> addresses(GuestAccess access, OperationRun run) throws Failure, IOException {
        return existing(access.vmId(), run).boot().addresses();
    }

    private Disk disk(SimulatedVm vm, OperationRun run) throws Failure, IOException {
        return disks.open(Path.of(vm.disks().get(0)), run);
    }

    private SimulatedVm existing(String id, OperationRun run) throws Failure, IOException {
        return vms.byId(id)
                .orElseThrow(() -> run.refusal(
                        FailureCode.VM_NOT_THERE, "There is no VM with the id " + id, "Make it with hypervVm first."));
    }

    private static boolean letsIn(Disk disk, Registry windows, GuestAccess access) throws IOException {
        String user = access.user().toLowerCase(Locale.ROOT);
        String name = user.substring(user.indexOf('\\') + 1);
        String domain = user.substring(0, user.length() - name.length());
        boolean local = List.of("", ".\\", "~\\", windows.computerName().toLowerCase(Locale.ROOT) + "\\")
                .contains(domain);
        return local
                && name.equals(windows.administrator().toLowerCase(Locale.ROOT))
                && PasswordHash.matches(access.password().reveal(), disk.setup().password());
    }

    private static GuestFact closed(GuestState state, String detail) {
        return new GuestFact(state, detail, "", "", 0, 0, "");
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
