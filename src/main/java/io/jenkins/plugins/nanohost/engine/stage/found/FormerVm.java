package io.jenkins.plugins.nanohost.engine.stage.found;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.util.List;
import java.util.Optional;

/**
 * The VM that the ledger knows and nobody wants any more. One that was not made to the end is completed first: only
 * then it has the mark in its notes, without which the machine removes nothing.
 */
public final class FormerVm {
    private final HostRun run;

    public FormerVm(HostRun run) {
        this.run = run;
    }

    /** The VM that was removed; empty where there was none of ours. */
    public Optional<VmFact> remove() throws Failure, InterruptedException {
        VmEntry entry = run.ledger().vm();
        if (entry == null) {
            return Optional.empty();
        }
        VmFact ours = new VmFinder(run).find().ours();
        if (ours == null && entry.vmId().isEmpty()) {
            ours = begun(entry);
        }
        if (ours != null) {
            run.perform(new RemoveHostVm(ours.id(), entry.mark()));
        }
        return Optional.ofNullable(ours);
    }

    /** The VM that would be removed; changes nothing. */
    public Optional<VmFact> find() throws Failure, InterruptedException {
        VmEntry entry = run.ledger().vm();
        if (entry == null) {
            return Optional.empty();
        }
        VmFact ours = new VmFinder(run).find().ours();
        if (ours != null || !entry.vmId().isEmpty()) {
            return Optional.ofNullable(ours);
        }
        return new VmFinder(run).begun(entry).stream().findFirst();
    }

    /** The VM that still has the name under which it is made. */
    @CheckForNull
    private VmFact begun(VmEntry entry) throws Failure, InterruptedException {
        String name = run.folder().host() + "-" + entry.mark();
        List<VmFact> begun = run.perform(new GetHostVm("", name)).vms();
        if (begun.isEmpty() || begun.get(0).bears(entry.mark())) {
            return begun.isEmpty() ? null : begun.get(0);
        }
        DiskEntry disk = run.ledger().vhd();
        try {
            return run.perform(new NewHostVm(
                    run.folder().host().value(),
                    entry.mark(),
                    run.folder().vm().toString(),
                    disk == null ? VmGeneration.TWO : disk.generation(),
                    disk == null ? run.folder().disk(DiskFormat.VHDX).toString() : disk.path(),
                    entry.hardware()));
        } catch (OperationFailure e) {
            run.narrator()
                    .warning("VM " + name + " was begun by a run that was stopped. It cannot be completed, so it"
                            + " cannot be removed here ("
                            + e.getMessage() + "); remove it by hand.");
            return null;
        }
    }
}
