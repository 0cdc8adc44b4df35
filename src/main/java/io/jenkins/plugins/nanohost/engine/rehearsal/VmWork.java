package io.jenkins.plugins.nanohost.engine.rehearsal;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.Done;
import io.jenkins.plugins.nanohost.engine.machine.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.SetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.VmList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The operations on VMs. */
final class VmWork {
    /** Hyper-V's bounds for Generation 2 on Windows Server 2016. */
    private static final long LEAST_MEMORY = 32L << 20;

    private static final long MOST_MEMORY = 12L << 40;
    private static final long MEMORY_UNIT = 2L << 20;
    private static final int MOST_PROCESSORS = 240;

    private static final String DHCP_NETWORK = "192.168.100.";
    private static final int FIRST_DHCP = 10;
    private static final int LAST_DHCP = 254;

    private final Vms vms;
    private final Disks disks;

    VmWork(Vms vms, Disks disks) {
        this.vms = vms;
        this.disks = disks;
    }

    VmList find(GetHostVm wanted) throws IOException {
        List<VmFact> found = new ArrayList<>();
        for (SimulatedVm vm : vms.all()) {
            boolean byId = !wanted.id().isEmpty() && vm.id().equalsIgnoreCase(wanted.id());
            boolean byName = !wanted.name().isEmpty() && vm.name().equalsIgnoreCase(wanted.name());
            if (byId || byName) {
                found.add((vm.running() ? vms.put(vm.with(vm.boot().looked())) : vm).fact());
            }
        }
        return new VmList(found);
    }

    VmFact make(NewHostVm wanted, MachineFact machine, Course course)
            throws Failure, IOException, InterruptedException {
        SimulatedVm.Hardware hardware = new SimulatedVm.Hardware(
                wanted.switchName(), wanted.memoryBytes(), wanted.processors(), wanted.macSpoofing());
        check(hardware, machine, course);
        String workName = wanted.name() + "-" + wanted.mark();
        Optional<SimulatedVm> ours = vms.all().stream()
                .filter(vm -> vm.fact().bears(wanted.mark()) || vm.name().equals(workName))
                .findFirst();
        if (ours.isPresent() && ours.get().running()) {
            return ours.get().fact();
        }
        Path disk = Path.of(wanted.diskPath());
        disks.open(disk, course);
        Optional<SimulatedVm> user = vms.using(disk, disks);
        if (user.isPresent()) {
            throw inUse(disk, user.get(), course);
        }
        SimulatedVm vm = ours.isPresent()
                ? ours.get()
                : vms.put(new SimulatedVm(
                        UUID.randomUUID().toString(),
                        workName,
                        "",
                        wanted.folder(),
                        List.of(),
                        hardware,
                        SimulatedVm.OFF,
                        SimulatedVm.Boot.NONE));
        course.halfway();
        vm = vms.put(vm.with(List.of(wanted.diskPath())).with(hardware));
        return vms.put(vm.named(wanted.name(), "Nano Container Host " + wanted.mark()))
                .fact();
    }

    VmFact change(SetHostVm wanted, MachineFact machine, Course course) throws Failure, IOException {
        SimulatedVm vm = existing(wanted.id(), course);
        requireMark(vm, wanted.mark(), course);
        SimulatedVm.Hardware hardware = new SimulatedVm.Hardware(
                wanted.switchName(), wanted.memoryBytes(), wanted.processors(), wanted.macSpoofing());
        check(hardware, machine, course);
        if (vm.hardware().equals(hardware)) {
            return vm.fact();
        }
        if (vm.state().equals("Saved")) {
            throw course.refusal(
                    "VM '" + vm.name() + "' cannot be changed: its state is saved",
                    "Start it, or delete its saved state.");
        }
        if (vm.running()) {
            course.log("Shut down " + vm.name());
        }
        return vms.put(vm.stopped().with(hardware)).fact();
    }

