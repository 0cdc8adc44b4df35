package io.jenkins.plugins.nanohost.engine.value;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The paths in the guest that the setup itself writes, and that therefore no file of the user's can have: it would be lost, or
 * be taken for ours. Who writes to one of them takes it from here.
 */
public final class SetupPath {
    /** Where dockerd keeps its own things on Windows (moby: its default data root). */
    public static final String DOCKER_DATA = "C:\\ProgramData\\docker";

    public static final String DAEMON_JSON = DOCKER_DATA + "\\config\\daemon.json";

    /** The endpoint's certificates, as in Microsoft's scripts. */
    public static final String CERTIFICATES = DOCKER_DATA + "\\certs.d";

    /** What starts TP4's daemon, and its log. */
    public static final String DAEMON_SCRIPT = DOCKER_DATA + "\\runDockerDaemon.cmd";

    public static final String DAEMON_LOG = DOCKER_DATA + "\\daemon.log";

    /** Docker's programs, from Windows Server 2016 on. */
    public static final String DOCKER_FOLDER = "C:\\Program Files\\docker";

    /** Docker's programs, on the technical previews. */
    public static final String SYSTEM_FOLDER = "C:\\Windows\\System32";

    /** A folder of our own. */
    public static final String OWN_FOLDER = "C:\\ProgramData\\nano-container-host";

    public static final String FIRST_BOOT_SCRIPT = "C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd";

    private static final String FIRST_BOOT_LOG = "C:\\Windows\\Setup\\Scripts\\SetupComplete.log";

    /**
     * Where Windows looks for answer files at its first boot ("Windows Setup automation overview", Microsoft), and what it
     * runs then.
     */
    private static final List<String> OF_FIRST_BOOT = List.of(
            "C:\\Windows\\Panther\\unattend.xml",
            "C:\\Windows\\Panther\\unattend-original.xml",
            "C:\\Windows\\Panther\\unattend\\unattend.xml",
            "C:\\Windows\\Panther\\unattend\\autounattend.xml",
            "C:\\unattend.xml",
            "C:\\autounattend.xml",
            FIRST_BOOT_SCRIPT,
            FIRST_BOOT_LOG);

    private static final List<String> OF_DOCKER = Stream.concat(
                    Stream.of(DAEMON_JSON, DAEMON_SCRIPT, DAEMON_LOG),
                    Stream.of(DOCKER_FOLDER, SYSTEM_FOLDER)
                            .flatMap(folder -> Stream.of(folder + "\\docker.exe", folder + "\\dockerd.exe")))
            .toList();

    private static final List<String> FOLDERS = List.of(CERTIFICATES, OWN_FOLDER);

    /** The letters of a long name that a short one such as PROGRA~1 keeps at most. */
    private static final int SHORT_NAME = 6;

    private SetupPath() {}

    /** All files, for tests; of the folders, one file each. */
    static List<String> examples() {
        return Stream.of(
                        OF_FIRST_BOOT.stream(),
                        OF_DOCKER.stream(),
                        FOLDERS.stream().map(folder -> folder + "\\x.y"))
                .flatMap(paths -> paths)
                .toList();
    }

    /** Who writes the file, a phrase; absent where the path is free. */
    public static Optional<String> owner(GuestPath path) {
        if (OF_FIRST_BOOT.stream().anyMatch(file -> meets(path, file, false))) {
            return Optional.of("is what the disk's first boot reads");
        }
        if (OF_DOCKER.stream().anyMatch(file -> meets(path, file, false))
                || FOLDERS.stream().anyMatch(folder -> meets(path, folder, true))) {
            return Optional.of("is what the setup of Docker writes");
        }
        return Optional.empty();
    }

    private static boolean meets(GuestPath path, String ours, boolean folder) {
        String[] parts = path.value().split("\\\\");
        String[] own = ours.split("\\\\");
        if (folder ? parts.length <= own.length : parts.length != own.length) {
            return false;
        }
        for (int i = 0; i < own.length; i++) {
            if (!mayBe(parts[i], own[i])) {
                return false;
            }
        }
        return true;
    }

    /** Case does not count, and a short name may stand for the long one: its first letters, a tilde and a number. */
    private static boolean mayBe(String part, String own) {
        String name = part.toLowerCase(Locale.ROOT);
        String ownName = own.toLowerCase(Locale.ROOT);
        int tilde = name.indexOf('~');
        if (name.equals(ownName)
                || tilde < 1
                || tilde > SHORT_NAME
                || !name.substring(tilde).matches("~[0-9]+(\\..{0,3})?")) {
            return name.equals(ownName);
        }
        return ownName.replaceAll("[ .]", "").startsWith(name.substring(0, tilde));
    }
}
