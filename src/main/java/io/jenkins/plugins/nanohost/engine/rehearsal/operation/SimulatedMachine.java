package io.jenkins.plugins.nanohost.engine.rehearsal.operation;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskUses;
import io.jenkins.plugins.nanohost.engine.machine.fact.ExecutionPolicy;
import io.jenkins.plugins.nanohost.engine.machine.fact.LanguageMode;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact.SwitchFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.SwitchType;
import io.jenkins.plugins.nanohost.engine.machine.fact.VirusScanner;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.Disks;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.MachineRules;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.RehearsalFolder;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Session;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.DiskUsers;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.Mounts;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.Vms;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Passes each operation to the part of the machine that performs it. */
public final class SimulatedMachine {
    public static final String MACHINE = "machine.json";

    /** A person may write it; without it, there is no scanner. */
    private static final String SCANNER = "scanner.json";

    /**
     * A Windows Server 2025, which can make disks of any release; the second switch is one that Windows 10 has, as an
     * example of a name with blanks.
     */
    private static final MachineFact FRESH = new MachineFact(
            "REHEARSAL",
            26100,
            "ServerDatacenter",
            true,
            true,
            "5.1.26100.1591",
            LanguageMode.FULL,
            ExecutionPolicy.NONE,
            true,
            true,
            true,
            26100,
            false,
            true,
            false,
            false,
            false,
            "",
            List.of(),
            List.of(Ipv4Prefix.parse("192.168.0.10/24")),
            1L << 40,
            List.of(
                    new SwitchFact(
                            "5a1c3a2e-6c0f-4d0c-9d57-0f5b5f3d1a01", "General Purpose External", SwitchType.EXTERNAL),
                    new SwitchFact("c08cb7b8-9b3c-408e-8e30-5e16a3aeb444", "Default Switch", SwitchType.INTERNAL)));

    private final RehearsalFolder folder;
    private final BaseDiskWork baseDisks;
    private final HostDiskWork hostDisks;
    private final DiskUsers uses;
    private final DiskWork disks;
    private final Mounts mounts;
    private final VmWork vms;
    private final GuestWork guest;
    private final DockerWork docker;
    private final BaseImageWork images;

    public SimulatedMachine(RehearsalFolder folder, Session session) {
        this.folder = folder;
        Disks allDisks = new Disks(folder);
        Vms allVms = new Vms(folder);
        this.mounts = new Mounts(folder, allDisks, allVms, session);
        this.baseDisks = new BaseDiskWork(allDisks, mounts);
        this.hostDisks = new HostDiskWork(allDisks, allVms, mounts);
        this.uses = new DiskUsers(allDisks, allVms);
        this.disks = new DiskWork(allDisks, uses, mounts);
        this.vms = new VmWork(allVms, allDisks, uses, mounts);
        this.guest = new GuestWork(allVms, allDisks);
        this.docker = new DockerWork(guest);
        this.images = new BaseImageWork(guest);
    }

    /** Reads the files that a person may have edited, to find mistakes in them. */
    public void check() throws IOException {
        machine();
        mounts.all();
    }

    public Record perform(Operation<?> operation, OperationRun run) throws Failure, IOException, InterruptedException {
        MachineFact machine = machine();
        if (!Files.exists(folder.path(MACHINE))) {
            folder.write(folder.path(MACHINE), machine);
        }
        if (operation instanceof MachineOperation.GetMachineFact asked) {
            return machine.askedAbout(asked.files());
        }
        MachineRules rules = new MachineRules(machine, run);
        rules.requireScripts();
        if (operation instanceof MachineOperation.GetVirusScanner) {
            return folder.read(folder.path(SCANNER), VirusScanner.class).orElse(VirusScanner.NONE);
        }
        rules.requireHyperV();
        if (operation instanceof GuestOperation<?> asked) {
            rules.requirePowerShellDirect();
            return inGuest(asked, run);
        }
        return onMachine((MachineOperation<?>) operation, machine, run);
    }

    private Record onMachine(MachineOperation<?> operation, MachineFact machine, OperationRun run)
            throws Failure, IOException, InterruptedException {
        MachineRules rules = new MachineRules(machine, run);
        if (operation instanceof MachineOperation.DismountLeftDisk) {
            return mounts.dismountLeft(run);
        } else if (operation instanceof MachineOperation.NewBaseDisk wanted) {
            return baseDisks.make(wanted, rules, run);
        } else if (operation instanceof MachineOperation.NewHostDisk wanted) {
            return hostDisks.make(wanted, rules, run);
        } else if (operation instanceof MachineOperation.AddDiskFile wanted) {
            return disks.add(wanted, rules, run);
        } else if (operation instanceof MachineOperation.GetDiskUse wanted) {
            return new DiskUses(uses.of(Path.of(wanted.path())));
        } else if (operation instanceof MachineOperation.RemoveDisk wanted) {
            return disks.remove(wanted, run);
        } else if (operation instanceof MachineOperation.GetHostVm wanted) {
            return vms.find(wanted);
        } else if (operation instanceof MachineOperation.GetHostVmState wanted) {
            return vms.states(wanted);
        } else if (operation instanceof MachineOperation.NewHostVm wanted) {
            return vms.make(wanted, machine, run);
        } else if (operation instanceof MachineOperation.SetHostVm wanted) {
            return vms.change(wanted, machine, run);
        } else if (operation instanceof MachineOperation.StartHostVm wanted) {
            return vms.start(wanted, rules, run);
        } else if (operation instanceof MachineOperation.RemoveHostVm wanted) {
            return vms.remove(wanted, run);
        } else if (operation instanceof MachineOperation.CopyGuestFile wanted) {
            return guest.copy(wanted, run);
        }
        throw new IllegalArgumentException("The rehearsal does not know " + operation.getClass());
    }

    private Record inGuest(GuestOperation<?> operation, OperationRun run)
            throws Failure, IOException, InterruptedException {
        if (operation instanceof GuestOperation.GetGuestFact wanted) {
            return guest.look(wanted, run);
        } else if (operation instanceof GuestOperation.GetGuestFile wanted) {
            return guest.find(wanted, run);
        } else if (operation instanceof GuestOperation.ClearGuestFile wanted) {
            return guest.clear(wanted, run);
        } else if (operation instanceof GuestOperation.NewContainerSwitch wanted) {
            return guest.make(wanted, run);
        } else if (operation instanceof GuestOperation.InstallDocker wanted) {
            return docker.install(wanted, run);
        } else if (operation instanceof GuestOperation.StartDocker wanted) {
            return docker.start(wanted, run);
        } else if (operation instanceof GuestOperation.StopDocker wanted) {
            return docker.stop(wanted, run);
        } else if (operation instanceof GuestOperation.NewDockerNetwork wanted) {
            return docker.make(wanted, run);
        } else if (operation instanceof GuestOperation.GetDockerFact wanted) {
            return docker.look(wanted, run);
        } else if (operation instanceof GuestOperation.GetDockerSetup wanted) {
            return docker.setup(wanted, run);
        } else if (operation instanceof GuestOperation.GetDockerSubnet wanted) {
            return docker.subnet(wanted, run);
        } else if (operation instanceof GuestOperation.InstallBaseImage wanted) {
            return images.install(wanted, run);
        }
        throw new IllegalArgumentException("The rehearsal does not know " + operation.getClass());
    }

    private MachineFact machine() throws IOException {
        return folder.read(folder.path(MACHINE), MachineFact.class).orElse(FRESH);
    }
}
