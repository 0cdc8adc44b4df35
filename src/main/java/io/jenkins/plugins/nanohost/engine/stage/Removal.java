package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import java.io.IOException;
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
        new FormerVm(run).remove().ifPresent(vm -> removed.add("VM " + vm.name() + " (id " + vm.id() + ")"));
        if (run.ledger().vm() != null) {
            run.remember(run.ledger().withVm(null).withInstall(null));
        }
        DiskEntry disk = run.ledger().vhd();
        if (disk != null) {
            if (run.perform(new RemoveDisk(disk.path())).changed()) {
                removed.add("host disk " + disk.path());
            }
            run.remember(run.ledger().withVhd(null).withStage(null));
        }
        run.folder().forget();
        removed.forEach(what -> run.narrator().fact("Removed " + what));
        return removed;
    }
}
