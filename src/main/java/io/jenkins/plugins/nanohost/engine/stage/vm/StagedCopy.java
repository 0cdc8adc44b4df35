package io.jenkins.plugins.nanohost.engine.stage.vm;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFiles.GuestFile;
import io.jenkins.plugins.nanohost.engine.stage.DetachedWait;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The copy of a staged file in a running guest. */
public record StagedCopy(HostRun run, GuestAccess access, StagedFile file) {
    /** What the guest has there; its digest takes a while for a large file. */
    public Optional<GuestFile> find() throws Failure, IOException, InterruptedException {
        return new DetachedWait("the digest of " + file.to(), Duration.ofMinutes(5), file.length())
                .until(run, again -> new GetGuestFile(access, List.of(file.to()), again)).files().stream()
                        .findFirst();
    }
}
