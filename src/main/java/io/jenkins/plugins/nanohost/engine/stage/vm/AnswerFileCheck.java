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
import java.util.List;
import java.util.Optional;

/**
 * Checks whether the first boot left answer files behind; they may hold the administrator's password. The boot's last
 * script deletes them, some time after the guest first answers. If it did not, they are overwritten and deleted here.
 */
public final class AnswerFileCheck {
    private static final Duration GRACE = Duration.ofMinutes(3);

    private final HostRun run;
    private final GuestAccess access;

    public AnswerFileCheck(HostRun run, GuestAccess access) {
        this.run = run;
        this.access = access;
    }

    public void check() throws Failure, IOException, InterruptedException {
        Instant began = run.pace().now();
        List<String> left = new Wait(
                        "the end of the answer files in " + run.folder().host() + "'s guest", GRACE.multipliedBy(2), "")
                .until(run, seen -> {
                    List<String> there = there();
                    seen.note(String.join(", ", there));
                    boolean late = Duration.between(began, run.pace().now()).compareTo(GRACE) >= 0;
                    return there.isEmpty() || late ? Optional.of(there) : Optional.empty();
                });
        if (!left.isEmpty()) {
            run.perform(new ClearGuestFile(access, left));
            run.narrator()
                    .warning("The first boot left " + String.join(", ", left)
                            + " in the guest; overwritten and deleted now.");
        }
    }

    private List<String> there() throws Failure, InterruptedException {
        return run.perform(new GetGuestFile(access, FirstBoot.answerFiles())).files().stream()
                .map(GuestFile::path)
                .toList();
    }
}
