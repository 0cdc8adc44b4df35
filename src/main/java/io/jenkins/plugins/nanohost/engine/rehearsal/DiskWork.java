package io.jenkins.plugins.nanohost.engine.rehearsal;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.machine.DiskFact;
import io.jenkins.plugins.nanohost.engine.machine.Done;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.FilesPlaced;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The operations on disks. */
final class DiskWork {
    static final String UNATTEND = "C:\\Windows\\Panther\\unattend.xml";

    private final Disks disks;
    private final Vms vms;

    DiskWork(Disks disks, Vms vms) {
        this.disks = disks;
        this.vms = vms;
    }

    DiskFact make(NewBaseDisk wanted, Course course) throws Failure, IOException, InterruptedException {
        Path file = Path.of(wanted.path());
        Path partial = freePlace(file, course);
        if (wanted.sizeBytes() < VhdxFile.LEAST_BYTES || wanted.sizeBytes() > VhdxFile.MOST_BYTES) {
            throw course.refusal(
                    "A disk of " + wanted.sizeBytes() + " bytes cannot be made: a VHDX has 3 MB to 64 TB",
                    "Choose a size in these bounds.");
        }
        course.progress("Reading " + wanted.media(), 0);
        Registry windows = InstallMedia.read(wanted, course);
        try {
            course.progress("Making " + partial, 5);
            Disk disk = disks.create(
                    partial, new VhdxFile.Shape(UUID.randomUUID(), UUID.randomUUID(), sectors(wanted), null));
            course.halfway();
            for (int percent = 10; percent <= 70; percent += 20) {
                course.progress("Applying image " + wanted.imageIndex() + " of " + wanted.imageFile(), percent);
            }
            applyImage(disk, windows);
            for (String cab : wanted.packages()) {
                course.progress("Adding package " + cab, 80);
            }
            disk.write(windows);
            course.progress("Writing boot files", 95);
            disk.makeBootable();
            disks.settle(partial, file);
        } catch (Failure | IOException | InterruptedException e) {
            undo(partial, e);
            throw e;
        }
        course.progress("Made " + file, 100);
        return fact(file);
    }

    DiskFact make(NewHostDisk wanted, Course course) throws Failure, IOException, InterruptedException {
        Path file = Path.of(wanted.path());
        Path partial = freePlace(file, course);
        Path baseFile = Disks.normal(Path.of(wanted.basePath()));
        Disk base = disks.open(baseFile, course);
        Registry windows = base.registry()
                .orElseThrow(
                        () -> course.refusal("There is no Windows on disk " + baseFile, "Make the base disk anew."));
        if (vms.using(baseFile, disks)
                .filter(vm -> vm.disks().stream().map(Path::of).anyMatch(baseFile::equals))
                .isPresent()) {
            throw course.refusal(
                    "Base disk " + baseFile + " is in use: a running VM has it as its own disk", "Shut that VM down.");
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(wanted.setupComplete())) {
            throw course.refusal("SetupComplete.cmd is not ASCII, so that cmd would misread it", "");
        }
        Unattend unattend = Unattend.parse(wanted.offlineAnswers().reveal());
        try {
            course.progress("Making " + partial, 10);
            Disk disk = child(wanted, partial, base, course);
            course.halfway();
            course.progress("Applying the answer file", 60);
            disk.write(windows.named(unattend.computerName()));
            disk.write(new Disk.Setup(
                    false, unattend.password().map(PasswordHash::of).orElse(""), ""));
            DiskTree tree = disk.tree();
            tree.write(UNATTEND, wanted.bootAnswers().reveal());
            tree.write(SetupComplete.PATH, wanted.setupComplete());
            disks.settle(partial, file);
        } catch (Failure | IOException | InterruptedException e) {
            undo(partial, e);
            throw e;
        }
        course.progress("Made " + file, 100);
        return fact(file);
    }

