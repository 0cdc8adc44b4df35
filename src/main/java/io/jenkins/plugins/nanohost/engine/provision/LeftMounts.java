package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;

/**
 * Disks that a killed run left mounted. Such a disk can neither be deleted nor boot a VM, and the same holds for the disks
 * that it builds on and for those that build on it.
 */
final class LeftMounts {
    private final HostRun run;

    LeftMounts(HostRun run) {
        this.run = run;
    }

    void undo() throws Failure, InterruptedException {
        Done undone = run.perform(new DismountLeftDisk());
        if (undone.changed()) {
            run.narrator().fact("From a run that was stopped: " + undone.note());
        }
    }
}
