package io.jenkins.plugins.nanohost.engine.stage.vm;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.ClearGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFiles.GuestFile;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.Wait;
import io.jenkins.plugins.nanohost.engine.windows.FirstBoot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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

    /** How long answer files are waited for where the disk was made without a mark of the end. */
    private static final Duration GRACE = Duration.ofMinutes(3);

    private final HostRun run;
    private final GuestAccess access;

    public FirstBootEnd(HostRun run, GuestAccess access) {
        this.run = run;
        this.access = access;
    }

    public void await() throws Failure, IOException, InterruptedException {
        List<String> left = RequiredEntries.disk(run).endMark() ? untilMarked() : untilCleared();
        if (!left.isEmpty()) {
            run.perform(new ClearGuestFile(access, left));
            run.narrator()
                    .warning("The first boot left " + String.join(", ", left)
                            + " in the guest; overwritten and deleted now.");
        }
    }

    private List<String> untilMarked() throws Failure, IOException, InterruptedException {
        List<String> looked = new ArrayList<>(FirstBoot.answerFiles());
        looked.add(FirstBoot.END_MARK);
        return new Wait(
                        "the end of the first boot of " + run.folder().host(),
                        LIMIT,
                        "See SetupComplete.log beside " + FirstBoot.END_MARK
                                + " in the guest: which of vhd.commands did not end? Correct it, and build again with"
                                + " rebuild: always.")
                .until(run, seen -> {
                    List<String> there = new ArrayList<>(there(looked));
                    boolean ended = there.remove(FirstBoot.END_MARK);
                    seen.note("the guest answers, its first boot has not left " + FirstBoot.END_MARK
                            + (there.isEmpty() ? "" : ", and these are there: " + String.join(", ", there)));
                    return ended ? Optional.of(there) : Optional.empty();
                });
    }

    private List<String> untilCleared() throws Failure, IOException, InterruptedException {
        Instant began = run.pace().now();
        return new Wait("the end of the answer files in " + run.folder().host() + "'s guest", GRACE.multipliedBy(2), "")
                .until(run, seen -> {
                    List<String> there = there(FirstBoot.answerFiles());
                    seen.note(String.join(", ", there));
                    boolean late = Duration.between(began, run.pace().now()).compareTo(GRACE) >= 0;
                    return there.isEmpty() || late ? Optional.of(there) : Optional.empty();
                });
    }

    private List<String> there(List<String> paths) throws Failure, InterruptedException {
        return run.perform(new GetGuestFile(access, paths)).files().stream()
                .map(GuestFile::path)
                .toList();
    }
}
