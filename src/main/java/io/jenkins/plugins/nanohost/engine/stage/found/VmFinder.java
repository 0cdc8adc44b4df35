package io.jenkins.plugins.nanohost.engine.stage.found;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.VmDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.Wait;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
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

    /**
     * How long a guest with an IPv6 address is given to get one of IPv4: Windows asks four times (Microsoft, KB 190552), and
     * waits 4, 8, 16 and 32 seconds (RFC 2131, 4.1).
     */
    private static final Duration DHCP_TIME = Duration.ofSeconds(60);

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
                        FailureCode.MARK_LOST,
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
                    FailureCode.VM_IN_CLUSTER,
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

    /** Waits until our VM's guest gives its heartbeat and has an address; returns the one at which it is reached. */
    public IpAddress waitForAddress(String vmId) throws Failure, IOException, InterruptedException {
        BootWatch boot = new BootWatch(run.pace());
        return new Wait(
                        FailureCode.BOOT_LIMIT,
                        "the heartbeat and an address of " + run.folder().host(),
                        bootLimit(),
                        "Look at the VM's console in Hyper-V Manager: does Windows start, and does its switch reach a DHCP"
                                + " server? If it only needs longer, give a longer vm.bootLimit in the run"
                                + " that starts it (hypervVm, containerHost).")
                .until(run, seen -> {
                    VmFact vm = require(vmId);
                    Optional<IpAddress> address = vm.heartbeat() ? reached(vm) : Optional.empty();
                    boot.see(vm, address.isPresent() && !isCertain(address.get()));
                    seen.note("state " + vm.state().word() + ", heartbeat "
                            + (vm.heartbeatStatus().isEmpty() ? "none" : vm.heartbeatStatus()) + ", up for "
                            + vm.uptime() + " s, restarted " + boot.restarts() + " times meanwhile, addresses "
                            + vm.addresses());
                    return address.filter(
                            one -> isCertain(one) || boot.doubted().compareTo(DHCP_TIME) >= 0);
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
                    FailureCode.VM_NOT_THERE,
                    GetHostVm.class,
                    "VM " + run.folder().host() + " (id " + vmId + ") is gone",
                    "Somebody removed it meanwhile; run it again to make a new one.");
        }
        VmFact vm = vms.get(0);
        if (vm.off()) {
            throw Operation.failure(
                    FailureCode.VM_TURNED_ITSELF_OFF,
                    StartHostVm.class,
                    "VM " + run.folder().host() + " (id " + vmId + ") turned itself off while it was starting",
                    "Look at the machine's Hyper-V-Worker event log; run it again to start it.");
        }
        return vm;
    }

    /**
     * The address at which the guest is reached; empty while it reports none that can be used. When it was just started and
     * reports only IPv6, a DHCP server may still give it an IPv4 address, so it has none yet.
     */
    public Optional<IpAddress> address(VmFact vm) {
        return reached(vm).filter(address -> isCertain(address) || vm.uptime() >= DHCP_TIME.toSeconds());
    }

    /**
     * What a running guest has in place of the fixed address that was set up in it; empty where it has that address, reports no
     * other one of IPv4 yet, is in its first boot, or gets its address by DHCP.
     */
    public List<IpAddress> insteadOfFixed(VmFact vm) {
        DiskEntry disk = run.ledger().vhd();
        if (disk == null || disk.address() == null || disk.firstBootOpen() || !vm.running() || !vm.heartbeat()) {
            return List.of();
        }
        List<IpAddress> usable = vm.usableAddresses();
        return usable.contains(disk.address().address()) || usable.stream().noneMatch(Ipv4.class::isInstance)
                ? List.of()
                : usable;
    }

    /** The known address while the guest has it; otherwise the first one of IPv4, or of IPv6 if it has no other. */
    private Optional<IpAddress> reached(VmFact vm) {
        DiskEntry disk = run.ledger().vhd();
        Ipv4Prefix fixed = disk == null ? null : disk.address();
        List<IpAddress> usable = vm.usableAddresses().stream()
                .filter(address -> fixed == null || fixed.address().equals(address))
                .toList();
        return usable.stream()
                .filter(this::isKnown)
                .findFirst()
                .or(() -> usable.stream().filter(Ipv4.class::isInstance).findFirst())
                .or(() -> usable.stream().findFirst());
    }

    /** Whether no better address can come after it. */
    private boolean isCertain(IpAddress address) {
        return address instanceof Ipv4 || isKnown(address);
    }

    private boolean isKnown(IpAddress address) {
        VmEntry entry = run.ledger().vm();
        return entry != null && address.equals(entry.address());
    }
}
