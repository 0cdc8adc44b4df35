package io.jenkins.plugins.nanohost.engine.stage.found;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.VmDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.Wait;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the host's VM among others of the same name: ours has the id from the ledger and the mark in its notes. */
public final class VmFinder {
    /** Nano Server, which starts within a minute or two even on slow disks: many times what it needs. */
    private static final Duration NANO_LIMIT = Duration.ofMinutes(15);

    /** Server Core makes its hardware and its settings in its first boot, and restarts; Microsoft's script waits as long. */
    private static final Duration CORE_LIMIT = Duration.ofMinutes(30);

    /** What DISM added offline is completed in the first boot, with restarts; a cumulative update may take half an hour. */
    private static final Duration UPDATED_CORE_LIMIT = Duration.ofMinutes(60);

    private final HostRun run;

    public VmFinder(HostRun run) {
        this.run = run;
    }

    /**
     * What was found.
     *
     * @param foreign another VM that has the host's name
     */
    public record FoundVms(@CheckForNull VmFact ours, @CheckForNull VmFact foreign) {}

    public FoundVms find() throws Failure, InterruptedException {
        VmEntry entry = run.ledger().vm();
        String id = entry == null ? "" : entry.vmId();
        String mark = entry == null ? "" : entry.mark();
        VmFact ours = null;
        VmFact foreign = null;
        for (VmFact vm :
                run.perform(new GetHostVm(id, run.folder().host().value())).vms()) {
            // While its id is not known, a VM that was not made to the end is found by the mark alone.
            if (vm.bears(mark) && (id.isEmpty() || vm.id().equalsIgnoreCase(id))) {
                ours = requireAlone(vm);
            } else if (vm.id().equalsIgnoreCase(id)) {
                throw new RefusedFailure(
                        "VM " + vm.name() + " (id " + id
                                + ") has lost the mark in its notes by which it is known as ours",
                        "Put the line " + mark + " back into its notes, or remove the VM by hand.");
            } else if (!goesWithItsDisk(vm)) {
                foreign = vm;
            }
        }
        return new FoundVms(ours, foreign);
    }

    /** A cluster moves and starts a VM by itself, while it is looked for here and in one state. */
    private static VmFact requireAlone(VmFact vm) throws RefusedFailure {
        if (vm.clustered()) {
            throw new RefusedFailure(
                    "VM " + vm.name() + " (id " + vm.id()
                            + ") is a role of a failover cluster, which is not supported: the"
                            + " cluster moves and starts it by itself",
                    "Remove the role, not the VM, in Failover Cluster Manager; then run it again.");
        }
        return vm;
    }

    /** The VMs whose making stopped before their identifier was known: they have the mark in their notes or name. */
    List<VmFact> begun(VmEntry entry) throws Failure, InterruptedException {
        String name = run.folder().host() + "-" + entry.mark();
        List<VmFact> begun =
                new ArrayList<>(run.perform(new GetHostVm("", name)).vms());
        for (VmFact vm :
                run.perform(new GetHostVm("", run.folder().host().value())).vms()) {
            if (vm.bears(entry.mark())) {
                begun.add(vm);
            }
        }
        return begun;
    }

    /** While planning: a VM of ours that the run would have removed by now is still there. */
    private boolean goesWithItsDisk(VmFact vm) {
        VmEntry former = run.former().vm();
        return run.planning()
                && run.ledger().vm() == null
                && former != null
                && vm.bears(former.mark())
                && (former.vmId().isEmpty() || vm.id().equalsIgnoreCase(former.vmId()));
    }

    /** Waits until our VM's guest gives its heartbeat and has an address. */
    public VmFact waitForAddress(String vmId) throws Failure, IOException, InterruptedException {
        long[] uptime = {0};
        int[] restarts = {0};
        return new Wait(
                        "the heartbeat and an address of " + run.folder().host(),
                        bootLimit(),
                        "Look at the VM's console in Hyper-V Manager: does Windows start, and does its switch reach a DHCP"
                                + " server? If it only needs longer, give a longer vm.bootLimit in the run"
                                + " that starts it (hypervVm, containerHost).")
                .until(run, seen -> {
                    VmFact vm = require(vmId);
                    if (vm.uptime() < uptime[0]) {
                        restarts[0]++;
                    }
                    uptime[0] = vm.uptime();
                    seen.note("state " + vm.state().word() + ", heartbeat "
                            + (vm.heartbeatStatus().isEmpty() ? "none" : vm.heartbeatStatus()) + ", up for "
                            + vm.uptime() + " s, restarted " + restarts[0] + " times meanwhile, addresses "
                            + vm.addresses());
                    return vm.heartbeat() && address(vm).isPresent() ? Optional.of(vm) : Optional.empty();
                });
    }

    /** How long the first heartbeat is waited for. */
    public Duration bootLimit() {
        VmDefinition wanted = run.definition().vm();
        if (wanted != null && wanted.bootLimit() != null) {
            return wanted.bootLimit().time();
        }
        DiskEntry disk = run.ledger().vhd();
        if (disk != null && disk.nano()) {
            return NANO_LIMIT;
        }
        boolean updated =
                disk != null && !disk.inputs().getOrDefault("updates", "").isEmpty();
        return updated ? UPDATED_CORE_LIMIT : CORE_LIMIT;
    }

    private VmFact require(String vmId) throws Failure, InterruptedException {
        List<VmFact> vms = run.perform(new GetHostVm(vmId, "")).vms();
        if (vms.isEmpty()) {
            throw Operation.failure(
                    GetHostVm.class,
                    "VM " + run.folder().host() + " (id " + vmId + ") is gone",
                    "Somebody removed it meanwhile; run it again to make a new one.");
        }
        VmFact vm = vms.get(0);
        if (vm.off()) {
            throw Operation.failure(
                    StartHostVm.class,
                    "VM " + run.folder().host() + " (id " + vmId + ") turned itself off while it was starting",
                    "Look at the machine's Hyper-V-Worker event log; run it again to start it.");
        }
        return vm;
    }

    /** The address at which the guest is reached: the fixed one, or the first IPv4 address that a DHCP server gave. */
    public Optional<Ipv4> address(VmFact vm) {
        DiskEntry disk = run.ledger().vhd();
        Ipv4Prefix fixed = disk == null ? null : disk.address();
        return vm.addresses().stream()
                .filter(Ipv4::isAddress)
                .map(Ipv4::new)
                .filter(address -> !address.isLinkLocal())
                .filter(address -> fixed == null || fixed.address().equals(address))
                .findFirst();
    }
}
