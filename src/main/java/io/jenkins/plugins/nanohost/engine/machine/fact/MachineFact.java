package io.jenkins.plugins.nanohost.engine.machine.fact;

import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import java.util.List;

/**
 * Facts about the machine.
 *
 * @param build Windows' build number, for example 14393
 * @param edition Windows' edition as its registry has it, for example {@code ServerDatacenter}; empty: not known
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
 * @param onShare whether the drive of that folder is mapped to a share, or the folder is named by the share itself
 * @param substituted the folder that the drive of that folder stands for since {@code subst}; empty: none
 * @param flaws what keeps Windows from mounting a file that was asked about
 * @param addresses IPv4 addresses of the machine's network adapters that have a router, with the prefix of their network
 * @param freeBytes free bytes on the volume of that folder
 */
public record MachineFact(
        String computerName,
        int build,
        String edition,
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
        boolean onShare,
        String substituted,
        List<FileFlaw> flaws,
        List<Ipv4Prefix> addresses,
        long freeBytes,
        List<SwitchFact> switches) {
    public MachineFact {
        // A machine.json of a rehearsal that was written before these were there has none of them.
        edition = edition == null ? "" : edition;
        substituted = substituted == null ? "" : substituted;
        flaws = flaws == null ? List.of() : List.copyOf(flaws);
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        switches = List.copyOf(switches);
    }

    /** The same machine, of whose files only these were asked about. */
    public MachineFact askedAbout(List<String> files) {
        return new MachineFact(
                computerName,
                build,
                edition,
                server,
                sixtyFourBit,
                powerShellVersion,
                languageMode,
                policy,
                administrator,
                hyperVModule,
                hyperVService,
                dismBuild,
                writeProtectedDisks,
                automount,
                compressed,
                encrypted,
                onShare,
                substituted,
                flaws.stream().filter(flaw -> files.contains(flaw.path())).toList(),
                addresses,
                freeBytes,
                switches);
    }

    /**
     * A file that Windows mounts no more than it starts a VM from it; of a folder, what its new files would be.
     *
     * @param flaw {@code compressed} (NTFS), {@code encrypted} (EFS) or {@code sparse}
     */
    public record FileFlaw(String path, String flaw) {
        public String remedy() {
            return switch (flaw) {
                case "sparse" -> "Copy the file, or run 'fsutil sparse setflag \"" + path + "\" 0'.";
                case "encrypted" -> "Decrypt it with 'cipher /d \"" + path + "\"'.";
                default -> "Uncompress it with 'compact /u \"" + path + "\"'.";
            };
        }
    }

    /** A virtual switch. */
    public record SwitchFact(String id, String name, SwitchType type) {}
}
