package io.jenkins.plugins.nanohost.engine.machine.fact;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A VM as it was found.
 *
 * @param notes the VM's notes; they contain the mark if the VM is ours
 * @param heartbeatStatus of the guest, by the name that Hyper-V has for it: {@code OkApplicationsHealthy}, {@code NoContact}
 *     and others; empty where it has none
 * @param uptime seconds since the VM was turned on or reset, which a restart of its Windows does too; 0 while it is off
 * @param addresses the addresses of its adapters that the guest reports; empty until it does
 * @param drives its hard disk drives; the first is the one that it boots from
 * @param clustered whether it is a role of a failover cluster
 */
public record VmFact(
        String id,
        String name,
        VmState state,
        String notes,
        String heartbeatStatus,
        long uptime,
        List<String> addresses,
        List<VmDrive> drives,
        VmHardware hardware,
        boolean clustered) {
    public VmFact {
        addresses = List.copyOf(addresses);
        drives = List.copyOf(drives);
    }

    /** Whether the guest gives a heartbeat; whether its applications are healthy does not count. */
    public boolean heartbeat() {
        return heartbeatStatus.startsWith("Ok");
    }

    /**
     * The guest's addresses at which it can be reached from elsewhere, in their order; not those that are valid on one link
     * only, which a guest gives itself without any server. An address that has a zone is such a one. Which IPv6 address is
     * temporary, Hyper-V does not tell.
     */
    public List<IpAddress> usableAddresses() {
        List<IpAddress> usable = new ArrayList<>();
        for (String text : addresses) {
            try {
                IpAddress address = IpAddress.parse(text);
                if (address.isUnicast() && !address.isLinkLocal()) {
                    usable.add(address);
                }
            } catch (InvalidValueException e) {
                // A guest that is starting may report an unfinished one; the next look asks again.
                continue;
            }
        }
        return usable;
    }

    public boolean running() {
        return state == VmState.RUNNING;
    }

    /** Whether it is off: not saved, paused or changing from one state to another. */
    public boolean off() {
        return state == VmState.OFF;
    }

    public boolean bears(String mark) {
        return !mark.isEmpty() && notes.contains(mark);
    }
}
