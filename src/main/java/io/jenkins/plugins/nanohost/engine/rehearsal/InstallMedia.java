package io.jenkins.plugins.nanohost.engine.rehearsal;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.media.ImageFile;
import io.jenkins.plugins.nanohost.engine.media.Media;
import io.jenkins.plugins.nanohost.engine.media.MediaEntry;
import io.jenkins.plugins.nanohost.engine.media.WimImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The installation media as a base disk is made from it. */
final class InstallMedia {
    private InstallMedia() {}

    /** What Windows is on a disk with the wanted image and packages. */
    static Registry read(NewBaseDisk wanted, Course course) throws Failure, InterruptedException {
        try (Media media = Media.open(java.nio.file.Path.of(wanted.media()))) {
            WimImage image = image(media, wanted, course);
            List<String> packages = new ArrayList<>();
            for (String cab : wanted.packages()) {
                Optional<MediaEntry> entry = media.find(cab);
                if (entry.isEmpty() || entry.get().kind() != MediaEntry.Kind.FILE) {
                    throw course.refusal(
                            "There is no package " + cab + " on " + wanted.media(), "Name packages of this media.");
                }
                packages.add(cab.substring(cab.lastIndexOf('\\') + 1));
            }
            return new Registry(
                    image.editionId(),
                    image.installationType(),
                    image.version().build(),
                    image.version().revision(),
                    "",
                    packages);
        }
    }

    private static WimImage image(Media media, NewBaseDisk wanted, Course course) throws Failure, InterruptedException {
        String path = wanted.imageFile().replace('\\', '/');
        for (ImageFile file : media.windows().imageFiles()) {
            if (file.path().equalsIgnoreCase(path)) {
                return file.facts()
                        .image(wanted.imageIndex())
                        .orElseThrow(() -> course.refusal(
                                wanted.imageFile() + " has no image " + wanted.imageIndex() + ", only "
                                        + file.facts().images().size(),
                                "Choose an image that it has."));
            }
        }
        throw course.refusal(
                "There is no image file " + wanted.imageFile() + " on " + wanted.media(), "Name the right media.");
    }
}
