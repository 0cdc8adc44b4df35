package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.machine.fact.DiskFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskUses;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.machine.fact.FilesPlaced;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VirusScanner;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmList;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmStates;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.util.List;
import java.util.stream.Stream;

/** The operations on the machine itself: its facts, disks and VMs. Each is a script in {@code powershell/machine}. */
public sealed interface MachineOperation<R extends Record> extends Operation<R> {
    /**
     * Facts about the machine and what it can do.
     *
     * @param folder where disks will be made; need not exist yet
     * @param files what is to be mounted or built on, and the folders of such files; those that are not there are passed over
     */
    @Limit(minutes = 2)
    record GetMachineFact(String folder, List<String> files) implements MachineOperation<MachineFact> {
        public GetMachineFact {
            files = List.copyOf(files);
        }
    }

    /** What Microsoft Defender Antivirus scans. */
    @Limit(minutes = 2)
    record GetVirusScanner() implements MachineOperation<VirusScanner> {}

    /**
     * Dismounts what earlier sessions left mounted because they were interrupted, for any host. Each session keeps notes of its
     * mounts, and these are used. Mounts of a session that still runs stay, and so do mounts that others made.
     */
    @Limit(minutes = 10)
    record DismountLeftDisk() implements MachineOperation<Done> {}

    /**
     * Makes a base disk from media: partitions, image, packages, updates, drivers, features, boot files. The disk is made as
     * {@link #partial} and renamed when it is complete. Everything that was mounted is dismounted, also after a failure.
     *
     * @param path where the disk will be; its extension, {@code .vhdx} or {@code .vhd}, decides its format
     * @param media the ISO, or the folder of its unpacked files
     * @param imageFile the WIM inside the media, with backslashes, for example {@code NanoServer\NanoServer.wim}
     * @param imageIndex the index in the WIM, counted from 1
     * @param generation the generation of the VM that will boot from it
     * @param packages cabs inside the media, with backslashes, in the order in which they are applied
     * @param updates cabinets on the machine, {@code .cab} or {@code .msu}, in the order in which they are applied
     * @param drivers INF files on the machine, or folders that are searched for INF files, including their subfolders
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

        @Override
        public List<String> largeFiles() {
            return Stream.concat(Stream.of(media), updates.stream()).toList();
        }
    }

    /**
     * Makes a host disk from a base disk, and puts the files for the first boot into it. The disk is made as {@link #partial}
     * and renamed when it is complete.
     *
     * @param offlineAnswers the XML of the answer file that is applied to the disk now and does not stay in it; contains the
     *     password
     * @param bootAnswers the XML of the answer file for the first boot, {@code unattend.xml} in Windows' Panther folder
     * @param setupComplete the text of {@code SetupComplete.cmd}, ASCII
     * @param domainBlob the file on the machine that {@code djoin /Provision} wrote; empty: the guest joins no domain
     * @param files the files to put into the disk
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

        @Override
        public List<String> largeFiles() {
            Stream<String> base = kind == HostDiskKind.COPY ? Stream.of(basePath) : Stream.empty();
            return Stream.concat(base, files.stream().map(FileCopy::source)).toList();
        }
    }

    /**
     * Copies files into a disk; every VM that has it must be off. A file that is already there with the same length and time is
     * not copied.
     */
    @Limit(minutes = 30)
    record AddDiskFile(String path, List<FileCopy> files) implements MachineOperation<FilesPlaced> {
        public AddDiskFile {
            files = List.copyOf(files);
        }
    }

    /** Who needs a disk: VMs that have it, and disks based on it, of any VM or in the same folder. The disk need not exist. */
    @Limit(minutes = 5)
    record GetDiskUse(String path) implements MachineOperation<DiskUses> {}

    /**
     * Deletes one disk file and the rest of its {@link #partial} file; dismounts them first. Refuses a disk that is needed
     * according to {@link GetDiskUse}. An absent disk is no error.
     */
    @Limit(minutes = 5)
    record RemoveDisk(String path) implements MachineOperation<Done> {}

    /**
     * Finds VMs by id, if one is given, and by name. Two VMs may have the same name, so the result is a list.
     *
     * @param id empty: do not search by id
     * @param name empty: do not search by name
     */
    @Limit(minutes = 2)
    record GetHostVm(String id, String name) implements MachineOperation<VmList> {}

    /**
     * What the VMs with these ids are doing, all with one question; those that are not there are passed over.
     */
    @Limit(minutes = 1)
    record GetHostVmState(List<String> ids) implements MachineOperation<VmStates> {
        public GetHostVmState {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Makes a VM, which stays off. It is first named {@code <name>-<mark>}, and gets its notes and final name last. So a VM
     * that was made only in part is recognized by its mark, and is then completed.
     *
     * @param mark the word in the ledger that identifies this VM; it is also in the VM's notes
     * @param folder the folder for the VM's files
     * @param generation the generation that its disk needs
     */
    @Limit(minutes = 5)
    record NewHostVm(
            String name, String mark, String folder, VmGeneration generation, String diskPath, VmHardware hardware)
            implements MachineOperation<VmFact> {}

    /** Changes a VM of ours in place; if it runs, it is shut down first and stays off. */
    @Limit(minutes = 10)
    record SetHostVm(String id, String mark, VmHardware hardware) implements MachineOperation<VmFact> {}

    /** Starts a VM; does nothing if it runs already. */
    @Limit(minutes = 5)
    record StartHostVm(String id) implements MachineOperation<VmFact> {}

    /** Turns a VM of ours off and removes it; its disks stay. An absent VM is no error, but a VM without the mark is. */
    @Limit(minutes = 10)
    record RemoveHostVm(String id, String mark) implements MachineOperation<Done> {}

    /** Copies one file into a running guest over the VM bus (Copy-VMFile), and replaces a file that is there. */
    @Limit(minutes = 60)
    record CopyGuestFile(String id, String source, String destination) implements MachineOperation<FilesPlaced> {
        @Override
        public List<String> largeFiles() {
            return List.of(source);
        }
    }

    /** The path of a disk until it is complete: {@code x.vhdx} is made as {@code x.partial.vhdx}. */
    static String partial(String path) {
        return path.replaceFirst("\\.(vhdx?)$", ".partial.$1");
    }
}
