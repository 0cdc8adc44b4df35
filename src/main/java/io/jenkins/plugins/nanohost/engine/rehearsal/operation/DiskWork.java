package io.jenkins.plugins.nanohost.engine.rehearsal.operation;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.machine.fact.FilesPlaced;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.Disks;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.MachineRules;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.DiskUsers;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.Mounts;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Disk;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.DiskTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The operations on disks that exist. */
final class DiskWork {
    private final Disks disks;
    private final DiskUsers users;
    private final Mounts mounts;

    DiskWork(Disks disks, DiskUsers users, Mounts mounts) {
        this.disks = disks;
        this.users = users;
        this.mounts = mounts;
    }

    FilesPlaced add(AddDiskFile wanted, MachineRules rules, OperationRun run)
            throws Failure, IOException, InterruptedException {
        Path file = Path.of(wanted.path());
        Disk disk = disks.open(file, run);
        for (FileCopy copy : wanted.files()) {
            requireSource(copy, run);
        }
        users.requireFree(file, "takes no files", vm -> vm.state() == VmState.OFF, run);
        rules.requireDisks();
        for (Path part : disks.chain(file)) {
            rules.requirePlain(part);
        }
        return mounts.withDisk(file, run, () -> put(wanted.files(), disk, rules, run));
    }

    /** Copies files into a mounted disk. */
    static FilesPlaced put(List<FileCopy> copies, Disk disk, MachineRules rules, OperationRun run)
            throws Failure, IOException, InterruptedException {
        DiskTree tree = disk.tree();
        int files = 0;
        long bytes = 0;
        for (FileCopy copy : copies) {
            Path source = requireSource(copy, run);
            run.progress("Copying " + source, 100 * files / copies.size());
            Optional<Path> there = tree.find(copy.destination());
            if (there.isEmpty() || !same(source, there.get())) {
                rules.requireSpace(Files.size(source), disk.file());
                tree.copy(source, copy.destination());
                files++;
                bytes += Files.size(source);
                run.halfway();
            }
        }
        return new FilesPlaced(files, bytes);
    }

    Done remove(RemoveDisk wanted, OperationRun run) throws Failure, IOException, InterruptedException {
        Path file = Path.of(wanted.path());
        users.requireFree(file, "is not deleted", vm -> false, run);
        mounts.dismount(Disks.partial(file));
        mounts.dismount(file);
        run.halfway();
        return disks.remove(file) ? new Done(true, "deleted " + file) : new Done(false, file + " was not there");
    }

    static Path requireSource(FileCopy copy, OperationRun run) throws OperationFailure {
        Path source = Path.of(copy.source());
        if (!Files.isRegularFile(source)) {
            throw run.refusal(
                    FailureCode.SOURCE_MISSING,
                    "There is no file " + source + " to copy",
                    "Name a file of this machine.");
        }
        if (!DiskTree.isPath(copy.destination())) {
            throw run.refusal(
                    FailureCode.GUEST_PATH_WRONG,
                    "'" + copy.destination() + "' is not the path of a file on drive C: of the guest",
                    "Name one like C:\\tools\\docker.exe.");
        }
        return source;
    }

    private static boolean same(Path source, Path there) throws IOException {
        return Files.size(source) == Files.size(there) && time(source) == time(there);
    }

    /** In microseconds, since a copy's time is not more exact. */
    private static long time(Path file) throws IOException {
        return Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
    }
}
