package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.disk.BaseCache;
import io.jenkins.plugins.nanohost.engine.stage.found.DiskSharing;
import io.jenkins.plugins.nanohost.engine.stage.found.FormerVm;
import io.jenkins.plugins.nanohost.engine.stage.found.VmDisks;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes what was made for a host, newest first. Each thing is logged and removed from the ledger as soon as it is
 * deleted.
 */
final class Removal {
    private final HostRun run;
    private final List<String> removed = new ArrayList<>();

    Removal(HostRun run) {
        this.run = run;
    }

    /** Returns what was removed, one phrase each; empty where there was nothing. */
    List<String> remove() throws Failure, IOException, InterruptedException {
        DiskEntry disk = run.ledger().vhd();
        new VmDisks(run).requireAsMade();
        new DiskSharing(run).requireRemovable();
        DockerEntry docker = run.ledger().docker();
        if (docker != null && !docker.clientFolder().isEmpty()) {
            ClientFolder client = new ClientFolder(Path.of(docker.clientFolder()));
            if (client.remove(docker.authority())) {
                tell("client certificate in " + client.path());
            }
        }
        new FormerVm(run).remove().ifPresent(vm -> tell("VM " + vm.name() + " (id " + vm.id() + ")"));
        if (run.ledger().vm() != null) {
            run.remember(run.ledger().withVm(null).withDocker(null));
        }
        if (disk != null) {
            // A checkpoint that was made at the last moment is merged now.
            new DiskSharing(run).requireRemovable();
            if (run.perform(new RemoveDisk(disk.path())).changed()) {
                tell("host disk " + disk.path());
            }
            run.remember(run.ledger().withVhd(null).withFiles(null));
        }
        new LeftDisk(run).remove();
        run.folder().forget();
        new BaseCache(run).trim();
        return List.copyOf(removed);
    }

    private void tell(String what) {
        removed.add(what);
        run.narrator().result("Removed " + what);
    }
}
