package io.jenkins.plugins.nanohost.engine.stage.found;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.report.Pace;
import java.time.Duration;

/** What the looks of one wait saw of a VM's start. */
final class BootWatch {
    private final Pace pace;
    private long uptime;
    private int restarts;

    @CheckForNull
    private Duration doubtedSince;

    BootWatch(Pace pace) {
        this.pace = pace;
    }

    /**
     * Notes one look.
     *
     * @param doubtful whether the guest has an address, but a better one may come
     */
    void see(VmFact vm, boolean doubtful) {
        boolean restarted = vm.uptime() < uptime;
        if (restarted) {
            restarts++;
        }
        uptime = vm.uptime();
        if (!doubtful || restarted) {
            doubtedSince = null;
        }
        if (doubtful && doubtedSince == null) {
            doubtedSince = pace.elapsed();
        }
    }

    /** How often Windows restarted; its uptime then begins anew. */
    int restarts() {
        return restarts;
    }

    /** How long the guest has had only an address after which a better one may come. */
    Duration doubted() {
        return doubtedSince == null ? Duration.ZERO : pace.elapsed().minus(doubtedSince);
    }
}
