package io.jenkins.plugins.nanohost.engine.machine.fact;

import java.util.List;

/** All uses of a disk. */
public record DiskUses(List<DiskUse> uses) {
    public DiskUses {
        uses = List.copyOf(uses);
    }
}
