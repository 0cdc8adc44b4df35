package io.jenkins.plugins.nanohost.engine.rehearsal.operation;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVmState;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.SetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmDrive;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmList;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmStates;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmStates.VmStateFact;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.Disks;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.SimulatedDiskFormat;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.MachineRules;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.WindowsFacts;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.DiskUsers;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.Mounts;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.SimulatedVm;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.Vms;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.WindowsBoot;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Disk;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The operations on VMs. */
final class VmWork {
    private final Vms vms;
    private final Disks disks;
    private final DiskUsers users;
    private final Mounts mounts;

    VmWork(Vms vms, Disks disks, DiskUsers users, Mounts mounts) {
        this.vms = vms;
        this.disks = disks;
        this.users = users;
        this.mounts = mounts;
    }

    VmList find(GetHostVm wanted) throws IOException {
        List<VmFact> found = new ArrayList<>();
        for (SimulatedVm vm : vms.all()) {
            boolean byId = !wanted.id().isEmpty() && vm.id().equalsIgnoreCase(wanted.id());
            boolean byName = !wanted.name().isEmpty() && vm.name().equalsIgnoreCase(wanted.name());
            if (byId || byName) {
                found.add(fact(vm.running() ? vms.put(vm.with(vm.boot().looked())) : vm));
            }
        }
        return new VmList(found);
    }

    /** Changes nothing: for the guests that boot, this is no look. */
    VmStates states(GetHostVmState wanted) throws IOException {
        List<VmStateFact> found = new ArrayList<>();
        for (SimulatedVm vm : vms.all()) {
            if (wanted.ids().stream().anyMatch(vm.id()::equalsIgnoreCase)) {
                found.add(vm.stateFact());
            }
        }
        return new VmStates(found);
    }

    VmFact make(NewHostVm wanted, MachineFact machine, OperationRun run)
            throws Failure, IOException, InterruptedException {
        VmHardware hardware = wanted.hardware();
        check(hardware, machine, run);
        checkGeneration(wanted, run);
        String workName = wanted.name() + "-" + wanted.mark();
        Optional<SimulatedVm> ours = vms.all().stream()
                .filter(vm -> vm.bears(wanted.mark()) || vm.name().equals(workName))
                .findFirst();
        if (ours.isPresent() && ours.get().running()) {
            return fact(ours.get());
        }
        Path disk = Path.of(wanted.diskPath());
        disks.open(disk, run);
        String id = ours.map(SimulatedVm::id).orElse("");
        users.requireNoKnownUser(disk, "boots no VM", vm -> vm.id().equals(id), run);
        if (ours.isPresent() && ours.get().generation() != wanted.generation()) {
            throw run.refusal(
                    FailureCode.GENERATION_DIFFERS,
                    "VM '" + ours.get().name() + "' is of generation "
                            + ours.get().generation().number() + ", which cannot be changed",
                    "Remove it, and run again.");
        }
        SimulatedVm vm = ours.isPresent()
                ? ours.get()
                : vms.put(new SimulatedVm(
                        UUID.randomUUID().toString(),
                        workName,
                        "",
                        wanted.folder(),
                        wanted.generation(),
                        List.of(),
                        hardware,
                        VmState.OFF,
                        SimulatedVm.Boot.NONE,
                        false));
        run.halfway();
        vm = vms.put(vm.with(List.of(wanted.diskPath())).with(hardware));
        return fact(vms.put(vm.named(wanted.name(), "Nano Container Host " + wanted.mark())));
    }

    VmFact change(SetHostVm wanted, MachineFact machine, OperationRun run) throws Failure, IOException {
        SimulatedVm vm = existing(wanted.id(), run);
        requireMark(vm, wanted.mark(), run);
        VmHardware hardware = wanted.hardware();
        check(hardware, machine, run);
        if (vm.hardware().equals(hardware)) {
            return fact(vm);
        }
        if (vm.state() == VmState.SAVED) {
            throw run.refusal(
                    FailureCode.VM_STATE_SAVED,
                    "VM '" + vm.name() + "' cannot be changed: its state is saved",
                    "Start it, or delete its saved state.");
        }
        if (vm.running()) {
            run.log("Shut down " + vm.name());
        }
        return fact(vms.put(vm.stopped().with(hardware)));
    }

