package io.jenkins.plugins.nanohost.engine.draft;

import io.jenkins.plugins.nanohost.engine.definition.BaseDiskDefinition;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.Media;
import io.jenkins.plugins.nanohost.engine.media.WindowsMedia;
import io.jenkins.plugins.nanohost.engine.media.source.FileFacts;
import io.jenkins.plugins.nanohost.engine.media.wim.WimFacts;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.disk.ImageSearch;
import io.jenkins.plugins.nanohost.engine.stage.disk.ImageSearch.FoundImage;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import io.jenkins.plugins.nanohost.engine.value.ImageChoice;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import io.jenkins.plugins.nanohost.engine.windows.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Windows media as a definition names them, and which of their images can become a container host.
 *
 * @param path the ISO, or the folder of its files; absolute
 */
public record DraftMedia(Path path, WindowsMedia windows) {
    /** The folders of image files on Windows' media. */
    private static final Set<String> IMAGE_FOLDERS = Set.of("sources", "nanoserver");

    /**
     * An image, and the text that means it alone.
     *
     * @param choice its edition or name, or its index where these are not its own
     */
    public record UsableImage(FoundImage found, String choice) {
        public boolean isNano() {
            return found.installation() == Installation.NANO;
        }

        /** The release's title. */
        public String release() {
            return found.release().title();
        }

        /** For a list: what to write, and what Setup shows. */
        @Override
        public String toString() {
            String name = found.image().displayName().isEmpty()
                    ? found.image().name()
                    : found.image().displayName();
            return name.isEmpty() || name.equals(choice) ? choice : choice + " (" + name + ")";
        }
    }

    /**
     * Reads an ISO, a folder of its files, or a WIM that lies in such a folder; of the WIM the folder is taken.
     *
     * @throws UnfitFailure when these are no Windows Server media
     */
    public static DraftMedia read(Path given) throws UnfitFailure, InterruptedException {
        Path path = given.toAbsolutePath().normalize();
        if (!Files.isDirectory(path)) {
            FileFacts facts = Inspector.inspect(path);
            if (facts instanceof WimFacts) {
                path = folderOf(path);
            }
        }
        try (Media media = Media.open(path)) {
            return new DraftMedia(path, media.windows());
        }
    }

    private static Path folderOf(Path wim) throws UnfitFailure {
        Path folder = wim.getParent();
        Path root = folder == null ? null : folder.getParent();
        if (root == null
                || folder.getFileName() == null
                || !IMAGE_FOLDERS.contains(folder.getFileName().toString().toLowerCase(Locale.ROOT))) {
            throw new UnfitFailure(
                    FailureCode.NOT_WINDOWS_MEDIA,
                    wim + " is a WIM by itself, and a definition names whole media",
                    "Give the ISO, or the folder that has the WIM in its folder sources or NanoServer.");
        }
        return root;
    }

    /** The images that can become a container host. */
    public List<UsableImage> images() {
        return ImageSearch.usable(windows).stream().map(this::named).toList();
    }

    /**
     * The image of this name, edition or index.
     *
     * @param choice {@link ImageChoice#ONLY}: the only one
     * @throws UnfitFailure when the media have no such image, or no container host can be made of it
     */
    public UsableImage image(ImageChoice choice) throws UnfitFailure {
        Findings findings = new Findings();
        Optional<FoundImage> found = search(choice, findings);
        findings.throwIfAny();
        return named(found.orElseThrow());
    }

    private Optional<FoundImage> search(ImageChoice choice, Findings findings) {
        return new ImageSearch(
                        new BaseDiskDefinition(
                                path, choice, null, null, DiskFormat.VHDX, VmGeneration.TWO, List.of(), List.of()),
                        findings)
                .find(windows);
    }

    /** The first of its texts that a run would take for this image. */
    private UsableImage named(FoundImage found) {
        return Stream.of(
                        found.image().flags(),
                        found.image().editionId(),
                        found.image().name(),
                        found.image().displayName(),
                        String.valueOf(found.image().index()))
                .filter(text -> !text.isBlank() && text.equals(text.strip()))
                .filter(text -> search(new ImageChoice(text), new Findings())
                        .filter(found::equals)
                        .isPresent())
                .findFirst()
                .map(text -> new UsableImage(found, text))
                .orElse(new UsableImage(found, found.image().name()));
    }
}
