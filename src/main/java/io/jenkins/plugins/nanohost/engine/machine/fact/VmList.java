package io.jenkins.plugins.nanohost.engine.machine.fact;

import java.util.List;

/** Those of the requested VMs that exist. */
public record VmList(List<VmFact> vms) {
    public VmList {
        vms = List.copyOf(vms);
    }
}
