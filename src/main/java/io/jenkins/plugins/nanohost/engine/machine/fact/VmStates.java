package io.jenkins.plugins.nanohost.engine.machine.fact;

import java.util.List;

/** Those of the requested VMs that exist, with what changes by itself or by hand. */
public record VmStates(List<VmStateFact> vms) {
    public VmStates {
        vms = List.copyOf(vms);
    }

    /**
     * What a VM is doing.
     *
     * @param notes the VM's notes; they contain the mark if the VM is ours
     * @param addresses the addresses of its adapters that the guest reports; empty until it does
     * @param disks the paths of its hard disk drives
     */
    public record VmStateFact(
            String id, String name, VmState state, String notes, List<String> addresses, List<String> disks) {
        public VmStateFact {
            addresses = List.copyOf(addresses);
            disks = List.copyOf(disks);
        }
    }
}
