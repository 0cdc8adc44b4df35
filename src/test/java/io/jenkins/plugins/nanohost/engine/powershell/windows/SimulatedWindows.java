package io.jenkins.plugins.nanohost.engine.powershell.windows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.media.Media;
import io.jenkins.plugins.nanohost.engine.media.disc.MediaEntry;
import io.jenkins.plugins.nanohost.engine.powershell.PowerShellMachine;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import io.jenkins.plugins.nanohost.engine.powershell.session.PowerShellSession;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionLimits;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionSettings;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A simulated Windows computer with Hyper-V, with its state in a folder. A PowerShell that is started with {@link
 * #environment()} finds the cmdlets of the release in the modules of {@code src/test/powershell}; what they do is kept in
 * the folder. {@code docs/simulated-windows.md} describes what is simulated, and why so.
 */
public final class SimulatedWindows {
    public static final String SWITCH = "General Purpose External";

    static final Path SOURCES = Path.of("src", "test", "powershell").toAbsolutePath();

    private final Path folder;
    private final Release release;
    private final List<Replacement> replacements = new ArrayList<>();
    /** Whether its next PowerShell may be one that ran on another computer before. */
    private boolean ordinary = true;
    /** Where its scripts are; null: they are the engine's. */
    private Path scripts;

    private String takenOut = "";

    private SimulatedWindows(Path folder, Release release) {
        this.folder = folder;
        this.release = release;
    }

    private record Replacement(String script, String text, String by) {}

    /** A release that there are cmdlets of. */
    public enum Release {
        SERVER_2016("2016", 14393),
        SERVER_2019("2019", 17763),
        SERVER_2022("2022", 20348),
        SERVER_2025("2025", 26100);

        final String word;
        private final int build;

        Release(String word, int build) {
            this.word = word;
            this.build = build;
        }

        public int build() {
            return build;
        }
    }

    /** A computer that has one switch and nothing else, and can mount the given discs. */
    public static SimulatedWindows create(Path folder, Release release, List<Path> discs) throws Exception {
        Files.createDirectories(folder.resolve("content"));
        Path system = Files.createDirectories(folder.resolve("Windows").resolve("System32"));
        try (Stream<Path> programs = Files.list(SOURCES.resolve("programs"))) {
            for (Path program : programs.toList()) {
                Path copy = Files.copy(program, system.resolve(program.getFileName()));
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        Files.writeString(folder.resolve("machine.json"), machine(release.build, release.build));
        Files.writeString(
                folder.resolve("state.json"),
                """
                {"NextDisk": 1, "Disks": [], "Discs": [], "Letters": {}, "Vms": [],
                 "Switches": [{"Id": "4f1c2f0e-3b1d-4f8e-9b83-6d4c7d6a0001", "Name": "%s", "Type": "External"}]}
                """
                        .formatted(SWITCH));
        for (Path disc : discs) {
            Path tree = Files.createDirectories(folder.resolve("discs").resolve(digest(disc)));
            try (Media media = Media.open(disc)) {
                unpack(media, "", tree);
            }
        }
        return new SimulatedWindows(folder, release);
    }

    private static String digest(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static void unpack(Media media, String path, Path target) throws Exception {
        for (MediaEntry entry : media.list(path)) {
            Path copy = target.resolve(entry.path().substring(entry.path().lastIndexOf('/') + 1));
            if (entry.kind() == MediaEntry.EntryKind.FOLDER) {
                unpack(media, entry.path(), Files.createDirectories(copy));
            } else {
                try (InputStream in = Channels.newInputStream(media.openFile(entry.path()))) {
                    Files.copy(in, copy);
                }
            }
        }
    }

    /**
     * Gives the computer changed scripts, in which one precaution can be taken out.
     *
     * @param changed the engine's scripts, unpacked and changed; computers that have the same folder share PowerShells
     * @param number the precaution that is taken out, for the scripts in the variable TAKEN_OUT; empty for none
     */
    public void takeOut(Path changed, String number) {
        scripts = changed;
        takenOut = number;
    }

    /** The numbers of the precautions that mattered, where it was given changed scripts and none was taken out. */
    public Set<Integer> passed() throws IOException {
        if (!Files.exists(passedFolder())) {
            return Set.of();
        }
        try (Stream<Path> folders = Files.list(passedFolder())) {
            return folders.map(passed -> Integer.valueOf(passed.getFileName().toString()))
                    .collect(Collectors.toSet());
        }
    }

    private Path passedFolder() {
        return folder.resolve("passed");
    }

    /** The variables of a process on this computer; its cmdlets are found in the folder of all computers of its release. */
    Map<String, String> environment() throws Exception {
        return Map.of(
                "SIMULATED_WINDOWS",
                folder.toString(),
                "TAKEN_OUT",
                takenOut,
                "PASSED",
                scripts != null && takenOut.isEmpty() ? passedFolder().toString() : "",
                "DOTNET_TieredPGO",
                "0",
                "ProgramData",
                folder.resolve("ProgramData").toString(),
                "SystemRoot",
                folder.resolve("Windows").toString(),
                "PSModulePath",
                SOURCES.resolve("modules") + File.pathSeparator + WarmPowerShell.modules(release));
    }

    /**
     * The engine's machine on this computer. The first one may run in a PowerShell that has run on another computer before,
     * and is kept for the next one when it is closed: starting PowerShell takes longer than most tests. Each further one is
     * a process of its own.
     */
    public HyperVMachine machine() throws Exception {
        boolean first = ordinary && replacements.isEmpty();
        ordinary = false;
        if (first) {
            return WarmPowerShell.take(this);
        }
        return new PowerShellMachine(session(ownScripts()));
    }

    private Path ownScripts() throws Exception {
        if (scripts != null) {
            return scripts;
        }
        Path own = unpack(folder.resolve("scripts"));
        for (Replacement replacement : replacements) {
            Path file = script(own, replacement.script);
            Files.writeString(file, Files.readString(file).replace(replacement.text, replacement.by));
        }
        return own;
    }

    /** A session in a process of its own, with one of the tests' operations beside those of the engine. */
    public PowerShellSession session(String operation) throws Exception {
        Path own = ownScripts();
        TestScripts.add(own, operation);
        return session(own);
    }

    /** Unpacks the engine's scripts into a folder of their own below the parent, and adds what only tests have. */
    public static Path unpack(Path parent) throws Exception {
        Path unpacked = TestPowerShell.scripts(parent);
        WarmPowerShell.complete(unpacked);
        return unpacked;
    }

    /** Its scripts where they are not the engine's, otherwise null. */
    Path scripts() {
        return scripts;
    }

    PowerShellSession session(Path scripts) throws Exception {
        SessionLimits limits =
                new SessionLimits(Duration.ofSeconds(90), Duration.ofSeconds(30), Duration.ofSeconds(30), 64 << 20);
        return PowerShellSession.start(new SessionSettings(TestPowerShell.program(), scripts, environment(), limits));
    }

    Release release() {
        return release;
    }

    /** Where a script is below the folder of all scripts. */
    public static Path script(Path scripts, String name) throws IOException {
        try (Stream<Path> files = Files.walk(scripts)) {
            return files.filter(file -> file.getFileName().toString().equals(name + ".ps1"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Changes a script for all machines that are opened from now on. */
    public void replace(String script, String text, String by) {
        replacements.add(new Replacement(script, text, by));
    }

    /**
     * Orders one fault.
     *
     * @param command the cmdlet or program
     * @param skip how many of its calls succeed before
     * @param moment when it comes
     */
    public void order(String command, int skip, Moment moment) throws Exception {
        Files.writeString(folder.resolve("fault.txt"), command + " " + skip + " " + moment.word);
    }

    /** When an ordered fault comes. */
    public enum Moment {
        /** The call fails and has done nothing. */
        BEFORE("before"),
        /** The call ends well, without an answer, and has done nothing. */
        NOTHING("nothing"),
        /** This call and all later ones end well, without an answer, and do nothing. */
        NEVER("never"),
        /** The call has done its work and fails. */
        AFTER("after"),
        /** The call has done its work and does not return. */
        HANG("hang"),
        /** The call has done its work and PowerShell dies. */
        DIE("die");

        private final String word;

        Moment(String word) {
            this.word = word;
        }
    }

    /** Whether the ordered fault has not happened. */
    public boolean faultPending() {
        return Files.exists(folder.resolve("fault.txt"));
    }

    /** Makes the file with which the computer is set to behave in a certain way. */
    public void set(String word) throws Exception {
        set(word, "");
    }

    public void set(String word, String value) throws Exception {
        // Some words count when PowerShell starts.
        ordinary = false;
        Files.writeString(folder.resolve(word), value);
    }

    /** Gives the computer a DISM of another build than its Windows. */
    public void setDism(int build, int dismBuild) throws Exception {
        ordinary = false;
        Files.writeString(folder.resolve("machine.json"), machine(build, dismBuild));
    }

    private static String machine(int build, int dismBuild) {
        return "{\"build\": " + build + ", \"dismBuild\": " + dismBuild + "}";
    }

    /** The calls since the last time that this was asked, in their order. */
    public List<String> calls() throws Exception {
        Path log = folder.resolve("calls.log");
        if (!Files.exists(log)) {
            return List.of();
        }
        List<String> calls = Files.readAllLines(log);
        Files.delete(log);
        return calls;
    }

    /** Whether a call has been made since the calls were last asked for. */
    boolean called(String command) throws Exception {
        Path log = folder.resolve("calls.log");
        return Files.exists(log) && Files.readAllLines(log).contains(command);
    }

    /** Mounts a disc like somebody else would. */
    public void mount(Path disc) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode state = (ObjectNode) mapper.readTree(state());
        Path tree = folder.resolve("discs").resolve(digest(disc));
        String letter = state.path("Letters").has("D") ? "E" : "D";
        ((ArrayNode) state.path("Discs"))
                .addObject()
                .put("Path", disc.toString())
                .put("Letter", letter)
                .put("Tree", tree.toString());
        ((ObjectNode) state.path("Letters")).put(letter, tree.toString());
        Files.createDirectories(folder.resolve("letters"));
        Files.createSymbolicLink(folder.resolve("letters").resolve(letter), tree);
        mapper.writeValue(folder.resolve("state.json").toFile(), state);
    }

    /** Changes the hardware of every VM, as a person does with Set-VM and Connect-VMNetworkAdapter. */
    public void changeHardware(VmHardware hardware) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode state = (ObjectNode) mapper.readTree(state());
        for (JsonNode vm : state.path("Vms")) {
            ((ObjectNode) vm)
                    .put("Switch", hardware.switchName())
                    .put("Memory", hardware.memory().bytes())
                    .put("Processors", hardware.processors())
                    .put("Spoofing", hardware.macSpoofing() ? "On" : "Off");
        }
        mapper.writeValue(folder.resolve("state.json").toFile(), state);
    }

    /** Gives every drive letter that is free to somebody else. */
    public void takeLetters() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode state = (ObjectNode) mapper.readTree(state());
        for (char letter = 'D'; letter <= 'M'; letter++) {
            ((ObjectNode) state.path("Letters")).put(String.valueOf(letter), folder.toString());
        }
        mapper.writeValue(folder.resolve("state.json").toFile(), state);
    }

    /** Whether a disk or a disc is mounted. */
    public boolean mounted(Path file) throws Exception {
        return new ObjectMapper().readTree(state()).findValuesAsText("Path").contains(file.toString());
    }

    /** Dismounts everything of a kind, like a restart of the computer. */
    public void forget(String kind) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode state = (ObjectNode) mapper.readTree(state());
        ((ArrayNode) state.path(kind)).removeAll();
        mapper.writeValue(folder.resolve("state.json").toFile(), state);
    }

    /** Gives the first VM one more drive, like somebody else would; without a path it has no disk. */
    public void addDrive(String path) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode state = (ObjectNode) mapper.readTree(state());
        ((ArrayNode) state.path("Vms").path(0).path("Disks")).add(path);
        mapper.writeValue(folder.resolve("state.json").toFile(), state);
    }

    /** What is mounted: disks, discs and letters, from the state's JSON. */
    public String state() throws Exception {
        return Files.readString(folder.resolve("state.json"));
    }

    /** Saves the state of every VM that runs. */
    public void save() throws Exception {
        Files.writeString(folder.resolve("state.json"), state().replaceAll("(\"State\": *)\"Running\"", "$1\"Saved\""));
    }

    /** The folder with the content of a disk file. */
    public Path contentOf(Path disk) throws Exception {
        String text = Files.readString(disk);
        JsonNode facts = new ObjectMapper().readTree(text.substring(text.indexOf('{')));
        return folder.resolve("content").resolve(facts.path("Content").asText());
    }

    public static Path example() {
        return MachineScript.example("WindowsServer2016.iso");
    }
}
