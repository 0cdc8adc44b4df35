package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.NextDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import java.io.IOException;

/**
 * A new host disk that a stopped run left behind, beside the one that was still needed. It is only used within one
 * stage, so the next run deletes it; another reason is that it holds the password.
 */
final class LeftDisk {
    private final HostRun run;

    LeftDisk(HostRun run) {
        this.run = run;
    }

    void remove() throws Failure, IOException, InterruptedException {
        NextDisk left = run.ledger().nextDisk();
        if (left != null) {
            if (run.perform(new RemoveDisk(left.path())).changed()) {
                run.narrator()
                        .fact("Removed " + left.path() + ", which a run that was stopped had not yet put in its place");
            }
            run.remember(run.ledger().withNextDisk(null));
        }
    }
}
