package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.definition.BaseDiskDefinition;
import io.jenkins.plugins.nanohost.engine.media.ImageFile;
import io.jenkins.plugins.nanohost.engine.media.WindowsMedia;
import io.jenkins.plugins.nanohost.engine.media.wim.WimImage;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.value.ImageChoice;
import io.jenkins.plugins.nanohost.engine.windows.Installation;
import io.jenkins.plugins.nanohost.engine.windows.WindowsRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the wanted image on the media. If the definition names none, the only Nano Server image is meant, or the only
 * Server Core image on media without Nano Server. An index counts inside its file. An edition id means its Server Core
 * image where the media also have an image with a desktop and the same id.
 */
record ImageSearch(BaseDiskDefinition wanted, Findings findings) {
    /** An image that a container host can be made of. */
    record FoundImage(ImageFile file, WimImage image, WindowsRelease release, Installation installation) {}

    private record Choice(ImageFile file, WimImage image) {
        /** Empty for a Windows with a desktop. */
        Optional<Installation> installation() {
            return image.isNano()
                    ? Optional.of(Installation.NANO)
                    : image.isCore() ? Optional.of(Installation.CORE) : Optional.empty();
        }

        @Override
        public String toString() {
            String edition = image.flags().isEmpty() ? image.editionId() : image.flags();
            return edition + " (" + image.name() + ")";
        }
    }

    /** What does not fit is added to the findings; then the answer is empty. */
    Optional<FoundImage> find(WindowsMedia media) {
        List<Choice> all = new ArrayList<>();
        media.imageFiles().forEach(file -> file.facts().images().forEach(image -> all.add(new Choice(file, image))));
        List<Choice> fitting = fitting(all);
        List<Choice> hosts = fitting.stream()
                .filter(choice -> choice.installation().isPresent())
                .toList();
        if (hosts.size() == 1) {
            return accept(hosts.get(0));
        }
        List<String> names = all.stream()
                .filter(choice -> choice.installation().isPresent())
                .map(Choice::toString)
                .toList();
        String remedy = remedy(media, names, fitting.isEmpty());
        if (hosts.isEmpty() && !fitting.isEmpty()) {
            findings.add(
                    "Image " + fitting.get(0) + " on " + wanted.media()
                            + " has a desktop; container hosts are made of Nano Server and Server Core",
                    remedy);
        } else {
            findings.add(
                    "Media " + wanted.media()
                            + (fitting.isEmpty() ? " have no image " + wanted.image() : " have several images"),
                    remedy);
        }
        return Optional.empty();
    }

    private String remedy(WindowsMedia media, List<String> names, boolean unknown) {
        if (names.isEmpty()) {
            return media.splitFiles().isEmpty()
                    ? "Take media with Nano Server or Server Core."
                    : "Join " + String.join(", ", media.splitFiles()) + " into one install.wim (DISM /Export-Image with"
                            + " /SWMFile), or take media that have it whole.";
        }
        List<String> near = unknown ? media.nearestImages(wanted.image().value()) : List.of();
        return (near.isEmpty() ? "" : "Is " + String.join(" or ", near) + " meant? ")
                + "Name one as vhd.image, by edition id or name: " + String.join(", ", names) + ".";
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
                    "Image " + image.name() + " on " + wanted.media() + " is Windows build " + build
                            + ", which is not known here",
                    "Take media of a release that the documentation lists.");
            return Optional.empty();
        }
        Installation installation = choice.installation().orElseThrow();
        Optional<String> refusal = release.get().refusal(installation);
        if (refusal.isPresent()) {
            findings.add(
                    "Media " + wanted.media() + ": " + refusal.get(),
                    "Take Nano Server of Technical Preview 4 to Windows Server 2016, or Server Core of Windows Server 2016"
                            + " or later.");
            return Optional.empty();
        }
        return Optional.of(new FoundImage(choice.file(), image, release.get(), installation));
    }
}
