package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerState;
import io.jenkins.plugins.nanohost.engine.machine.fact.ServiceStart;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.WindowsFacts;
import io.jenkins.plugins.nanohost.engine.value.DockerExecutable;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import io.jenkins.plugins.nanohost.engine.windows.EngineVersion;
import io.jenkins.plugins.nanohost.engine.windows.ProgramVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Docker in a guest: how it was set up, and whether it runs.
 *
 * @param start whether Windows starts it with itself
 * @param arguments of TP4's daemon; empty for a service
 * @param log the daemon's own
 * @param images {@code repository:tag}
 * @param networks the driver of each network that was made, by its name
 * @param subnet of the network nat, which Windows keeps; empty before the first start
 */
public record Docker(
        DockerStart recipe,
        ServiceStart start,
        String arguments,
        DockerState state,
        String log,
        List<String> images,
        Map<String, String> networks,
        String subnet) {
    private static final int SERVER_2022 = 20348;
    private static final Pattern BRIDGE = Pattern.compile("(?:^|\\s)-b\\s+(?:\"([^\"]*)\"|(\\S+))");
    private static final Pattern FILE_ARGUMENT = Pattern.compile("--tls(?:cacert|cert|key)=(\\S+)");

    private static final String CHOSEN_BY_WINDOWS = "172.28.0.0/16";

    public Docker {
        images = List.copyOf(images);
        networks = Map.copyOf(networks);
        subnet = subnet == null ? "" : subnet;
    }

    public boolean service() {
        return recipe == DockerStart.SERVICE;
    }

    public Docker with(List<String> otherImages) {
        return new Docker(recipe, start, arguments, state, log, otherImages, networks, subnet);
    }

    public Docker withNetwork(String name, String driver) {
        Map<String, String> more = new TreeMap<>(networks);
        more.put(name, driver);
        return new Docker(recipe, start, arguments, state, log, images, more, subnet);
    }

    /** Whether the file is the program of the running daemon: nobody can write to it meanwhile. */
    public boolean runs(String path) {
        String program = "\\" + (service() ? DockerExecutable.DAEMON : DockerExecutable.CLIENT);
        return state != DockerState.STOPPED
                && path.toLowerCase(Locale.ROOT).endsWith(program)
                && (isIn(path, WindowsFacts.DOCKER_FOLDER) || isIn(path, WindowsFacts.PREVIEW_DOCKER_FOLDER));
    }

    private static boolean isIn(String path, String folder) {
        return path.toLowerCase(Locale.ROOT).startsWith(folder.toLowerCase(Locale.ROOT) + "\\");
    }

    public Docker in(DockerState otherState, String otherLog) {
        return new Docker(recipe, start, arguments, otherState, otherLog, images, networks, subnet);
    }

    /** Its state after a start in the guest on this disk, which has these addresses. */
    public Docker started(Disk disk, List<String> addresses) throws IOException {
        Optional<String> problem = problem(disk, addresses);
        return problem.isPresent()
                ? in(DockerState.STOPPED, "Starting up\n" + problem.get())
                : in(DockerState.STARTING, "Starting up\nLoading containers: start.")
                        .withSubnet(service() && subnet.isEmpty() ? wantedSubnet(disk) : subnet);
    }

    private Docker withSubnet(String other) {
        return new Docker(recipe, start, arguments, state, log, images, networks, other);
    }

    /** A network that exists outlives every change of daemon.json, so this is asked for at the first start only. */
    private static String wantedSubnet(Disk disk) throws IOException {
        String named = new ObjectMapper()
                .readTree(disk.tree().text(WindowsFacts.DOCKER_SETTINGS))
                .path("fixed-cidr")
                .asText();
        return named.isEmpty() ? CHOSEN_BY_WINDOWS : named;
    }

    /** Its state after a look at it: a daemon that is starting will answer at the next look. */
    public Docker looked() {
        return state == DockerState.STARTING
                ? in(DockerState.ANSWERING, log + "\nDaemon has completed initialization")
                : this;
    }

    /** On Windows Server 2022 dockerd fails at its first start and not at its second. */
    public boolean failsFirstStart(Registry windows) {
        return service() && windows.build() == SERVER_2022;
    }

    /** The version that the staged program has in its resource; a placeholder has none, and gets one that was current. */
    public static String version(Disk disk) throws IOException {
        Registry windows = disk.registry().orElseThrow();
        String daemon = WindowsFacts.DOCKER_FOLDER + "\\" + DockerExecutable.DAEMON;
        Optional<Path> staged = disk.tree().find(daemon);
        if (staged.isPresent()) {
            try (InputStream program = Files.newInputStream(staged.get())) {
                Optional<String> own = ProgramVersion.in(program);
                if (own.isPresent()) {
                    return own.get();
                }
            }
        }
        if (windows.build() >= WindowsFacts.SERVER_2019_BUILD) {
            return "24.0.7";
        }
        return windows.build() >= WindowsFacts.SERVER_2016_BUILD
                ? WindowsFacts.DOCKER_VERSION
                : WindowsFacts.PREVIEW_DOCKER_VERSION;
    }

    public DockerFact fact(Disk disk) throws IOException {
        boolean answers = state == DockerState.ANSWERING;
        List<String> all = new ArrayList<>(disk.containers().images());
        all.addAll(images);
        return new DockerFact(state, answers ? version(disk) : "", answers ? all : List.of(), answers ? "" : log);
    }

    private Optional<String> problem(Disk disk, List<String> addresses) throws IOException {
        Registry windows = disk.registry().orElseThrow();
        if (!windows.hasContainers()) {
            return Optional.of("fatal: Failed to load vmcompute.dll: The specified module could not be found.");
        }
        return service() ? serviceProblem(disk, addresses) : taskProblem(disk, windows);
    }

    private Optional<String> serviceProblem(Disk disk, List<String> addresses) throws IOException {
        JsonNode settings;
        try {
            settings = new ObjectMapper().readTree(disk.tree().text(WindowsFacts.DOCKER_SETTINGS));
        } catch (JsonProcessingException e) {
            return Optional.of("fatal: unable to configure the Docker daemon with file " + WindowsFacts.DOCKER_SETTINGS
                    + ": invalid character");
        }
        String named = settings.path("fixed-cidr").asText();
        String version = version(disk);
        if (!named.isEmpty()
                && !EngineVersion.in(version).map(EngineVersion::takesSubnet).orElse(false)) {
            return Optional.of("fatal: Error initializing network controller: engine " + version
                    + " asked for the gateway address of fixed-cidr " + named + ", which HNS refused");
        }
        Optional<String> own = new NatSubnet(named).holdsOneOf(addresses);
        if (own.isPresent()) {
            return Optional.of("fatal: Error initializing network controller: the network of " + own.get()
                    + " overlaps with fixed-cidr " + named);
        }
        for (String key : List.of("tlscacert", "tlscert", "tlskey")) {
            String path = settings.path(key).asText();
            if (settings.path("tlsverify").asBoolean()
                    && (path.isEmpty() || !disk.tree().has(path))) {
                return Optional.of("fatal: Could not load the TLS file '" + path + "' of " + key);
            }
        }
        return Optional.empty();
    }

    private Optional<String> taskProblem(Disk disk, Registry windows) throws IOException {
        if (!arguments.startsWith("daemon") || windows.build() >= 14300) {
            return Optional.of("docker: '" + arguments + "' is not a docker command.");
        }
        Matcher bridge = BRIDGE.matcher(arguments);
        String name = bridge.find() ? bridge.group(1) == null ? bridge.group(2) : bridge.group(1) : "";
        if (!name.isEmpty() && disk.containers().switches().stream().noneMatch(name::equalsIgnoreCase)) {
            return Optional.of("fatal: Error starting daemon: there is no virtual switch '" + name + "'");
        }
        Matcher file = FILE_ARGUMENT.matcher(arguments);
        while (file.find()) {
            if (!disk.tree().has(file.group(1))) {
                return Optional.of("fatal: Could not load the TLS file '" + file.group(1) + "'");
            }
        }
        return Optional.empty();
    }
}
