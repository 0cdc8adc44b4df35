package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.machine.fact.DiskFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskUses;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.machine.fact.FilesPlaced;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmList;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.util.List;

/** What is asked of the machine itself: its facts, disks and VMs. Each is a script in {@code powershell/machine}. */
public sealed interface MachineOperation<R extends Record> extends Operation<R> {
    /**
     * What the machine is and can do.
     *
     * @param folder where disks are to be made; need not be there yet
     */
    @Limit(minutes = 2)
    record GetMachineFact(String folder) implements MachineOperation<MachineFact> {}

    /**
     * Dismounts what sessions that ended in mid-work left mounted, whichever host it was for, by the notes that they kept
     * of their mounts. What a session that lives has mounted stays, and what others mounted.
     */
    @Limit(minutes = 10)
    record DismountLeftDisk() implements MachineOperation<Done> {}

    /**
     * Makes a base disk from media: partitions, image, packages, updates, drivers, features, boot files. Made as
     * {@link #partial}, renamed when whole; whatever it mounted is dismounted whether it ends well or not.
     *
     * @param path where the disk shall be; its ending, {@code .vhdx} or {@code .vhd}, is its format
     * @param media the ISO, or the folder of its unpacked files
     * @param imageFile the WIM inside the media, with backslashes, for example {@code NanoServer\NanoServer.wim}
     * @param imageIndex from 1
     * @param generation of the VM that shall boot from it
     * @param packages cabs inside the media, with backslashes, in the order in which they are applied
     * @param updates cabinets on the machine, {@code .cab} or {@code .msu}, in the order in which they are applied
     * @param drivers INF files on the machine, or folders that are searched for them with those below
     * @param features optional features to enable, for example {@code Containers}
     * @param sizeBytes the virtual size
     */
    @Limit(minutes = 60)
    record NewBaseDisk(
            String path,
            String media,
            String imageFile,
            int imageIndex,
            VmGeneration generation,
            List<String> packages,
            List<String> updates,
            List<String> drivers,
            List<String> features,
            ByteSize sizeBytes)
            implements MachineOperation<DiskFact> {
        public NewBaseDisk {
            packages = List.copyOf(packages);
            updates = List.copyOf(updates);
            drivers = List.copyOf(drivers);
            features = List.copyOf(features);
        }
    }

    /**
     * Makes a host disk from a base disk, and puts first-boot files into it. Made as {@link #partial}, renamed when
     * whole.
     *
     * @param offlineAnswers the answer file's XML that is applied to the disk now, and does not stay in it; holds the
     *     password
     * @param bootAnswers the XML that Windows finds at its first boot, as {@code unattend.xml} in Windows' Panther folder
     * @param setupComplete the text of {@code SetupComplete.cmd}, ASCII
     * @param domainBlob what {@code djoin /Provision} wrote, a file on the machine; empty: the guest joins no domain
     * @param files put into the disk
     */
    @Limit(minutes = 60)
    record NewHostDisk(
            String path,
            String basePath,
            HostDiskKind kind,
            Secret offlineAnswers,
            Secret bootAnswers,
            String setupComplete,
            String domainBlob,
            List<FileCopy> files)
            implements MachineOperation<DiskFact> {
        public NewHostDisk {
            files = List.copyOf(files);
        }
    }

    /** Copies files into a disk; every VM that has it must be off. A file that is there with the same length and time is left. */
    @Limit(minutes = 30)
    record AddDiskFile(String path, List<FileCopy> files) implements MachineOperation<FilesPlaced> {
        public AddDiskFile {
            files = List.copyOf(files);
        }
    }

    /** Who needs a disk: VMs that have it, and disks of any VM or in the same folder that build on it. It need not be there. */
    @Limit(minutes = 5)
    record GetDiskUse(String path) implements MachineOperation<DiskUses> {}

    /**
     * Deletes one disk file and what is left of a {@link #partial} one; dismounts it first. Refuses a disk that somebody
     * needs, as {@link GetDiskUse} tells it. An absent disk is no error.
     */
    @Limit(minutes = 5)
    record RemoveDisk(String path) implements MachineOperation<Done> {}

    /**
     * Finds VMs: by id, where one is given, and by name. Two VMs may have one name, so the answer is a list.
     *
     * @param id empty: not asked for by id
     * @param name empty: not asked for by name
     */
    @Limit(minutes = 2)
    record GetHostVm(String id, String name) implements MachineOperation<VmList> {}

    /**
     * Makes a VM, off. It is made under the name {@code <name>-<mark>} and gets its notes and final name
     * last, so that one whose making was cut short is known by its mark; such a one is completed.
     *
     * @param mark the word of this VM in the ledger; stands in the VM's notes
     * @param folder where Hyper-V keeps the VM's files
     * @param generation as its disk needs it
     */
    @Limit(minutes = 5)
    record NewHostVm(
            String name, String mark, String folder, VmGeneration generation, String diskPath, VmHardware hardware)
            implements MachineOperation<VmFact> {}

    /** Changes a VM of ours in place; one that runs is shut down for it and stays off. */
    @Limit(minutes = 10)
    record SetHostVm(String id, String mark, VmHardware hardware) implements MachineOperation<VmFact> {}

    /** Starts a VM; one that runs is left alone. */
    @Limit(minutes = 5)
    record StartHostVm(String id) implements MachineOperation<VmFact> {}

    /** Turns a VM of ours off and removes it; its disks stay. An absent VM is no error; one without the mark is. */
    @Limit(minutes = 10)
    record RemoveHostVm(String id, String mark) implements MachineOperation<Done> {}

    /** Copies one file into a running guest over the VM bus (Copy-VMFile), replacing what is there. */
    @Limit(minutes = 60)
    record CopyGuestFile(String id, String source, String destination) implements MachineOperation<FilesPlaced> {}

    /** Where a disk is while it is not whole: {@code x.vhdx} is made as {@code x.partial.vhdx}. */
    static String partial(String path) {
        return path.replaceFirst("\\.(vhdx?)$", ".partial.$1");
    }
}
