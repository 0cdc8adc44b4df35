package io.jenkins.plugins.nanohost.engine.rehearsal.vm;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskUse;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.Disks;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.SimulatedDiskFormat;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds who needs a disk: writing to a parent makes its children unreadable. */
public final class DiskUsers {
    private final Disks disks;
    private final Vms vms;

    public DiskUsers(Disks disks, Vms vms) {
        this.disks = disks;
        this.vms = vms;
    }

    /** First the VMs that have the disk or one that builds on it, then the other files in its folder. */
    public List<DiskUse> of(Path file) throws IOException {
        List<DiskUse> uses = new ArrayList<>();
        List<Path> known = new ArrayList<>();
        for (SimulatedVm vm : vms.all()) {
            for (String disk : vm.disks()) {
                known.add(Disks.normal(Path.of(disk)));
                if (Disks.same(disk, file)
                        || disks.chain(Path.of(disk)).stream().anyMatch(part -> Disks.same(part, file))) {
                    uses.add(new DiskUse(vm.id(), vm.name(), disk, ""));
                }
            }
        }
        if (Files.isRegularFile(file)) {
            for (Path beside : disks.beside(file)) {
                if (known.contains(Disks.normal(beside)) || Disks.normal(beside).equals(replaced(file))) {
                    continue;
                }
                if (SimulatedDiskFormat.contentId(beside).isEmpty()) {
                    if (!Disks.isPartial(beside)) {
                        uses.add(new DiskUse("", "", beside.toString(), "it is corrupted, or another kind of file"));
                    }
                } else if (disks.isChild(beside, file)) {
                    uses.add(new DiskUse("", "", beside.toString(), ""));
                }
            }
        }
        return uses;
    }

    /** The disk that a new disk will replace never builds on the new one, even if it is damaged. */
    private static Path replaced(Path next) {
        return Disks.normal(Path.of(next.toString().replaceFirst("\\.next(\\.[^.]+)$", "$1")));
    }

    /** Refuses a disk that somebody is known to have or to build on. */
    public void requireNoKnownUser(Path file, String refused, Predicate<SimulatedVm> may, OperationRun run)
            throws IOException, OperationFailure {
        List<DiskUse> known =
                of(file).stream().filter(use -> use.problem().isEmpty()).toList();
        require(known, file, refused, may, run);
    }

    /**
     * Refuses a disk that somebody needs.
     *
     * @param refused what is not done with the disk, for the message
     * @param may the VMs that may have it themselves
     */
    public void requireFree(Path file, String refused, Predicate<SimulatedVm> may, OperationRun run)
            throws IOException, OperationFailure {
        require(of(file), file, refused, may, run);
    }

    private void require(List<DiskUse> uses, Path file, String refused, Predicate<SimulatedVm> may, OperationRun run)
            throws IOException, OperationFailure {
        for (DiskUse use : uses) {
            String what = "Disk " + file + " " + refused + ": ";
            if (!use.problem().isEmpty()) {
                throw run.refusal(
                        FailureCode.DISK_USER_UNKNOWN,
                        what + "whether " + use.disk() + " builds on it cannot be found out (" + use.problem() + ")",
                        "Repair that file, or delete it first if nobody needs it.");
            }
            if (use.vmId().isEmpty()) {
                throw run.refusal(
                        FailureCode.DISK_IS_PARENT,
                        what + "it is the parent of " + use.disk(),
                        "Delete its children first.");
            }
            if (!Disks.same(use.disk(), file)) {
                throw run.refusal(
                        FailureCode.DISK_IS_BUILT_ON,
                        what + "disk " + use.disk() + " of the VM '" + use.vmName() + "' builds on it",
                        "Remove that VM, or merge its checkpoints, first.");
            }
            SimulatedVm vm = vms.byId(use.vmId()).orElseThrow();
            if (!may.test(vm)) {
                throw run.refusal(
                        FailureCode.DISK_IN_USE,
                        what + "the VM '" + vm.name() + "' has it, and is " + vm.state(),
                        "Remove that VM, or shut it down, first.");
            }
        }
    }
}
