package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.failure.BusyFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.FolderContent;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetDiskUse;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskUse;
import io.jenkins.plugins.nanohost.engine.stage.MachineCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Removes base disks because a person asks for it. Each is checked and deleted under its own lock, which a run holds while it
 * makes the disk or a child of it. A base disk that somebody builds on stays: a host by its ledger, or any VM or disk that the
 * machine knows of.
 */
public final class BaseDiskRemoval {
    private final WorkFolder work;
    private final MachineCalls machine;
    private final String who;

    /**
     * @param who a phrase that says to others who holds the locks meanwhile
     */
    public BaseDiskRemoval(WorkFolder work, MachineCalls machine, String who) {
        this.work = work;
        this.machine = machine;
        this.who = who;
    }

    /**
     * Removes one base disk, whole, damaged or unfinished, with the file that says what it was made from.
     *
     * @param name its fingerprint, or the name of its file
     * @return what was removed, one phrase each
     * @throws UnfitFailure when there is no such base disk, or a ledger cannot be read
     * @throws RefusedFailure when somebody builds on it, or the file is no base disk of this program
     * @throws BusyFailure when a run works with it
     */
    public List<String> remove(String name) throws Failure, IOException, InterruptedException {
        work.requireOwn();
        List<String> removed = new ArrayList<>();
        for (BaseDiskFile base : named(name)) {
            removed.add(remove(base));
        }
        return removed;
    }

    /**
     * Removes every base disk that nobody builds on. Those that stay are logged with the reason.
     *
     * @return what was removed, one phrase each
     * @throws UnfitFailure when a ledger cannot be read, so that nothing is removed any more
     */
    public List<String> removeUnused() throws Failure, IOException, InterruptedException {
        List<String> removed = new ArrayList<>();
        work.requireOwn();
        BaseDiskUses.in(work);
        for (BaseDiskFile base : BaseDiskFile.in(work.bases())) {
            try {
                removed.add(remove(base));
            } catch (RefusedFailure | BusyFailure | OperationFailure e) {
                machine.narrator().fact("Kept: " + e.getMessage());
            }
        }
        return removed;
    }

    private List<BaseDiskFile> named(String name) throws Failure {
        List<BaseDiskFile> all = BaseDiskFile.in(work.bases());
        String wanted = name.toLowerCase(Locale.ROOT);
        List<BaseDiskFile> found = all.stream()
                .filter(base -> base.name().equals(wanted)
                        || base.fingerprint().equals(wanted)
                        || String.valueOf(base.file().getFileName()).equals(wanted))
                .toList();
        if (!found.isEmpty()) {
            return found;
        }
        if (isForeign(name)) {
            throw new RefusedFailure(
                    FailureCode.NO_OWN_BASE_DISK,
                    name + " in " + work.bases() + " is no base disk of this program",
                    "Delete it by hand if nobody needs it; 'bases' lists the base disks.");
        }
        throw new UnfitFailure(
                FailureCode.NO_SUCH_BASE_DISK,
                "There is no base disk " + name + " in " + work.bases(),
                all.isEmpty()
                        ? "No base disk is there."
                        : "There are: " + all.stream().map(BaseDiskFile::name).toList() + ".");
    }

    private boolean isForeign(String name) throws UnfitFailure {
        return FolderContent.of(work.bases()).stream()
                .anyMatch(file -> file.getFileName().toString().equalsIgnoreCase(name));
    }

    private String remove(BaseDiskFile base) throws Failure, IOException, InterruptedException {
        try (FolderLock lock =
                FolderLock.tryTake(work.bases(), base.fingerprint(), who).orElse(null)) {
            if (lock == null) {
                throw new BusyFailure(
                        FailureCode.BASE_DISK_BUSY,
                        "Another run works with base disk " + base.name() + ": "
                                + FolderLock.holder(work.bases(), base.fingerprint()),
                        "Wait until it has ended, or stop it.");
            }
            requireUnused(base);
            String what = phrase(base);
            machine.perform(new RemoveDisk(base.disk().toString()));
            Files.deleteIfExists(BaseDiskRecord.of(base.disk()));
            machine.narrator().result("Removed " + what);
            return what;
        }
    }

    /** Asked under the lock: a run that makes a child has the lock until its ledger names the base disk. */
    private void requireUnused(BaseDiskFile base) throws Failure, IOException, InterruptedException {
        List<String> users = BaseDiskUses.in(work).needing(base.disk());
        if (!users.isEmpty()) {
            throw new RefusedFailure(
                    FailureCode.BASE_DISK_NEEDED,
                    "Base disk " + base.name() + " is not removed: " + String.join(", ", users)
                            + (users.size() == 1 ? " builds on it" : " build on it"),
                    "Remove these hosts or disks first, with 'remove NAME' for a host, if nobody needs them.");
        }
        for (DiskUse use :
                machine.perform(new GetDiskUse(base.disk().toString())).uses()) {
            if (!use.problem().isEmpty()) {
                throw new RefusedFailure(
                        FailureCode.DISK_USE_UNKNOWN,
                        "Base disk " + base.name() + " is not removed: whether " + use.disk()
                                + " builds on it cannot be found out: " + use.problem(),
                        "Repair that file, or delete it if nobody needs it; then run it again.");
            }
            throw new RefusedFailure(
                    FailureCode.BASE_DISK_NEEDED,
                    "Base disk " + base.name() + " is not removed: "
                            + (use.vmId().isEmpty() ? "" : "VM " + use.vmName() + " (id " + use.vmId() + ") has ")
                            + "disk " + use.disk()
                            + (use.vmId().isEmpty() ? " builds on it" : ", which builds on it or is it"),
                    "Remove that VM or disk first, if nobody needs it.");
        }
    }

    private static String phrase(BaseDiskFile base) throws IOException {
        String size = Files.exists(base.file()) ? " (" + Amount.of(Files.size(base.file())) + ")" : "";
        return (base.there() ? "base disk " : "what was left of base disk ") + base.name() + size;
    }
}
