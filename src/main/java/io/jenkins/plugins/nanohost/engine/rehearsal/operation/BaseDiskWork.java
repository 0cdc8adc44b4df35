package io.jenkins.plugins.nanohost.engine.rehearsal.operation;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskFact;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.DiskShape;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.Disks;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.SimulatedDiskFormat;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.MachineRules;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.DiskPlace;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.Mounts;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Disk;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.DiskTree;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Dism;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.InstallMedia;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Registry;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Makes a base disk from media. */
final class BaseDiskWork {
    private static final int UNIT = 4096;

    private final Disks disks;
    private final Mounts mounts;

    BaseDiskWork(Disks disks, Mounts mounts) {
        this.disks = disks;
        this.mounts = mounts;
    }

    DiskFact make(NewBaseDisk wanted, MachineRules rules, OperationRun run)
            throws Failure, IOException, InterruptedException {
        DiskPlace place = DiskPlace.take(disks, mounts, wanted.path(), run);
        long bytes = (wanted.sizeBytes().bytes() + UNIT - 1) / UNIT * UNIT;
        if (!place.format().takes(bytes)) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "Disk " + wanted.path() + " of " + wanted.sizeBytes().bytes() + " bytes cannot be made: a "
                            + place.format() + " has " + place.format().bounds(),
                    "Choose a size in these bounds.");
        }
        Path media = Path.of(wanted.media());
        if (wanted.generation() == VmGeneration.TWO && place.format() == SimulatedDiskFormat.VHD) {
            throw run.refusal(
                    FailureCode.GENERATION_NEEDS_VHDX,
                    "No VM of generation 2 boots from " + wanted.path(),
                    "Name a .vhdx, or make it for generation 1.");
        }
        run.progress("Reading " + media, 0);
        return mounts.withMedia(media, run, () -> {
            if (!Files.isDirectory(media)) {
                rules.requirePlain(media);
                rules.requireLetter(media);
            }
            InstallMedia contents = InstallMedia.read(wanted, run);
            return place.fill(partial -> fill(partial, bytes, new BaseDiskOrder(wanted, contents, rules), run), run);
        });
    }

    private record BaseDiskOrder(NewBaseDisk wanted, InstallMedia media, MachineRules rules) {}

    private void fill(Path partial, long bytes, BaseDiskOrder making, OperationRun run)
            throws Failure, IOException, InterruptedException {
        making.rules().requireDisks();
        Disk disk = disks.create(partial, new DiskShape(UUID.randomUUID(), UUID.randomUUID(), bytes, null));
        making.rules().requireSpace(Files.size(partial), partial);
        mounts.withDisk(partial, run, () -> {
            run.halfway();
            install(disk, making, run);
            return partial;
        });
    }

    private static void install(Disk disk, BaseDiskOrder making, OperationRun run)
            throws Failure, IOException, InterruptedException {
        NewBaseDisk wanted = making.wanted();
        for (int percent = 10; percent <= 70; percent += 20) {
            run.progress("Applying image " + wanted.imageIndex() + " of " + wanted.imageFile(), percent);
        }
        making.rules().requireDism();
        making.rules()
                .requireSpace(Files.size(disk.file()) + making.media().image().size(), disk.file());
        Registry windows = making.media().windows();
        putPlaceholders(disk.tree(), windows);
        Dism dism = new Dism(making.rules(), windows, run);
        for (InstallMedia.Cab cab : making.media().packages()) {
            dism.addPackage(cab);
        }
        for (String update : wanted.updates()) {
            dism.addUpdate(update);
        }
        for (String driver : wanted.drivers()) {
            dism.addDriver(driver);
        }
        for (String feature : wanted.features()) {
            dism.enable(feature);
        }
        disk.write(dism.windows());
        run.progress("Writing boot files", 95);
        disk.makeBootable(wanted.generation());
    }

    private static void putPlaceholders(DiskTree tree, Registry windows) throws IOException {
        String placeholder = "Placeholder of " + windows.edition() + " " + windows.build() + "\r\n";
        tree.write("C:\\Windows\\System32\\ntoskrnl.exe", placeholder);
        tree.write("C:\\Windows\\System32\\config\\SYSTEM", placeholder);
        tree.write("C:\\Windows\\System32\\cmd.exe", placeholder);
        tree.write("C:\\Windows\\System32\\drivers\\etc\\hosts", "# No hosts\r\n");
    }
}
