package io.jenkins.plugins.nanohost.engine.rehearsal.operation;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallBaseImage;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerState;
import io.jenkins.plugins.nanohost.engine.machine.fact.ImageInstalled;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.archive.ContainerImage;
import io.jenkins.plugins.nanohost.engine.media.archive.ImageArchiveFacts;
import io.jenkins.plugins.nanohost.engine.media.wim.WimFacts;
import io.jenkins.plugins.nanohost.engine.media.wim.WimImage;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Disk;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Docker;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Registry;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Container base images in the guest: {@code docker load}, and Install-ContainerOSImage of the technical previews. */
final class BaseImageWork {
    private static final int TP5 = 14300;

    private final GuestWork guest;

    BaseImageWork(GuestWork guest) {
        this.guest = guest;
    }

    ImageInstalled install(InstallBaseImage wanted, OperationRun run)
            throws Failure, IOException, InterruptedException {
        Disk disk = guest.enter(wanted.access(), run);
        Path file = disk.tree()
                .find(wanted.path())
                .orElseThrow(() -> run.refusal(
                        FailureCode.IMAGE_NOT_STAGED,
                        "There is no file " + wanted.path() + " in the guest",
                        "Stage the base image first."));
        if (GuestWork.starts(disk, "install " + wanted.path(), wanted.again())) {
            return ImageInstalled.UNFINISHED;
        }
        return wanted.kind() == BaseImageKind.ARCHIVE ? load(disk, file, wanted.part(), run) : unpack(disk, file, run);
    }

    private static ImageInstalled load(Disk disk, Path file, ArchivePart part, OperationRun run)
            throws Failure, IOException, InterruptedException {
        Docker docker = disk.docker()
                .filter(found -> found.state() == DockerState.ANSWERING)
                .orElseThrow(() -> run.refusal(
                        FailureCode.DOCKER_SILENT, "Docker does not answer, so nothing can be loaded", "Start it."));
        List<String> loaded = new ArrayList<>(docker.images());
        List<String> fresh = new ArrayList<>();
        for (ContainerImage image : images(file, part)) {
            check(image, run);
            for (String tag : image.tags()) {
                if (!loaded.contains(tag)) {
                    fresh.add(tag);
                }
            }
        }
        run.halfway();
        loaded.addAll(fresh);
        disk.write(docker.with(loaded));
        return fresh.isEmpty()
                ? new ImageInstalled(true, false, String.join(", ", loaded) + " is there")
                : new ImageInstalled(true, true, "loaded " + String.join(", ", fresh));
    }

    private static List<ContainerImage> images(Path file, ArchivePart part) throws UnfitFailure, InterruptedException {
        return Inspector.expect(file, ImageArchiveFacts.class).images().stream()
                .filter(image -> part.whole() || part.manifest().contains(image.id()))
                .toList();
    }

    /** Docker compares the system alone; that the build is another one shows only when a container is started. */
    private static void check(ContainerImage image, OperationRun run) throws Failure {
        if (!image.isWindows()) {
            throw run.refusal(
                    FailureCode.IMAGE_NOT_LOADED,
                    "The image " + image.tags() + " is of " + image.os() + ", and this host is Windows",
                    "Take the base image of the host's own version.");
        }
    }

    private static ImageInstalled unpack(Disk disk, Path file, OperationRun run)
            throws Failure, IOException, InterruptedException {
        Registry windows = disk.registry().orElseThrow();
        if (windows.build() > TP5) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "Base images are no WIM files in build " + windows.build(),
                    "Stage a Docker image archive.");
        }
        if (windows.nano() && !windows.hasPackage("Containers")) {
            throw run.refusal(
                    FailureCode.NO_CONTAINERS_PACKAGE,
                    "Install-ContainerOSImage is not in this guest",
                    "Add the package Containers to the base disk.");
        }
        WimImage image = Inspector.expect(file, WimFacts.class).image(1).orElseThrow();
        if (image.version().build() != windows.build() || !image.editionId().equalsIgnoreCase(windows.edition())) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "The base image is " + image.editionId() + " "
                            + image.version().build() + ", and this host is " + windows.edition() + " "
                            + windows.build(),
                    "Take the base image of the host's own edition and build.");
        }
        String name = image.name().toLowerCase(Locale.ROOT) + ":" + image.version();
        Disk.Containers containers = disk.containers();
        if (containers.images().contains(name)) {
            return new ImageInstalled(true, false, name + " is there");
        }
        run.halfway();
        disk.write(containers.withImage(name));
        return new ImageInstalled(true, true, "installed " + name);
    }
}
