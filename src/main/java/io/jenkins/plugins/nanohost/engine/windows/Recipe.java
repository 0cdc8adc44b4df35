package io.jenkins.plugins.nanohost.engine.windows;

import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.value.DockerExecutable;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import io.jenkins.plugins.nanohost.engine.value.guest.SetupPath;
import java.util.List;

/**
 * How Docker is set up in the guest.
 *
 * @param dockerFolder the folder of docker.exe in the guest
 * @param programs the files that Docker consists of
 * @param ownSwitch the virtual switch to make in the guest; empty if the host network service makes the network
 * @param packages the Nano packages that it needs
 * @param features the optional features that are enabled in the disk, so that the guest needs no restart for them
 */
public record Recipe(
        DockerStart start,
        String dockerFolder,
        List<String> programs,
        BaseImageKind baseImage,
        String ownSwitch,
        List<String> packages,
        List<String> features) {
    /** The subnet of the NAT that Microsoft's scripts made by default. */
    public static final String DEFAULT_SUBNET = "172.16.0.0/12";

    static final Recipe TP4 = new Recipe(
            DockerStart.TASK,
            SetupPath.SYSTEM_FOLDER,
            List.of(DockerExecutable.CLIENT),
            BaseImageKind.WIM,
            "Virtual Switch",
            List.of("Containers", "Compute"),
            List.of());

    static final Recipe TP5 = new Recipe(
            DockerStart.SERVICE,
            SetupPath.SYSTEM_FOLDER,
            DockerExecutable.ALL,
            BaseImageKind.WIM,
            "",
            List.of("Containers"),
            List.of());

    static final Recipe NANO_SERVICE = service(List.of("Containers"), List.of());

    static final Recipe CORE_SERVICE = service(List.of(), List.of("Containers"));

    public Recipe {
        programs = List.copyOf(programs);
        packages = List.copyOf(packages);
        features = List.copyOf(features);
    }

    private static Recipe service(List<String> packages, List<String> features) {
        return new Recipe(
                DockerStart.SERVICE,
                SetupPath.DOCKER_FOLDER,
                DockerExecutable.ALL,
                BaseImageKind.ARCHIVE,
                "",
                packages,
                features);
    }

    /** Whether the file is one of Docker's programs, by its path in the guest. */
    public boolean isProgram(String guestPath) {
        return programs.stream().anyMatch(program -> guestPath.equals(dockerFolder + "\\" + program));
    }

    public boolean isTask() {
        return start == DockerStart.TASK;
    }
}
