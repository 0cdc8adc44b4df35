package io.jenkins.plugins.nanohost.engine.rehearsal;

import io.jenkins.plugins.nanohost.engine.machine.fact.DockerState;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.ServiceStart;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.DiskShape;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.Disks;
import io.jenkins.plugins.nanohost.engine.rehearsal.operation.SimulatedMachine;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.ProcessDeath;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.RehearsalFolder;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.RehearsalStop;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Session;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.Mounts;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.SimulatedVm;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.Vms;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Disk;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Docker;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Registry;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What a person does to a rehearsed machine by hand, without the engine; for tests. */
public final class Workshop {
    private final RehearsalFolder folder;
    private final Vms vms;
    private final Disks disks;
    private final Mounts mounts;

    private Workshop(RehearsalFolder folder) {
        this.folder = folder;
        this.vms = new Vms(folder);
        this.disks = new Disks(folder);
        this.mounts = new Mounts(folder, disks, vms, Session.begin());
    }

    /**
     * @param folder the rehearsal's
     */
    public static Workshop at(Path folder) throws Exception {
        return new Workshop(RehearsalFolder.open(folder));
    }

    /** Makes a running VM that is not ours; returns its id. */
    public String foreignVm(String name, String notes) throws IOException {
        return foreignVm(name, notes, List.of());
    }

    /** Makes a VM that has disks and is off. */
    public String foreignVm(String name, Path disk) throws IOException {
        String id = foreignVm(name, "", List.of(disk.toString()));
        turnOff(id);
        return id;
    }

    private String foreignVm(String name, String notes, List<String> itsDisks) throws IOException {
        SimulatedVm vm = new SimulatedVm(
                UUID.randomUUID().toString(),
                name,
                notes,
                "",
                VmGeneration.TWO,
                itsDisks,
                VmHardware.of("", ByteSize.gigabytes(1), 1),
                VmState.RUNNING,
                SimulatedVm.Boot.NONE,
                false);
        return vms.put(vm).id();
    }

    /** Makes it a role of a failover cluster, as Add-ClusterVirtualMachineRole does. */
    public void cluster(String vmId) throws IOException {
        vms.put(vm(vmId).inCluster());
    }

    public void turnOff(String vmId) throws IOException {
        vms.put(vm(vmId).stopped());
    }

    /** Changes its hardware, as Set-VM and Connect-VMNetworkAdapter do; it may run. */
    public void changeHardware(String vmId, VmHardware hardware) throws IOException {
        vms.put(vm(vmId).with(hardware));
    }

    public void changeNotes(String vmId, String notes) throws IOException {
        vms.put(vm(vmId).named(vm(vmId).name(), notes));
    }

    /** Moves a VM's disk, as Move-VMStorage does. */
    public void moveStorage(String vmId, Path to) throws IOException {
        Path from = Path.of(vm(vmId).disks().get(0));
        Files.move(from, to);
        vms.put(vm(vmId).with(List.of(to.toString())));
    }

    /** The VM's disk is now on a volume that is offline, where nothing can be found. */
    public void loseVolume(String vmId, Path at) throws IOException {
        Files.delete(Path.of(vm(vmId).disks().get(0)));
        vms.put(vm(vmId).with(List.of(at.toString())));
    }

    /** Makes a checkpoint, as a person or a running backup does: the VM goes on with a child of its disk. */
    public Path checkpoint(String vmId, Path child) throws Exception {
        child(Path.of(vm(vmId).disks().get(0)), child);
        vms.put(vm(vmId).with(List.of(child.toString())));
        return child;
    }

    /** Makes a child of a disk. */
    public Path child(Path parent, Path child) throws Exception {
        UUID id = disks.contentId(open(parent));
        Disk.Family family = disks.family(id).orElseThrow();
        disks.create(
                child,
                new DiskShape(
                        UUID.randomUUID(),
                        UUID.fromString(family.diskId()),
                        family.virtualBytes(),
                        new DiskShape.Parent(id, parent)));
        return child;
    }

