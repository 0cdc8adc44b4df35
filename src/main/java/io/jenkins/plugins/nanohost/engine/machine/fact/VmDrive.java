package io.jenkins.plugins.nanohost.engine.machine.fact;

import java.util.List;

/**
 * A drive of a VM.
 *
 * @param path the path of its disk; the file may be absent, for example because its volume is offline
 * @param parents the disks that this one is based on, nearest first; empty if there are none, or if the disk is absent
 */
public record VmDrive(String path, List<String> parents) {
    public VmDrive {
        parents = List.copyOf(parents);
    }
}
