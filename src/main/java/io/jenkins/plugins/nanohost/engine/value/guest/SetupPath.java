package io.jenkins.plugins.nanohost.engine.value.guest;

import io.jenkins.plugins.nanohost.engine.value.DockerExecutable;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The paths in the guest that the setup itself writes. No file of the user's can have such a path: it would be lost, or would
 * be mistaken for ours. It also cannot have the path of a folder that one of them needs, and cannot be below one that is a
 * file. Code that writes to one of these paths takes it from here.
 */
public final class SetupPath {
    /** The folder of dockerd's data on Windows (moby: its default data root). */
    public static final String DOCKER_DATA = "C:\\ProgramData\\docker";

    public static final String DAEMON_JSON = DOCKER_DATA + "\\config\\daemon.json";

    /** The endpoint's certificates, as in Microsoft's scripts. */
    public static final String CERTIFICATES = DOCKER_DATA + "\\certs.d";

    /** The script that starts TP4's daemon, and its log. */
    public static final String DAEMON_SCRIPT = DOCKER_DATA + "\\runDockerDaemon.cmd";

    public static final String DAEMON_LOG = DOCKER_DATA + "\\daemon.log";

    /** Docker's programs, from Windows Server 2016 on. */
    public static final String DOCKER_FOLDER = "C:\\Program Files\\docker";

    /** Docker's programs, on the technical previews. */
    public static final String SYSTEM_FOLDER = "C:\\Windows\\System32";

    /** The registry's files ("Registry Hives", Microsoft). */
    private static final String REGISTRY_FOLDER = SYSTEM_FOLDER + "\\config";

    /** Our own folder. */
    public static final String OWN_FOLDER = "C:\\ProgramData\\nano-container-host";

    public static final String FIRST_BOOT_SCRIPT = "C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd";

    /** The first boot's script leaves it as its last act. */
    public static final String FIRST_BOOT_END = "C:\\Windows\\Setup\\Scripts\\SetupComplete.ended";

    private static final String FIRST_BOOT_LOG = "C:\\Windows\\Setup\\Scripts\\SetupComplete.log";

    /**
     * Where Windows looks for answer files at its first boot ("Windows Setup automation overview", Microsoft: the implicit
     * search order), where one is put for a short time while the disk is made, and what Windows then runs.
     */
    private static final List<String> OF_FIRST_BOOT = List.of(
            "C:\\Windows\\Panther\\unattend.xml",
            "C:\\Windows\\Panther\\autounattend.xml",
            "C:\\Windows\\Panther\\unattend-original.xml",
            "C:\\Windows\\Panther\\offline.xml",
            "C:\\Windows\\Panther\\unattend\\unattend.xml",
            "C:\\Windows\\Panther\\unattend\\autounattend.xml",
            "C:\\Windows\\System32\\Sysprep\\unattend.xml",
            "C:\\Windows\\System32\\Sysprep\\autounattend.xml",
            "C:\\unattend.xml",
            "C:\\autounattend.xml",
            FIRST_BOOT_SCRIPT,
            FIRST_BOOT_LOG,
            FIRST_BOOT_END,
            FIRST_BOOT_END + ".new");

    private static final List<String> OF_DOCKER = Stream.concat(
                    Stream.of(DAEMON_JSON, DAEMON_SCRIPT, DAEMON_LOG),
                    Stream.of(DOCKER_FOLDER, SYSTEM_FOLDER)
                            .flatMap(folder -> DockerExecutable.ALL.stream().map(program -> folder + "\\" + program)))
            .toList();

    private static final List<String> FOLDERS = List.of(CERTIFICATES, OWN_FOLDER);

    /**
     * The links that Windows has in place of older folders, and their targets ("Junction Points and Backup Applications",
     * Microsoft).
     */
    private static final Map<List<String>, List<String>> LINKS = Map.ofEntries(
            link("C:\\Documents and Settings", "C:\\Users"),
            link("C:\\Users\\All Users", "C:\\ProgramData"),
            link("C:\\ProgramData\\Application Data", "C:\\ProgramData"),
            link("C:\\ProgramData\\Desktop", "C:\\Users\\Public\\Desktop"),
            link("C:\\ProgramData\\Documents", "C:\\Users\\Public\\Documents"),
            link("C:\\Users\\Public\\Documents\\My Music", "C:\\Users\\Public\\Music"),
            link("C:\\Users\\Public\\Documents\\My Pictures", "C:\\Users\\Public\\Pictures"),
            link("C:\\Users\\Public\\Documents\\My Videos", "C:\\Users\\Public\\Videos"),
            link("C:\\Users\\Default User", "C:\\Users\\Default"),
            link("C:\\Users\\Default\\Application Data", "C:\\Users\\Default\\AppData\\Roaming"),
            link("C:\\Users\\Default\\Local Settings", "C:\\Users\\Default\\AppData\\Local"),
            link("C:\\Users\\Default\\My Documents", "C:\\Users\\Default\\Documents"),
            link("C:\\Users\\Default\\Documents\\My Music", "C:\\Users\\Default\\Music"),
            link("C:\\Users\\Default\\Documents\\My Pictures", "C:\\Users\\Default\\Pictures"),
            link("C:\\Users\\Default\\Documents\\My Videos", "C:\\Users\\Default\\Videos"));

