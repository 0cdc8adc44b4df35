package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.NextDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.disk.BaseCache;
import io.jenkins.plugins.nanohost.engine.stage.found.DiskSharing;
import io.jenkins.plugins.nanohost.engine.stage.found.FormerVm;
import io.jenkins.plugins.nanohost.engine.stage.found.VmDisks;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;
import java.io.IOException;
import java.nio.file.Files;
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

    /** Returns what {@link #remove} would remove, one phrase each; it changes nothing, and refuses what that would refuse. */
    List<String> foresee() throws Failure, IOException, InterruptedException {
        List<String> would = new ArrayList<>();
        run.foresee(() -> {
            new VmDisks(run).requireAsMade();
            new DiskSharing(run).requireRemovable();
            DockerEntry docker = run.ledger().docker();
            if (docker != null
                    && !docker.clientFolder().isEmpty()
                    && new ClientFolder(Path.of(docker.clientFolder())).isOf(docker.authority())) {
                would.add(clientCertificate(Path.of(docker.clientFolder())));
            }
            new FormerVm(run).find().ifPresent(found -> would.add(vm(found)));
            DiskEntry disk = run.ledger().vhd();
            if (disk != null && Files.exists(Path.of(disk.path()))) {
                would.add(hostDisk(disk));
            }
            NextDisk left = run.ledger().nextDisk();
            if (left != null && Files.exists(Path.of(left.path()))) {
                would.add("unfinished host disk " + left.path());
            }
            would.add("folder " + run.folder().path() + ", with what is known of the host");
        });
        return would;
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
                tell(clientCertificate(client.path()));
            }
        }
        new FormerVm(run).remove().ifPresent(gone -> tell(vm(gone)));
        if (run.ledger().vm() != null) {
            run.remember(run.ledger().withVm(null).withDocker(null));
        }
        if (disk != null) {
            // A checkpoint that was made at the last moment is merged now.
            new DiskSharing(run).requireRemovable();
            if (run.perform(new RemoveDisk(disk.path())).changed()) {
                tell(hostDisk(disk));
            }
            run.remember(run.ledger().withVhd(null).withFiles(null));
        }
        new LeftDisk(run).remove();
        run.folder().forget();
        new BaseCache(run).trim();
        return List.copyOf(removed);
    }

    private static String clientCertificate(Path folder) {
        return "client certificate in " + folder;
    }

    private static String vm(VmFact vm) {
        return "VM " + vm.name() + " (id " + vm.id() + ")";
    }

    private static String hostDisk(DiskEntry disk) {
        return "host disk " + disk.path();
    }

    private void tell(String what) {
        removed.add(what);
        run.narrator().result("Removed " + what);
    }
}
