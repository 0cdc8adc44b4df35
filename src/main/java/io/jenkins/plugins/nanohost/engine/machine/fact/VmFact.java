package io.jenkins.plugins.nanohost.engine.machine.fact;

import java.util.List;

/**
 * A VM as it was found.
 *
 * @param notes the VM's notes; they contain the mark if the VM is ours
 * @param heartbeat whether the guest's heartbeat is OK
 * @param addresses the addresses of its adapters that the guest reports; empty until it does
 * @param drives its hard disk drives; the first is the one that it boots from
 * @param clustered whether it is a role of a failover cluster
 */
public record VmFact(
        String id,
        String name,
        VmState state,
        String notes,
        boolean heartbeat,
        List<String> addresses,
        List<VmDrive> drives,
        VmHardware hardware,
        boolean clustered) {
    public VmFact {
        addresses = List.copyOf(addresses);
        drives = List.copyOf(drives);
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
