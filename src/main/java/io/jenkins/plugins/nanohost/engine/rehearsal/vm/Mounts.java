package io.jenkins.plugins.nanohost.engine.rehearsal.vm;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.Disks;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.SimulatedDiskFormat;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.RehearsalFolder;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Session;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is mounted on the machine, in {@code mounts.json}. An entry is written before an operation works on a disk or a
 * disc and is removed after it, so that a process killed in between leaves it mounted, as on Windows. No file: nothing
 * is mounted.
 */
public final class Mounts {
    public static final String FILE = "mounts.json";

    private final RehearsalFolder folder;
    private final Disks disks;
    private final Vms vms;
    private final Session session;

    public Mounts(RehearsalFolder folder, Disks disks, Vms vms, Session session) {
        this.folder = folder;
        this.disks = disks;
        this.vms = vms;
        this.session = session;
    }

    /**
     * @param path the disk, or the ISO
     * @param holder null: a person mounted it, at the machine itself
     */
    public record Mount(String path, @CheckForNull Session holder) {
        boolean of(Path file) {
            return Disks.normal(Path.of(path)).equals(Disks.normal(file));
        }

        /** Whether nobody is left who would dismount it. */
        boolean left() {
            return holder != null && !holder.lives();
        }
    }

    record MountTable(List<Mount> mounts) {
        MountTable {
            mounts = List.copyOf(mounts);
        }
    }

    /** What is done while a file is mounted. */
    @FunctionalInterface
    public interface MountedAction<T> {
        T perform() throws IOException, Failure, InterruptedException;
    }

    public Optional<Mount> find(Path file) throws IOException {
        return all().stream().filter(mount -> mount.of(file)).findFirst();
    }

    /** Works on a mounted disk; a mount that a dead session left is taken over. */
    public <T> T withDisk(Path file, OperationRun run, MountedAction<T> work)
            throws IOException, Failure, InterruptedException {
        Optional<Mount> there = find(file);
        if (there.isPresent() && !there.get().left()) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "Disk " + file + " cannot be mounted: it is mounted already",
                    "Dismount it.");
        }
        requireFree(file, run);
        requireAloneOfFamily(file, run);
        put(new Mount(Disks.normal(file).toString(), session));
        return dismounting(file, work);
    }

    /**
     * Works on media: an ISO is mounted for that time, and one that a person has mounted stays mounted; a folder is
     * used as it is.
     */
    public <T> T withMedia(Path media, OperationRun run, MountedAction<T> work)
            throws IOException, Failure, InterruptedException {
        if (Files.isDirectory(media)) {
            return work.perform();
        }
        if (!Files.isRegularFile(media)) {
            throw run.refusal(
                    FailureCode.NO_MEDIA, "There are no media at " + media, "Name an ISO or its unpacked folder.");
        }
        Optional<Mount> there = find(media);
        if (there.isPresent() && !there.get().left()) {
            return work.perform();
        }
        put(new Mount(Disks.normal(media).toString(), session));
        return dismounting(media, work);
    }

    /** Returns whether it was mounted. */
    public boolean dismount(Path file) throws IOException {
        List<Mount> others = new ArrayList<>(all());
        boolean was = others.removeIf(mount -> mount.of(file));
        if (was) {
            write(others);
        }
        return was;
    }

    public Done dismountLeft(OperationRun run) throws Failure, IOException, InterruptedException {
        List<String> left = new ArrayList<>();
        for (Mount mount : all()) {
            if (mount.left()) {
                run.progress("Dismounting " + mount.path(), -1);
                dismount(Path.of(mount.path()));
                left.add(mount.path());
                run.halfway();
            }
        }
        return left.isEmpty()
                ? new Done(false, "nothing was left mounted")
                : new Done(true, "dismounted " + String.join(", ", left));
    }

    public void put(Mount mount) throws IOException {
        List<Mount> mounts = new ArrayList<>(all());
        mounts.removeIf(other -> other.of(Path.of(mount.path())));
        mounts.add(mount);
        write(mounts);
    }

    private <T> T dismounting(Path file, MountedAction<T> work) throws IOException, Failure, InterruptedException {
        T done;
        try {
            done = work.perform();
        } catch (Failure | IOException | InterruptedException e) {
            try {
                dismount(file);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        dismount(file);
        return done;
    }

    private void requireFree(Path file, OperationRun run) throws IOException, OperationFailure {
        Optional<SimulatedVm> keeper = vms.keeping(file);
        Optional<SimulatedVm> user = keeper.isPresent() ? keeper : vms.using(file, disks);
        if (user.isPresent()) {
            throw run.refusal(
                    FailureCode.DISK_IN_USE,
                    "Disk " + file + " cannot be mounted: the VM '" + user.get().name() + "' has it, and is "
                            + user.get().state().word(),
                    "Shut the VM down, or copy into the running guest.");
        }
    }

    /** Disks of one family have the same identifiers, so Windows leaves the second one offline. */
    private void requireAloneOfFamily(Path file, OperationRun run) throws IOException, OperationFailure {
        Optional<Disk.Family> family = family(file);
        for (Mount mount : all()) {
            Optional<Disk.Family> other = family(Path.of(mount.path()));
            if (!mount.of(file)
                    && family.isPresent()
                    && other.isPresent()
                    && other.get().diskId().equals(family.get().diskId())) {
                throw run.refusal(
                        FailureCode.DISK_IDS_TWICE,
                        "Disk " + file + " stays offline while " + mount.path()
                                + " is mounted, which has the same identifiers",
                        "Dismount that one, and run again.");
            }
        }
    }

    private Optional<Disk.Family> family(Path file) throws IOException {
        Optional<UUID> id = SimulatedDiskFormat.contentId(file);
        return id.isPresent() ? disks.family(id.get()) : Optional.empty();
    }

    public List<Mount> all() throws IOException {
        return folder.read(folder.path(FILE), MountTable.class)
                .orElse(new MountTable(List.of()))
                .mounts();
    }

    private void write(List<Mount> mounts) throws IOException {
        if (mounts.isEmpty()) {
            Files.deleteIfExists(folder.path(FILE));
        } else {
            folder.write(folder.path(FILE), new MountTable(mounts));
        }
    }
}
