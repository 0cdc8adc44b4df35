package io.jenkins.plugins.nanohost.engine.machine.fact;

import java.util.List;

/**
 * A VM as found.
 *
 * @param notes hold the mark, where it is ours
 * @param heartbeat whether the guest's heartbeat is OK
 * @param addresses of its adapters, as the guest reports them; empty until it does
 * @param drives its hard disk drives, the one that it boots from first
 */
public record VmFact(
        String id,
        String name,
        VmState state,
        String notes,
        boolean heartbeat,
        List<String> addresses,
        List<VmDrive> drives,
        VmHardware hardware) {
    public VmFact {
        addresses = List.copyOf(addresses);
        drives = List.copyOf(drives);
    }

    public boolean running() {
        return state == VmState.RUNNING;
    }

    /** Off, and not saved, paused or on the way from one state to another. */
    public boolean off() {
        return state == VmState.OFF;
    }

    public boolean bears(String mark) {
        return !mark.isEmpty() && notes.contains(mark);
    }
}
