package io.jenkins.plugins.nanohost.engine.machine;

import java.time.Duration;
import java.util.List;

/** What is asked of the machine itself: its facts, disks and VMs. Each is a script in {@code powershell/machine}. */
public sealed interface MachineOperation<R extends Record> extends Operation<R> {
    /** What the machine is and can do. */
    record GetMachineFact() implements MachineOperation<MachineFact> {
        @Override
        public Class<MachineFact> resultType() {
            return MachineFact.class;
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(2);
        }
    }

    /**
     * Makes a base disk from media: GPT, ESP and Windows partition, image applied, packages added, boot files. Made as
     * {@link #partial}, renamed when whole; whatever it mounted is dismounted whether it ends well or not.
     *
     * @param path where the VHDX shall be
     * @param media the ISO, or the folder of its unpacked files
     * @param imageFile the WIM inside the media, with backslashes, for example {@code NanoServer\NanoServer.wim}
     * @param imageIndex from 1
     * @param packages cabs inside the media, with backslashes, in the order in which they are applied
     * @param sizeBytes the virtual size
     */
    record NewBaseDisk(
            String path, String media, String imageFile, int imageIndex, List<String> packages, long sizeBytes)
            implements MachineOperation<DiskFact> {
        public NewBaseDisk {
            packages = List.copyOf(packages);
        }

        @Override
        public Class<DiskFact> resultType() {
            return DiskFact.class;
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(60);
        }
    }

    /**
     * Makes a host disk from a base disk, and puts first-boot files into it. Made as {@link #partial}, renamed when
     * whole.
     *
     * @param kind {@code differencing} or {@code copy}
     * @param unattend the answer file's XML, applied offline and kept where Windows looks for it at first boot; holds
     *     the password
     * @param setupComplete the text of {@code SetupComplete.cmd}, ASCII
     */
    record NewHostDisk(String path, String basePath, String kind, Secret unattend, String setupComplete)
            implements MachineOperation<DiskFact> {
        @Override
        public Class<DiskFact> resultType() {
            return DiskFact.class;
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(20);
        }
    }

    /** Copies files into a disk; every VM that has it must be off. A file that is there with the same length and time is left. */
    record AddDiskFile(String path, List<FileCopy> files) implements MachineOperation<FilesPlaced> {
        public AddDiskFile {
            files = List.copyOf(files);
        }

        @Override
        public Class<FilesPlaced> resultType() {
            return FilesPlaced.class;
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(30);
        }
    }

    /**
     * Deletes one disk file and what is left of a {@link #partial} one; dismounts it first. Refuses a disk that a VM has
     * or that is the parent of another in the same folder. An absent disk is no error.
     */
    record RemoveDisk(String path) implements MachineOperation<Done> {
        @Override
        public Class<Done> resultType() {
            return Done.class;
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(5);
        }
    }

    /**
     * Finds VMs: by id, where one is given, and by name. Two VMs may have one name, so the answer is a list.
     *
     * @param id empty: not asked for by id
     * @param name empty: not asked for by name
     */
    record GetHostVm(String id, String name) implements MachineOperation<VmList> {
        @Override
        public Class<VmList> resultType() {
            return VmList.class;
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(2);
        }
    }

    /**
     * Makes a Generation 2 VM, off. It is made under the name {@code <name>-<mark>} and gets its notes and final name
     * last, so that one whose making was cut short is known by its mark; such a one is completed.
     *
     * @param mark the word of this VM in the ledger; stands in the VM's notes
     * @param folder where Hyper-V keeps the VM's files
     * @param macSpoofing whether its adapter may send with other MAC addresses
     */
    record NewHostVm(
            String name,
            String mark,
            String folder,
            String diskPath,
            String switchName,
            long memoryBytes,
            int processors,
            boolean macSpoofing)
            implements MachineOperation<VmFact> {
        @Override
        public Class<VmFact> resultType() {
            return VmFact.class;
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(5);
        }
    }

    /** Changes a VM of ours in place; one that runs is shut down for it and stays off. */
    record SetHostVm(String id, String mark, String switchName, long memoryBytes, int processors, boolean macSpoofing)
            implements MachineOperation<VmFact> {
        @Override
        public Class<VmFact> resultType() {
            return VmFact.class;
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(10);
        }
    }

    /** Starts a VM; one that runs is left alone. */
    record StartHostVm(String id) implements MachineOperation<VmFact> {
        @Override
        public Class<VmFact> resultType() {
            return VmFact.class;
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(5);
        }
    }

    /** Turns a VM of ours off and removes it; its disks stay. An absent VM is no error; one without the mark is. */
    record RemoveHostVm(String id, String mark) implements MachineOperation<Done> {
        @Override
        public Class<Done> resultType() {
            return Done.class;
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(10);
        }
    }

    /** Copies one file into a running guest over the VM bus (Copy-VMFile), replacing what is there. */
    record CopyGuestFile(String id, String source, String destination) implements MachineOperation<FilesPlaced> {
        @Override
        public Class<FilesPlaced> resultType() {
            return FilesPlaced.class;
        }

        @Override
        public Duration limit() {
            return Duration.ofMinutes(60);
        }
    }

    /** Where a disk is while it is not whole: {@code x.vhdx} is made as {@code x.partial.vhdx}. */
    static String partial(String path) {
        return path.replaceFirst("\\.(vhdx?)$", ".partial.$1");
    }
}