    VmFact start(StartHostVm wanted, Course course) throws Failure, IOException, InterruptedException {
        SimulatedVm vm = existing(wanted.id(), course);
        if (vm.running()) {
            return vm.fact();
        }
        if (!vm.state().equals(SimulatedVm.OFF)) {
            // Saved or paused: it goes on where it was.
            return vms.put(vm.started(vm.boot())).fact();
        }
        if (vm.disks().isEmpty()) {
            throw course.refusal("VM '" + vm.name() + "' has no disk to boot from", "Make the VM anew.");
        }
        for (String path : vm.disks()) {
            disks.open(Path.of(path), course);
            Optional<SimulatedVm> user = vms.using(Path.of(path), disks);
            if (user.isPresent()) {
                throw inUse(Path.of(path), user.get(), course);
            }
        }
        Disk disk = disks.open(Path.of(vm.disks().get(0)), course);
        if (!disk.bootable()) {
            throw course.refusal(
                    "VM '" + vm.name() + "' does not boot: there is no boot manager on " + disk.file(),
                    "Make the disk anew.");
        }
        SimulatedVm.Boot boot = boot(vm, disk);
        course.halfway();
        return vms.put(vm.started(boot)).fact();
    }

    Done remove(RemoveHostVm wanted, Course course) throws Failure, IOException {
        Optional<SimulatedVm> vm = vms.byId(wanted.id());
        if (vm.isEmpty()) {
            return new Done(false, "VM " + wanted.id() + " was not there");
        }
        requireMark(vm.get(), wanted.mark(), course);
        vms.remove(vm.get());
        return new Done(true, "removed VM '" + vm.get().name() + "'");
    }

    SimulatedVm existing(String id, Course course) throws OperationFailure, IOException {
        return vms.byId(id)
                .orElseThrow(() -> course.refusal("There is no VM with the id " + id, "Make it with hypervVm first."));
    }

    /** Boots the disk; what a first boot does is done when this returns, though nobody is answered before some looks. */
    private SimulatedVm.Boot boot(SimulatedVm vm, Disk disk) throws IOException {
        Disk.Setup setup = disk.setup();
        boolean first = !setup.booted();
        if (first) {
            DiskTree tree = disk.tree();
            SetupComplete commands = new SetupComplete(tree.text(SetupComplete.PATH));
            commands.clean(tree);
            setup = new Disk.Setup(true, setup.password(), commands.address().orElse(""));
            disk.write(setup);
        }
        Optional<Docker> docker = disk.docker();
        if (docker.isPresent()) {
            disk.write(docker.get().started(disk));
        }
        Registry windows = disk.registry().orElseThrow();
        boolean answering = !windows.nano() || windows.hasPackage("Guest");
        String address = setup.address().isEmpty() ? leased(vm) : setup.address();
        return new SimulatedVm.Boot(
                0, 0, first, answering, vm.hardware().switchName().isEmpty() ? "" : address);
    }

    /** The first free address of the simulated DHCP server. */
    private String leased(SimulatedVm vm) throws IOException {
        Set<String> taken = new HashSet<>();
        for (SimulatedVm other : vms.where(SimulatedVm::running)) {
            taken.add(other.id().equals(vm.id()) ? "" : other.boot().address());
        }
        for (int last = FIRST_DHCP; last <= LAST_DHCP; last++) {
            if (!taken.contains(DHCP_NETWORK + last)) {
                return DHCP_NETWORK + last;
            }
        }
        return "";
    }

    private static void requireMark(SimulatedVm vm, String mark, Course course) throws OperationFailure {
        if (!vm.fact().bears(mark)) {
            throw course.refusal(
                    "VM '" + vm.name() + "' (" + vm.id() + ") does not bear the mark " + mark + " in its notes",
                    "It is not ours: change it by hand.");
        }
    }

    private static OperationFailure inUse(Path disk, SimulatedVm user, Course course) {
        return course.refusal(
                "Disk " + disk + " is in use by the running VM '" + user.name() + "'",
                "Shut that VM down, or use another disk.");
    }

    private static void check(SimulatedVm.Hardware hardware, MachineFact machine, Course course)
            throws OperationFailure {
        if (machine.switches().stream().noneMatch(known -> known.name().equalsIgnoreCase(hardware.switchName()))) {
            throw course.refusal(
                    "There is no virtual switch '" + hardware.switchName() + "' on this machine",
                    "Make it, or name one of those that are there.");
        }
        long memory = hardware.memoryBytes();
        if (memory < LEAST_MEMORY || memory > MOST_MEMORY || memory % MEMORY_UNIT != 0) {
            throw course.refusal(
                    memory + " bytes are no memory size: 32 MB to 12 TB, in steps of 2 MB", "Choose another size.");
        }
        if (hardware.processors() < 1 || hardware.processors() > MOST_PROCESSORS) {
            throw course.refusal(hardware.processors() + " processors: 1 to 240 can be", "Choose another number.");
        }
    }
}
