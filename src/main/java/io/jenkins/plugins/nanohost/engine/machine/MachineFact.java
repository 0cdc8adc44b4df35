package io.jenkins.plugins.nanohost.engine.machine;

import java.util.List;

/**
 * What the machine is.
 *
 * @param build Windows' build number, for example 14393
 * @param hyperVModule whether the Hyper-V PowerShell module is there
 * @param hyperVService whether the Virtual Machine Management service runs
 * @param languageMode PowerShell's, for example {@code FullLanguage}
 * @param writeProtectedDisks whether policy FDVDenyWriteAccess makes mounted disks read-only
 */
public record MachineFact(
        String computerName,
        int build,
        String powerShellVersion,
        String languageMode,
        boolean administrator,
        boolean hyperVModule,
        boolean hyperVService,
        boolean writeProtectedDisks,
        List<SwitchFact> switches) {
    public MachineFact {
        switches = List.copyOf(switches);
    }

    /**
     * A virtual switch.
     *
     * @param type {@code External}, {@code Internal} or {@code Private}
     */
    public record SwitchFact(String id, String name, String type) {}
}
