package io.jenkins.plugins.nanohost.engine.stage.docker;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedArchive;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.archive.ContainerImage;
import io.jenkins.plugins.nanohost.engine.media.archive.ImageArchiveFacts;
import io.jenkins.plugins.nanohost.engine.media.source.OsVersion;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import io.jenkins.plugins.nanohost.engine.media.wim.WimFacts;
import io.jenkins.plugins.nanohost.engine.media.wim.WimImage;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.disk.HostWindows;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.windows.WindowsRelease;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks whether a base image fits its host. Containers share the host's kernel ("Windows container version
 * compatibility", Microsoft): on Windows Server 2016, build and revision must be the host's; on later releases only the
 * build; the technical previews take a WIM of their own build.
 */
public record BaseImageCheck(HostWindows host, Findings findings) {
    private static final int MOST_NAMED = 10;

    /** Adds what does not fit to the findings. */
    public void check(Path image, Narrator narrator) throws InterruptedException {
        try {
            if (host.recipe().baseImage() == BaseImageKind.WIM) {
                checkWim(image, Inspector.expect(image, WimFacts.class));
            } else {
                checkArchive(image, Inspector.expect(image, ImageArchiveFacts.class), narrator);
            }
        } catch (UnfitFailure e) {
            boolean otherKind = e.code() == FailureCode.WRONG_FILE_KIND;
            findings.add(e.code(), "files.baseImage: " + e.getMessage(), otherKind ? kindRemedy() : e.remedy());
        }
    }

    private String kindRemedy() {
        return host.recipe().baseImage() == BaseImageKind.WIM
                ? "Give the WIM of the base image of build " + build() + "; the previews take no archive."
                : "Give an archive that 'docker save' wrote, plain or compressed by gzip, of a Windows base image of build "
                        + build() + ".";
    }

    private void checkWim(Path file, WimFacts wim) {
        if (wim.pipable()) {
            findings.add(
                    FailureCode.WIM_PIPABLE,
                    "Base image " + file + " is a pipable WIM, which Windows cannot apply",
                    "Export it once more without that option: wimlib-imagex export without --pipable.");
        }
        for (WimImage image : wim.images()) {
            String which = wim.images().size() == 1
                    ? ""
                    : ", image " + image.index() + " (" + Source.quoted(image.name()) + "),";
            if (!image.runsOnX64()) {
                findings.add(
                        FailureCode.BASE_IMAGE_NOT_FOR_HOST,
                        "Base image " + file + which + " is for the processor architecture " + image.architecture()
                                + ", and the container host is x64",
                        "Take the base image of build " + build() + " for x64.");
            } else if (image.version().build() != host.release().build()) {
                findings.add(
                        FailureCode.BASE_IMAGE_BUILD,
                        "Base image " + file + which + " " + mismatchText(image.version()),
                        "Take the base image of build " + build() + ".");
            }
        }
    }

    /** Of several images the one that fits is taken, and named in the log. */
    private void checkArchive(Path file, ImageArchiveFacts archive, Narrator narrator) {
        if (archive.layout() == ImageArchiveFacts.Layout.OCI) {
            findings.add(
                    FailureCode.BASE_IMAGE_IS_OCI,
                    "Base image " + file + " is an OCI archive, which older engines cannot load",
                    "Save it with 'docker save', or convert it to a docker-archive.");
        }
        List<ContainerImage> images = archive.images();
        if (images.isEmpty()) {
            findings.add(
                    FailureCode.NO_CONTAINER_IMAGE,
                    "Base image " + file + " holds no image: its manifest is empty",
                    "Take a Windows base image of build " + build() + " for amd64.");
            return;
        }
        if (images.size() == 1) {
            problem(images.get(0))
                    .ifPresent(problem -> findings.add(
                            problem.code(), "Base image " + file + " " + problem.text(), problem.remedy()));
            return;
        }
        Optional<ContainerImage> fitting =
                images.stream().filter(image -> problem(image).isEmpty()).findFirst();
        if (fitting.isEmpty()) {
            findings.add(
                    FailureCode.BASE_IMAGE_BUILD,
                    "Base image " + file + " holds " + images.size() + " images, and none that fits"
                            + images.stream()
                                    .limit(MOST_NAMED)
                                    .map(image -> "; " + image.name() + " "
                                            + problem(image).orElseThrow().text())
                                    .collect(Collectors.joining()),
                    "Take a Windows base image of build " + build() + " for amd64.");
            return;
        }
        String name = fitting.get().name();
        Optional<ContainerImage> other =
                images.stream().filter(image -> !image.isWindows()).findFirst();
        narrator.fact("Base image " + file + " holds " + images.size() + " images; " + name + ", Windows "
                + fitting.get().osVersion() + ", is the one that fits the container host"
                + other.map(left -> "; " + left.name() + " is for " + os(left) + ", and is left out")
                        .orElse(""));
    }

