package io.jenkins.plugins.nanohost.engine.machine.fact;

import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import java.util.List;

/**
 * Facts about the machine.
 *
 * @param build Windows' build number, for example 14393
 * @param server whether it is a Windows Server, not Windows 10 or 11
 * @param sixtyFourBit whether PowerShell runs as a 64-bit process
 * @param powerShellVersion for example {@code 5.1.14393.206}
 * @param hyperVModule whether the Hyper-V PowerShell module is there
 * @param hyperVService whether the Virtual Machine Management service runs
 * @param dismBuild the build of DISM, for example 14393
 * @param writeProtectedDisks whether policy FDVDenyWriteAccess makes mounted disks read-only
 * @param automount whether Windows gives new volumes drive letters
 * @param compressed whether the folder for disks is NTFS-compressed, or the nearest existing folder above it
 * @param encrypted whether that folder is encrypted (EFS)
 * @param mediaFlaw what keeps Windows from mounting the media file: {@code compressed}, {@code encrypted}, {@code sparse}; empty:
 *     nothing is known against it
 * @param rightsUnknown why whoami did not say what rights the account has; empty: it did
 * @param addresses IPv4 addresses of the machine's network adapters that have a router, with the prefix of their network
 * @param freeBytes free bytes on the volume of that folder
 */
public record MachineFact(
        String computerName,
        int build,
        boolean server,
        boolean sixtyFourBit,
        String powerShellVersion,
        LanguageMode languageMode,
        ExecutionPolicy policy,
        boolean administrator,
        boolean hyperVModule,
        boolean hyperVService,
        int dismBuild,
        boolean writeProtectedDisks,
        boolean automount,
        boolean compressed,
        boolean encrypted,
        String mediaFlaw,
        String rightsUnknown,
        List<Ipv4Prefix> addresses,
        long freeBytes,
        List<SwitchFact> switches) {
    public MachineFact {
        // A machine.json of a rehearsal that was written before these were there has none of them.
        mediaFlaw = mediaFlaw == null ? "" : mediaFlaw;
        rightsUnknown = rightsUnknown == null ? "" : rightsUnknown;
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        switches = List.copyOf(switches);
    }

    /** A virtual switch. */
    public record SwitchFact(String id, String name, SwitchType type) {}
}