    /** At most the first six letters of a name, a tilde, a number, and at most three letters of its extension. */
    private static final Pattern SHORT_NAME = Pattern.compile("([^~]{1,6})~[0-9]+(?:\\.(.{0,3}))?");

    /** The relation of one path to another. */
    private enum Relation {
        APART,
        ABOVE,
        SAME,
        BELOW
    }

    private SetupPath() {}

    /** All files, for tests; for each folder, one file in it. */
    static List<String> examples() {
        return Stream.of(
                        OF_FIRST_BOOT.stream(),
                        OF_DOCKER.stream(),
                        FOLDERS.stream().map(folder -> folder + "\\x.y"))
                .flatMap(paths -> paths)
                .toList();
    }

    /** Refuses a path that the user's files cannot have. */
    public static void requireFree(GuestPath path) {
        objection(path).ifPresent(what -> {
            throw new InvalidValueException(what);
        });
    }

    /** Why the user's files cannot have this path; empty if they can. */
    public static Optional<String> objection(GuestPath path) {
        List<String> parts = parts(path.value());
        Optional<String> use = use(target(parts)).map(found -> path + " " + found + "; choose another path");
        if (use.isPresent() || target(parts).equals(parts)) {
            return use;
        }
        // A link's target is absolute: when the disk is mounted, the link leads to the machine's own drive.
        return Optional.of(path + " leads through a link of Windows; name the path that it leads to, "
                + String.join("\\", target(parts)));
    }

    private static Optional<String> use(List<String> path) {
        Set<Relation> toFirstBoot = relations(path, OF_FIRST_BOOT);
        Set<Relation> toDocker = relations(path, OF_DOCKER);
        Set<Relation> toFolders = relations(path, FOLDERS);
        if (relation(path, parts(REGISTRY_FOLDER)) == Relation.BELOW) {
            return Optional.of("is in the folder of the registry's files");
        }
        if (toFirstBoot.contains(Relation.SAME)) {
            return Optional.of("is what the disk's first boot reads");
        }
        if (toDocker.contains(Relation.SAME) || toFolders.contains(Relation.BELOW)) {
            return Optional.of("is what the setup of Docker writes");
        }
        if (toFirstBoot.contains(Relation.BELOW) || toDocker.contains(Relation.BELOW)) {
            return Optional.of("is below a file that the setup writes");
        }
        boolean apart = Stream.of(toFirstBoot, toDocker, toFolders, relations(path, List.of(REGISTRY_FOLDER)))
                .allMatch(Set.of(Relation.APART)::containsAll);
        return apart ? Optional.empty() : Optional.of("is a folder that the setup needs");
    }

    private static List<String> parts(String path) {
        return List.of(path.split("\\\\"));
    }

    /** The path after Windows' links are followed. */
    private static List<String> target(List<String> path) {
        for (Map.Entry<List<String>, List<String>> link : LINKS.entrySet()) {
            Relation relation = relation(path, link.getKey());
            if (relation == Relation.SAME || relation == Relation.BELOW) {
                List<String> rest = path.subList(link.getKey().size(), path.size());
                return target(
                        Stream.concat(link.getValue().stream(), rest.stream()).toList());
            }
        }
        return path;
    }

    private static Map.Entry<List<String>, List<String>> link(String from, String to) {
        return Map.entry(parts(from), parts(to));
    }

    private static Set<Relation> relations(List<String> path, List<String> ours) {
        return ours.stream().map(own -> relation(path, parts(own))).collect(Collectors.toSet());
    }

    private static Relation relation(List<String> path, List<String> own) {
        int common = Math.min(path.size(), own.size());
        for (int i = 0; i < common; i++) {
            if (!mayBe(path.get(i), own.get(i))) {
                return Relation.APART;
            }
        }
        return path.size() == own.size() ? Relation.SAME : path.size() < own.size() ? Relation.ABOVE : Relation.BELOW;
    }

    /** Case does not matter, and a short name may mean the long one. */
    private static boolean mayBe(String part, String own) {
        String ownName = own.toLowerCase(Locale.ROOT);
        if (part.toLowerCase(Locale.ROOT).equals(ownName)) {
            return true;
        }
        Matcher shortName = SHORT_NAME.matcher(part.toLowerCase(Locale.ROOT));
        int dot = ownName.lastIndexOf('.');
        String stem = dot < 0 ? ownName : ownName.substring(0, dot);
        String ending = dot < 0 ? "" : ownName.substring(dot + 1);
        return shortName.matches()
                && stem.replaceAll("[ .]", "").startsWith(shortName.group(1))
                && ending.substring(0, Math.min(3, ending.length())).equals(Objects.toString(shortName.group(2), ""));
    }
}
