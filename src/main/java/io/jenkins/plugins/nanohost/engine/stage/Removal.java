package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.InstallEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveHostVm;
import io.jenkins.plugins.nanohost.engine.machine.VmFact;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes back what was made for a host, newest first; each thing is struck from the ledger once it is gone. */
final class Removal {
    private final HostRun run;

    Removal(HostRun run) {
        this.run = run;
    }

    /** What was removed, a phrase each; empty where nothing was there. */
    List<String> remove() throws Failure, IOException, InterruptedException {
        List<String> removed = new ArrayList<>();
        InstallEntry install = run.ledger().install();
        if (install != null && !install.clientFolder().isEmpty()) {
            ClientFolder client = new ClientFolder(Path.of(install.clientFolder()));
            if (client.remove(install.authority())) {
                removed.add("client certificate in " + client.path());
            }
        }
        VmEntry vm = run.ledger().vm();
        if (vm != null) {
            VmFact ours = new VmFinder(run).find().ours();
            if (ours != null) {
                run.perform(new RemoveHostVm(ours.id(), vm.mark()));
                removed.add("VM " + ours.name() + " (id " + ours.id() + ")");
            }
            run.remember(run.ledger().withVm(null).withInstall(null));
        }
        DiskEntry disk = run.ledger().vhd();
        if (disk != null) {
            run.perform(new RemoveDisk(disk.path()));
            removed.add("host disk " + disk.path());
            run.remember(run.ledger().withVhd(null).withStage(null));
        }
        run.folder().forget();
        removed.forEach(what -> run.narrator().fact("Removed " + what));
        return removed;
    }
}