    FilesPlaced add(AddDiskFile wanted, Course course) throws Failure, IOException, InterruptedException {
        Path file = Path.of(wanted.path());
        Disk disk = disks.open(file, course);
        Optional<SimulatedVm> keeper = vms.keeping(file);
        Optional<SimulatedVm> user = keeper.isPresent() ? keeper : vms.using(file, disks);
        if (user.isPresent()) {
            throw course.refusal(
                    "Disk " + file + " cannot be mounted: the VM '" + user.get().name() + "' has it, and is "
                            + user.get().state(),
                    "Shut the VM down, or copy into the running guest.");
        }
        DiskTree tree = disk.tree();
        int files = 0;
        long bytes = 0;
        for (FileCopy copy : wanted.files()) {
            Path source = Path.of(copy.source());
            if (!Files.isRegularFile(source)) {
                throw course.refusal("There is no file " + source + " to copy", "Name a file of this machine.");
            }
            course.progress("Copying " + source, 100 * files / wanted.files().size());
            Optional<Path> there = tree.find(copy.destination());
            if (there.isEmpty() || !same(source, there.get())) {
                tree.copy(source, copy.destination());
                files++;
                bytes += Files.size(source);
                course.halfway();
            }
        }
        return new FilesPlaced(files, bytes);
    }

    Done remove(RemoveDisk wanted, Course course) throws Failure, IOException, InterruptedException {
        Path file = Path.of(wanted.path());
        Optional<SimulatedVm> owner = vms.attached(file);
        Optional<SimulatedVm> user = owner.isPresent() ? owner : vms.using(file, disks);
        if (user.isPresent()) {
            throw course.refusal(
                    "Disk " + file + " is not deleted: the VM '" + user.get().name() + "' has it",
                    "Remove that VM first.");
        }
        if (Files.isRegularFile(file)) {
            List<Path> children = disks.childrenBeside(file);
            if (!children.isEmpty()) {
                throw course.refusal(
                        "Disk " + file + " is not deleted: it is the parent of " + children.get(0),
                        "Delete its children first.");
            }
        }
        course.halfway();
        return disks.remove(file) ? new Done(true, "deleted " + file) : new Done(false, file + " was not there");
    }

    /** The partial name, cleared of what a death left; refuses where a new disk cannot be. */
    private Path freePlace(Path file, Course course) throws Failure, IOException {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".vhdx")) {
            throw course.refusal("A disk cannot be named " + name, "Name it with the ending .vhdx.");
        }
        if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw course.refusal(
                    "The folder " + file.toAbsolutePath().getParent() + " is not there",
                    "Make it, or name another one.");
        }
        if (Files.exists(file)) {
            throw course.refusal("The file " + file + " exists", "Delete it, or choose another name.");
        }
        Path partial = Path.of(MachineOperation.partial(file.toString()));
        if (disks.removePartial(partial)) {
            course.log("Deleted what was left of " + partial);
        }
        return partial;
    }

    private Disk child(NewHostDisk wanted, Path partial, Disk base, Course course) throws Failure, IOException {
        UUID baseId = disks.contentId(base);
        Disk.Family family = disks.family(baseId)
                .orElseThrow(() -> course.refusal("The rehearsal did not make disk " + base.file(), ""));
        UUID diskId = UUID.fromString(family.diskId());
        switch (wanted.kind()) {
            case "differencing" -> {
                VhdxFile.Parent parent = new VhdxFile.Parent(baseId, base.file());
                return disks.create(
                        partial, new VhdxFile.Shape(UUID.randomUUID(), diskId, family.virtualBytes(), parent));
            }
            case "copy" -> {
                Disk copy = disks.create(
                        partial, new VhdxFile.Shape(UUID.randomUUID(), diskId, family.virtualBytes(), null));
                disks.copyContent(base, copy);
                return copy;
            }
            default -> throw new IllegalArgumentException("No kind of host disk: " + wanted.kind());
        }
    }

    private void undo(Path partial, Exception cause) {
        try {
            disks.removePartial(partial);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static void applyImage(Disk disk, Registry windows) throws IOException {
        DiskTree tree = disk.tree();
        String placeholder = "Placeholder of " + windows.edition() + " " + windows.build() + "\r\n";
        tree.write("C:\\Windows\\System32\\ntoskrnl.exe", placeholder);
        tree.write("C:\\Windows\\System32\\config\\SYSTEM", placeholder);
        tree.write("C:\\Windows\\System32\\cmd.exe", placeholder);
        tree.write("C:\\Windows\\System32\\drivers\\etc\\hosts", "# No hosts\r\n");
    }

    private static boolean same(Path source, Path there) throws IOException {
        return Files.size(source) == Files.size(there) && time(source) == time(there);
    }

    /** In microseconds: a copy's time is no finer. */
    private static long time(Path file) throws IOException {
        return Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
    }

    private static long sectors(NewBaseDisk wanted) {
        return (wanted.sizeBytes() + 4095) / 4096 * 4096;
    }

    private static DiskFact fact(Path file) throws IOException {
        return new DiskFact(file.toString(), Files.size(file));
    }
}
