package io.jenkins.plugins.nanohost.engine.machine.fact;

import java.util.List;

/**
 * A drive of a VM.
 *
 * @param path of its disk; it need not be there, since the volume that it lies on may be offline
 * @param parents the disks that this one builds on, nearest first; empty where it builds on none, or is not there
 */
public record VmDrive(String path, List<String> parents) {
    public VmDrive {
        parents = List.copyOf(parents);
    }
}
