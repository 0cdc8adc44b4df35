package io.jenkins.plugins.nanohost.engine.machine;

import java.util.List;

/**
 * A VM as found.
 *
 * @param state {@code Off}, {@code Running} or another of Hyper-V's VMState names, by number, never a localized text
 * @param notes hold the mark, where it is ours
 * @param heartbeat whether the guest's heartbeat is OK
 * @param addresses of its adapters, as the guest reports them; empty until it does
 * @param drives its hard disk drives, the one that it boots from first
 */
public record VmFact(
        String id,
        String name,
        String state,
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
        return state.equals("Running");
    }

    /** Off, and not saved, paused or on the way from one state to another. */
    public boolean off() {
        return state.equals("Off");
    }

    public boolean bears(String mark) {
        return !mark.isEmpty() && notes.contains(mark);
    }
}
