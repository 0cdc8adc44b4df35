package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.definition.BaseDiskDefinition;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.media.ImageFile;
import io.jenkins.plugins.nanohost.engine.media.WindowsMedia;
import io.jenkins.plugins.nanohost.engine.media.wim.WimImage;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.value.ImageChoice;
import io.jenkins.plugins.nanohost.engine.windows.Installation;
import io.jenkins.plugins.nanohost.engine.windows.WindowsRelease;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the wanted image on the media. If the definition names none, the only Nano Server image is meant, or the only
 * Server Core image on media without Nano Server. An index counts inside its file. An edition id means its Server Core
 * image where the media also have an image with a desktop and the same id.
 */
public record ImageSearch(BaseDiskDefinition wanted, Findings findings) {
    /** An image that a container host can be made of. */
    public record FoundImage(ImageFile file, WimImage image, WindowsRelease release, Installation installation) {}

    private record Choice(ImageFile file, WimImage image) {
        /** Empty for a Windows with a desktop. */
        Optional<Installation> installation() {
            return image.isNano()
                    ? Optional.of(Installation.NANO)
                    : image.isCore() ? Optional.of(Installation.CORE) : Optional.empty();
        }

        boolean isHost() {
            return installation().isPresent() && image.runsOnX64();
        }

        String edition() {
            return image.flags().isEmpty() ? image.editionId() : image.flags();
        }

        @Override
        public String toString() {
            return edition().isEmpty() ? image.name() : edition() + " (" + image.name() + ")";
        }

        /** Why no container host can be made of it. */
        String refusal() {
            if (!image.runsOnX64()) {
                return "is for the processor architecture " + image.architecture() + ", and the guest is x64";
            }
            String type = image.installationType();
            if (type.isEmpty()) {
                return "does not tell what it is: its WIM names neither "
                        + (edition().isEmpty()
                                ? "edition nor installation type"
                                : "Nano Server nor Server Core as type");
            }
            return (type.equalsIgnoreCase("Server") ? "has a desktop" : "is of the installation type " + type)
                    + "; container hosts are made of Nano Server and Server Core";
        }
    }

    /** All images that a container host can be made of, in the order of the media. */
    public static List<FoundImage> usable(WindowsMedia media) {
        return choices(media).stream()
                .filter(Choice::isHost)
                .flatMap(choice ->
                        WindowsRelease.ofBuild(choice.image().version().build())
                                .map(release -> new FoundImage(
                                        choice.file(),
                                        choice.image(),
                                        release,
                                        choice.installation().orElseThrow()))
                                .stream())
                .filter(found -> found.release().refusal(found.installation()).isEmpty())
                .toList();
    }

    private static List<Choice> choices(WindowsMedia media) {
        List<Choice> all = new ArrayList<>();
        media.imageFiles().forEach(file -> file.facts().images().forEach(image -> all.add(new Choice(file, image))));
        return all;
    }

    /** What does not fit is added to the findings; then the answer is empty. */
    public Optional<FoundImage> find(WindowsMedia media) {
        List<Choice> all = choices(media);
        List<Choice> fitting = fitting(all);
        List<Choice> hosts = fitting.stream().filter(Choice::isHost).toList();
        if (hosts.size() == 1) {
            return accept(hosts.get(0));
        }
        List<Choice> offered =
                hosts.isEmpty() ? all.stream().filter(Choice::isHost).toList() : hosts;
        String remedy = remedy(media, all, offered, fitting.isEmpty());
        if (hosts.isEmpty() && !fitting.isEmpty()) {
            findings.add(
                    FailureCode.IMAGE_NO_HOST,
                    "Image " + fitting.get(0) + " on " + wanted.media() + " "
                            + fitting.get(0).refusal(),
                    remedy);
        } else {
            findings.add(
                    FailureCode.IMAGE_NOT_FOUND,
                    "Media " + wanted.media()
                            + (fitting.isEmpty()
                                    ? " have no image " + wanted.image()
                                    : " have several images"
                                            + (wanted.image().isOnly() ? "" : " that are called " + wanted.image())),
                    remedy);
        }
        return Optional.empty();
    }

    private String remedy(WindowsMedia media, List<Choice> all, List<Choice> offered, boolean unknown) {
        if (offered.isEmpty()) {
            return media.splitFiles().isEmpty()
                    ? "Take media with Nano Server or Server Core for x64."
                    : "Join " + String.join(", ", media.splitFiles()) + " into one install.wim (DISM /Export-Image with"
                            + " /SWMFile), or take media that have it whole.";
        }
        List<String> near = unknown ? media.nearestImages(wanted.image().value()) : List.of();
        boolean equal = offered.stream().map(Choice::edition).distinct().count() < offered.size();
        return (near.isEmpty() ? "" : "Is " + String.join(" or ", near) + " meant? ")
                + "Name one as vhd.image, by " + (equal ? "name or index: " : "edition id or name: ")
                + offered.stream()
                        .map(choice -> equal ? byIndex(choice, all) : choice.toString())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** With its index too, where images have one edition; an index means one of Nano Server's where media have such. */
    private static String byIndex(Choice choice, List<Choice> all) {
        boolean counted = choice.image().isNano()
                || all.stream().noneMatch(other -> other.image().isNano());
        return choice.image().name() + (counted ? " (index " + choice.image().index() + ")" : "");
    }

    private List<Choice> fitting(List<Choice> all) {
        ImageChoice image = wanted.image();
        if (!image.isOnly() && !image.value().matches("[0-9]{1,4}")) {
            return all.stream()
                    .filter(choice -> choice.image().isCalled(image.value()))
                    .toList();
        }
        boolean nano = all.stream().anyMatch(choice -> choice.image().isNano());
        List<Choice> usual =
                all.stream().filter(choice -> choice.image().isNano() == nano).toList();
        return image.isOnly()
                ? usual
                : usual.stream()
                        .filter(choice -> choice.image().index() == Integer.parseInt(image.value()))
                        .toList();
    }

    private Optional<FoundImage> accept(Choice choice) {
        WimImage image = choice.image();
        int build = image.version().build();
        Optional<WindowsRelease> release = WindowsRelease.ofBuild(build);
        if (release.isEmpty()) {
            findings.add(
                    FailureCode.RELEASE_NOT_COVERED,
                    "Image " + image.name() + " on " + wanted.media() + " is Windows build " + build + ", "
                            + WindowsRelease.notCovered(build),
                    "Take media of a release that is covered: "
                            + Arrays.stream(WindowsRelease.values())
                                    .filter(known -> !known.preview())
                                    .map(WindowsRelease::title)
                                    .collect(Collectors.joining(", "))
                            + ".");
            return Optional.empty();
        }
        Installation installation = choice.installation().orElseThrow();
        Optional<String> refusal = release.get().refusal(installation);
        if (refusal.isPresent()) {
            findings.add(
                    FailureCode.RELEASE_NOT_COVERED,
                    "Media " + wanted.media() + ": " + refusal.get(),
                    "Take Nano Server of Technical Preview 4 to Windows Server 2016, or Server Core of Windows Server 2016"
                            + " or later.");
            return Optional.empty();
        }
        return Optional.of(new FoundImage(choice.file(), image, release.get(), installation));
    }
}
