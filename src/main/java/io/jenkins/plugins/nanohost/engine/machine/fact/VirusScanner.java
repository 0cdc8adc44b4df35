package io.jenkins.plugins.nanohost.engine.machine.fact;

import java.util.List;

/**
 * What Microsoft Defender Antivirus scans on the machine. Other programs cannot be asked.
 *
 * @param running whether it scans files when they are opened
 * @param roleExclusions whether a server's roles exclude their own files; Hyper-V excludes virtual hard disks
 * @param folders files and folders that are excluded
 */
public record VirusScanner(boolean running, boolean roleExclusions, List<String> folders) {
    /** A machine without it. */
    public static final VirusScanner NONE = new VirusScanner(false, false, List.of());

    public VirusScanner {
        folders = folders == null ? List.of() : List.copyOf(folders);
    }
}