    VmFact start(StartHostVm wanted, MachineRules rules, OperationRun run)
            throws Failure, IOException, InterruptedException {
        SimulatedVm vm = existing(wanted.id(), run);
        if (vm.running()) {
            return fact(vm);
        }
        if (vm.state() != VmState.OFF) {
            // A saved or paused VM continues where it was.
            return fact(vms.put(vm.started(vm.boot())));
        }
        if (vm.disks().isEmpty()) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "VM '" + vm.name() + "' has no disk to boot from",
                    "Make the VM again.");
        }
        for (String path : vm.disks()) {
            Path file = Path.of(path);
            disks.open(file, run);
            Optional<SimulatedVm> user = vms.using(file, disks);
            if (user.isPresent()) {
                throw inUse(file, user.get(), run);
            }
            for (Path part : disks.chain(file)) {
                rules.requirePlain(part);
                if (mounts.find(part).isPresent()) {
                    throw run.refusal(
                            FailureCode.WINDOWS_COMMAND_FAILED,
                            "VM '" + vm.name() + "' does not start: its disk " + part + " is mounted on this machine ("
                                    + WindowsFacts.FILE_IN_USE + ")",
                            "Dismount it.");
                }
            }
        }
        Disk disk = disks.open(Path.of(vm.disks().get(0)), run);
        SimulatedVm.Boot boot = new WindowsBoot(vms).boot(vm, disk);
        run.halfway();
        return fact(vms.put(vm.started(boot)));
    }

    Done remove(RemoveHostVm wanted, OperationRun run) throws Failure, IOException {
        Optional<SimulatedVm> vm = vms.byId(wanted.id());
        if (vm.isEmpty()) {
            return new Done(false, "VM " + wanted.id() + " was not there");
        }
        requireMark(vm.get(), wanted.mark(), run);
        vms.remove(vm.get());
        return new Done(true, "removed VM '" + vm.get().name() + "'");
    }

    private VmFact fact(SimulatedVm vm) throws IOException {
        List<VmDrive> drives = new ArrayList<>();
        for (String disk : vm.disks()) {
            List<Path> parents = disks.chain(Path.of(disk)).stream().skip(1).toList();
            drives.add(new VmDrive(disk, parents.stream().map(Path::toString).toList()));
        }
        return vm.fact(drives);
    }

    SimulatedVm existing(String id, OperationRun run) throws OperationFailure, IOException {
        return vms.byId(id)
                .orElseThrow(() -> run.refusal(
                        FailureCode.VM_NOT_THERE, "There is no VM with the id " + id, "Make it with hypervVm first."));
    }

    private static void requireMark(SimulatedVm vm, String mark, OperationRun run) throws OperationFailure {
        if (!vm.bears(mark)) {
            throw run.refusal(
                    FailureCode.MARK_MISSING,
                    "VM '" + vm.name() + "' (" + vm.id() + ") does not have the mark " + mark + " in its notes",
                    "It is not ours: change it by hand.");
        }
    }

    private static OperationFailure inUse(Path disk, SimulatedVm user, OperationRun run) {
        return run.refusal(
                FailureCode.DISK_IN_USE,
                "Disk " + disk + " is in use by the running VM '" + user.name() + "'",
                "Shut that VM down, or use another disk.");
    }

    private static void checkGeneration(NewHostVm wanted, OperationRun run) throws OperationFailure {
        if (wanted.generation() == VmGeneration.TWO
                && SimulatedDiskFormat.of(Path.of(wanted.diskPath())).equals(Optional.of(SimulatedDiskFormat.VHD))) {
            throw run.refusal(
                    FailureCode.GENERATION_NEEDS_VHDX,
                    "A VM of generation 2 takes no VHD: " + wanted.diskPath(),
                    "Use a VHDX, or generation 1.");
        }
    }

    private static void check(VmHardware hardware, MachineFact machine, OperationRun run) throws OperationFailure {
        if (machine.switches().stream().noneMatch(known -> known.name().equalsIgnoreCase(hardware.switchName()))) {
            throw run.refusal(
                    FailureCode.SWITCH_MISSING,
                    "There is no virtual switch '" + hardware.switchName() + "' on this machine",
                    "Make it, or name one of those that are there.");
        }
        long memory = hardware.memory().bytes();
        if (memory < WindowsFacts.LEAST_VM_MEMORY
                || memory > WindowsFacts.MOST_VM_MEMORY
                || memory % WindowsFacts.VM_MEMORY_STEP != 0) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    memory + " bytes are no memory size: " + (WindowsFacts.LEAST_VM_MEMORY >> 20) + " MB to "
                            + (WindowsFacts.MOST_VM_MEMORY >> 40) + " TB, in steps of "
                            + (WindowsFacts.VM_MEMORY_STEP >> 20) + " MB",
                    "Choose another size.");
        }
        if (hardware.processors() < 1 || hardware.processors() > WindowsFacts.MOST_VM_PROCESSORS) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    hardware.processors() + " processors: 1 to " + WindowsFacts.MOST_VM_PROCESSORS + " can be",
                    "Choose another number.");
        }
    }
}
