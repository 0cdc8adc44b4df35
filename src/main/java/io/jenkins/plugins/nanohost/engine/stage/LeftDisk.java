package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A new host disk that a run was making, beside the one that was still needed, when it was ended. It lives within one stage
 * alone, so the next run deletes it, also because it holds the password.
 */
final class LeftDisk {
    private final HostRun run;

    LeftDisk(HostRun run) {
        this.run = run;
    }

    void remove() throws Failure, InterruptedException {
        for (DiskFormat format : DiskFormat.values()) {
            Path disk = run.folder().nextDisk(format);
            if (Files.exists(disk) || Files.exists(Path.of(MachineOperation.partial(disk.toString())))) {
                run.perform(new RemoveDisk(disk.toString()));
                run.narrator().fact("Removed " + disk + ", which a run that was ended had not yet put in its place");
            }
        }
    }
}
