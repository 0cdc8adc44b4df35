package io.jenkins.plugins.nanohost.engine.stage.vm;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.ClearGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFiles.GuestFile;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.Wait;
import io.jenkins.plugins.nanohost.engine.windows.FirstBoot;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Waits for the end of the first boot, which lies some time after the guest first answers: its last script runs the
 * commands of the user. Then it checks whether answer files were left behind, which may hold the administrator's password;
 * they are overwritten and deleted.
 */
public final class FirstBootEnd {
    /** The commands are the user's, and nobody knows how long they take. */
    private static final Duration LIMIT = Duration.ofMinutes(60);

    /** How long the script has for deleting the answer files; then they are deleted for it. */
    private static final Duration GRACE = Duration.ofMinutes(3);

    private final HostRun run;
    private final String vmId;

    /** @param vmId of a VM that runs */
    public FirstBootEnd(HostRun run, String vmId) {
        this.run = run;
        this.vmId = vmId;
    }

    /** Waits until the guest lets us in and its first boot has ended. */
    public GuestFact await() throws Failure, IOException, InterruptedException {
        GuestFact guest = new GuestLogon(run).waitUntilOpen(vmId);
        if (RequiredEntries.disk(run).firstBootOpen()) {
            untilMarked();
            run.remember(run.ledger().withVhd(RequiredEntries.disk(run).afterFirstBoot()));
        } else {
            untilCleared();
        }
        return guest;
    }

    /** The script deletes the answer files before the user's commands, which may take long: nothing of them may stay. */
    private void untilMarked() throws Failure, IOException, InterruptedException {
        List<String> looked = new ArrayList<>(FirstBoot.answerFiles());
        looked.add(FirstBoot.END_MARK);
        Duration began = run.pace().elapsed();
        new Wait(
                        FailureCode.FIRST_BOOT_LIMIT,
                        "the end of the first boot of " + run.folder().host(),
                        LIMIT,
                        "See SetupComplete.log beside " + FirstBoot.END_MARK
                                + " in the guest: which of vhd.commands did not end? Correct it, and build again with"
                                + " rebuild: always. A VM that was turned off in its first boot has to be built again too.")
                .until(run, seen -> {
                    List<String> there = new ArrayList<>(there(looked));
                    boolean ended = there.remove(FirstBoot.END_MARK);
                    seen.note("the guest answers, its first boot has not left " + FirstBoot.END_MARK
                            + (there.isEmpty() ? "" : ", and these are there: " + String.join(", ", there)));
                    if (ended || isLate(began)) {
                        clear(there);
                    }
                    return ended ? Optional.of(true) : Optional.empty();
                });
    }

    private void untilCleared() throws Failure, IOException, InterruptedException {
        Duration began = run.pace().elapsed();
        List<String> left = new Wait(
                        FailureCode.FIRST_BOOT_LIMIT,
                        "the end of the answer files in " + run.folder().host() + "'s guest",
                        GRACE.multipliedBy(2),
                        "")
                .until(run, seen -> {
                    List<String> there = there(FirstBoot.answerFiles());
                    seen.note(String.join(", ", there));
                    return there.isEmpty() || isLate(began) ? Optional.of(there) : Optional.empty();
                });
        clear(left);
    }

    private boolean isLate(Duration began) {
        return run.pace().elapsed().minus(began).compareTo(GRACE) >= 0;
    }

    private void clear(List<String> left) throws Failure, InterruptedException {
        if (!left.isEmpty()) {
            run.perform(new ClearGuestFile(run.guest(vmId), left));
            run.narrator()
                    .warning("The first boot left " + String.join(", ", left)
                            + " in the guest; overwritten and deleted now.");
        }
    }

    /** A guest that restarts answers again later. */
    private List<String> there(List<String> paths) throws Failure, IOException, InterruptedException {
        try {
            return found(paths);
        } catch (OperationFailure e) {
            new GuestLogon(run).waitUntilOpen(vmId);
            return found(paths);
        }
    }

    private List<String> found(List<String> paths) throws Failure, InterruptedException {
        return run.perform(new GetGuestFile(run.guest(vmId), paths)).files().stream()
                .map(GuestFile::path)
                .toList();
    }
}