    /** What an archive holds for the host; where no image fits, those for Windows. */
    public StagedArchive contents(Path image) throws UnfitFailure, InterruptedException {
        ImageArchiveFacts archive = Inspector.expect(image, ImageArchiveFacts.class);
        List<ContainerImage> windows =
                archive.images().stream().filter(ContainerImage::isWindows).toList();
        return new StagedArchive(
                archive.windows(),
                windows.stream()
                        .filter(one -> problem(one).isEmpty())
                        .findFirst()
                        .map(ContainerImage::tags)
                        .orElseGet(() -> windows.stream()
                                .flatMap(one -> one.tags().stream())
                                .toList()));
    }

    private record Unfitness(FailureCode code, String text, String remedy) {}

    /** What keeps a guest from running containers of the image: the first thing that is wrong. */
    private Optional<Unfitness> problem(ContainerImage image) {
        String take = "Take a Windows base image of build " + build() + " for amd64.";
        if (!image.isWindows()) {
            return Optional.of(new Unfitness(
                    FailureCode.BASE_IMAGE_NOT_FOR_HOST, "is for " + os(image) + ", not for Windows", take));
        }
        if (!image.architecture().equalsIgnoreCase("amd64")) {
            return Optional.of(new Unfitness(
                    FailureCode.BASE_IMAGE_NOT_FOR_HOST,
                    "is for the processor architecture "
                            + (image.architecture().isEmpty() ? "that it does not tell" : image.architecture())
                            + ", and the container host is amd64 (x64)",
                    take));
        }
        if (!image.osVersion().isKnown()) {
            return Optional.of(new Unfitness(
                    FailureCode.BASE_IMAGE_WITHOUT_VERSION,
                    "does not tell its Windows build: its os.version is "
                            + (image.osVersionText().isEmpty()
                                    ? "missing"
                                    : Source.quoted(image.osVersionText()) + ", which is no version"),
                    "Pull the image of build " + build()
                            + " on Windows, and save it with 'docker save'; some other tools"
                            + " leave os.version out."));
        }
        if (!fits(image.osVersion())) {
            return Optional.of(new Unfitness(
                    FailureCode.BASE_IMAGE_BUILD,
                    mismatchText(image.osVersion()),
                    "Take the base image of build " + build() + "."));
        }
        return damage(image)
                .map(text -> new Unfitness(
                        FailureCode.BASE_IMAGE_LAYERS, text, "Pull the whole image on Windows, and save it again."));
    }

    private static Optional<String> damage(ContainerImage image) {
        if (image.layers() != image.claimedLayers()) {
            return Optional.of(
                    "has " + image.layers() + " layers, and its configuration counts " + image.claimedLayers());
        }
        if (image.layers() == 0) {
            return Optional.of("has no layers");
        }
        if (!image.missingLayers().isEmpty()) {
            return Optional.of("lacks " + image.missingLayers().size() + " of its " + image.layers() + " layers");
        }
        return image.emptyLayers().isEmpty()
                ? Optional.empty()
                : Optional.of("has " + image.emptyLayers().size() + " layers of 0 bytes");
    }

    private static String os(ContainerImage image) {
        return image.os().isEmpty() ? "a system that it does not tell" : image.os();
    }

    private boolean fits(OsVersion image) {
        WindowsRelease release = host.release();
        return switch (release) {
            case SERVER_2016 -> image.build() == release.build()
                    && (host.revision() == 0 || image.revision() == host.revision());
            case SERVER_2025 -> image.build() == release.build() || image.build() == WindowsRelease.SERVER_2022.build();
            default -> image.build() == release.build();
        };
    }

    private String build() {
        WindowsRelease release = host.release();
        return release.build()
                + (release == WindowsRelease.SERVER_2016 && host.revision() > 0 ? "." + host.revision() : "");
    }

    private String mismatchText(OsVersion image) {
        return "is Windows " + image + ", and the container host will be "
                + host.release().title() + ", build " + build() + ": its containers would not start";
    }
}
