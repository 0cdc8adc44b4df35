package io.jenkins.plugins.nanohost.engine.windows;

import io.jenkins.plugins.nanohost.engine.value.DockerExecutable;
import io.jenkins.plugins.nanohost.engine.value.SetupPath;
import java.util.List;

/**
 * How Docker is set up in the guest.
 *
 * @param name {@code service}: dockerd registers itself; {@code task}: a task at start, as Microsoft's TP4 script does
 *     on Nano, where no service wrapper runs
 * @param dockerFolder where docker.exe lies in the guest
 * @param programs the files that Docker consists of
 * @param baseImage {@code archive} for {@code docker load}, or {@code wim}
 * @param ownSwitch the virtual switch to make in the guest; empty where the host network service makes the network
 * @param packages the Nano packages that it cannot do without
 * @param features the optional features that are enabled in the disk, which saves the guest a restart
 */
public record Recipe(
        String name,
        String dockerFolder,
        List<String> programs,
        String baseImage,
        String ownSwitch,
        List<String> packages,
        List<String> features) {
    public static final String SERVICE_NAME = "service";
    public static final String TASK_NAME = "task";
    public static final String ARCHIVE = "archive";
    public static final String WIM = "wim";

    /** The NAT that Microsoft's scripts made where nothing else was asked for. */
    public static final String DEFAULT_SUBNET = "172.16.0.0/12";

    static final Recipe TP4 = new Recipe(
            TASK_NAME,
            SetupPath.SYSTEM_FOLDER,
            List.of(DockerExecutable.CLIENT),
            WIM,
            "Virtual Switch",
            List.of("Containers", "Compute"),
            List.of());

    static final Recipe TP5 = new Recipe(
            SERVICE_NAME, SetupPath.SYSTEM_FOLDER, DockerExecutable.ALL, WIM, "", List.of("Containers"), List.of());

    static final Recipe NANO_SERVICE = service(List.of("Containers"), List.of());

    static final Recipe CORE_SERVICE = service(List.of(), List.of("Containers"));

    public Recipe {
        programs = List.copyOf(programs);
        packages = List.copyOf(packages);
        features = List.copyOf(features);
    }

    private static Recipe service(List<String> packages, List<String> features) {
        return new Recipe(SERVICE_NAME, SetupPath.DOCKER_FOLDER, DockerExecutable.ALL, ARCHIVE, "", packages, features);
    }

    /** Whether the file is one of those that Docker consists of, by its path in the guest. */
    public boolean isProgram(String guestPath) {
        return programs.stream().anyMatch(program -> guestPath.equals(dockerFolder + "\\" + program));
    }

    public boolean isTask() {
        return name.equals(TASK_NAME);
    }
}
