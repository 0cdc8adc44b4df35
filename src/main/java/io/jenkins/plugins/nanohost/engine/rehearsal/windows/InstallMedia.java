package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.media.ImageFile;
import io.jenkins.plugins.nanohost.engine.media.Media;
import io.jenkins.plugins.nanohost.engine.media.disc.MediaEntry;
import io.jenkins.plugins.nanohost.engine.media.wim.WimImage;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.WindowsFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of the installation media from which a base disk is made.
 *
 * @param packages the wanted cabs, in their order
 */
public record InstallMedia(WimImage image, List<Cab> packages) {
    public InstallMedia {
        packages = List.copyOf(packages);
    }

    /**
     * A cabinet by its name.
     *
     * @param sound whether its first bytes are those of a cabinet
     */
    public record Cab(String name, boolean sound) {
        public static Cab read(String name, InputStream content) throws IOException {
            byte[] start = content.readNBytes(4);
            return new Cab(name, new String(start, StandardCharsets.US_ASCII).equals(WindowsFacts.CABINET_MARK));
        }
    }

    public static InstallMedia read(NewBaseDisk wanted, OperationRun run)
            throws Failure, IOException, InterruptedException {
        try (Media media = Media.open(Path.of(wanted.media()))) {
            WimImage image = image(media, wanted, run);
            List<Cab> packages = new ArrayList<>();
            for (String cab : wanted.packages()) {
                Optional<MediaEntry> entry = media.find(cab);
                if (entry.isEmpty() || entry.get().kind() != MediaEntry.EntryKind.FILE) {
                    throw run.refusal(
                            FailureCode.NO_FILE_IN_MEDIA,
                            "There is no package " + cab + " on " + wanted.media(),
                            "Name packages of this media.");
                }
                try (InputStream content = Channels.newInputStream(media.openFile(cab))) {
                    packages.add(Cab.read(cab.substring(cab.lastIndexOf('\\') + 1), content));
                }
            }
            return new InstallMedia(image, packages);
        }
    }

    /** The Windows on a disk that has this image and nothing else. */
    public Registry windows() {
        return new Registry(
                image.editionId(),
                image.installationType(),
                image.version().build(),
                image.version().revision(),
                image.languages(),
                "",
                "",
                Registry.Components.NONE);
    }

    private static WimImage image(Media media, NewBaseDisk wanted, OperationRun run)
            throws Failure, InterruptedException {
        String path = wanted.imageFile().replace('\\', '/');
        for (ImageFile file : media.windows().imageFiles()) {
            if (file.path().equalsIgnoreCase(path)) {
                return file.facts()
                        .image(wanted.imageIndex())
                        .orElseThrow(() -> run.refusal(
                                FailureCode.NO_IMAGE_IN_FILE,
                                wanted.imageFile() + " has no image " + wanted.imageIndex() + ", only "
                                        + file.facts().images().size(),
                                "Choose an image that it has."));
            }
        }
        throw run.refusal(
                FailureCode.NO_FILE_IN_MEDIA,
                "There is no image file " + wanted.imageFile() + " on " + wanted.media(),
                "Name the right media.");
    }
}