    public void removeVm(String vmId) throws IOException {
        vms.remove(vm(vmId));
    }

    public List<String> vmNames() throws IOException {
        return vms.all().stream().map(SimulatedVm::name).toList();
    }

    /** Changes what the machine is: its privileges, its switches, its policy. */
    public void changeMachine(UnaryOperator<MachineFact> change) throws IOException {
        Path file = folder.path(SimulatedMachine.MACHINE);
        folder.write(file, change.apply(folder.read(file, MachineFact.class).orElseThrow()));
    }

    /** Mounts a disk or an ISO, as a person does at the machine. */
    public void mount(Path file) throws IOException {
        mounts.put(new Mounts.Mount(Disks.normal(file).toString(), null));
    }

    /** Mounts a disk or an ISO, as a session of another process does. */
    void mount(Path file, Session holder) throws IOException {
        mounts.put(new Mounts.Mount(Disks.normal(file).toString(), holder));
    }

    public boolean mounted(Path file) throws IOException {
        return mounts.find(file).isPresent();
    }

    /** A file of the Windows on a disk, as it is in the rehearsal's folder. */
    public Optional<Path> fileOn(Path disk, String path) throws Exception {
        return open(disk).tree().find(path);
    }

    public String text(Path disk, String path) throws Exception {
        return open(disk).tree().text(path);
    }

    /** Writes a file in the guest. */
    public void write(Path disk, String path, String text) throws Exception {
        open(disk).tree().write(path, text);
    }

    public void delete(Path disk, String path) throws Exception {
        Files.delete(fileOn(disk, path).orElseThrow());
    }

    /** Removes our rule from the firewall of the guest. */
    public void closePort(Path disk) throws Exception {
        Disk guest = open(disk);
        guest.write(guest.containers().withPort(false));
    }

    /** Removes all images of Docker in the guest, and pulls others. */
    public void replaceImages(Path disk, List<String> images) throws Exception {
        Disk guest = open(disk);
        guest.write(guest.docker().orElseThrow().with(images));
    }

    /** Sets how Windows starts Docker in the guest; without a service it does not run either. */
    public void startDocker(Path disk, ServiceStart start) throws Exception {
        Disk guest = open(disk);
        Docker docker = guest.docker().orElseThrow();
        guest.write(new Docker(
                docker.recipe(),
                start,
                docker.arguments(),
                start == ServiceStart.NONE ? DockerState.STOPPED : docker.state(),
                docker.log(),
                docker.images(),
                docker.networks(),
                docker.subnet()));
    }

    /** Stops Docker in the guest and removes its network nat, as a person does there. */
    public void removeNatNetwork(Path disk) throws Exception {
        Disk guest = open(disk);
        Docker docker = guest.docker().orElseThrow();
        guest.write(new Docker(
                docker.recipe(),
                docker.start(),
                docker.arguments(),
                DockerState.STOPPED,
                docker.log(),
                docker.images(),
                docker.networks(),
                ""));
    }

    Registry registry(Path disk) throws Exception {
        return open(disk).registry().orElseThrow();
    }

    /** Writes the registry as it would be on another Windows. */
    static Registry version(Registry registry, String installationType, int build, int revision) {
        return new Registry(
                registry.edition(),
                installationType,
                build,
                revision,
                registry.languages(),
                registry.computerName(),
                registry.domain(),
                registry.components());
    }

    void changeRegistry(Path disk, UnaryOperator<Registry> change) throws Exception {
        Disk opened = open(disk);
        opened.write(change.apply(opened.registry().orElseThrow()));
    }

    private Disk open(Path disk) throws Exception {
        return disks.open(
                disk,
                new OperationRun("Workshop", Duration.ofMinutes(1), new RehearsalStop(), null, ProcessDeath.HALT));
    }

    private SimulatedVm vm(String id) throws IOException {
        return vms.byId(id).orElseThrow();
    }
}
