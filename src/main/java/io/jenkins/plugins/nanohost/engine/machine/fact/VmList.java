package io.jenkins.plugins.nanohost.engine.machine.fact;

import java.util.List;

/** The VMs that were asked for and exist. */
public record VmList(List<VmFact> vms) {
    public VmList {
        vms = List.copyOf(vms);
    }
}
