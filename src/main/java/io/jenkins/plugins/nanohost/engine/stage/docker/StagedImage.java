package io.jenkins.plugins.nanohost.engine.stage.docker;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedArchive;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedFile;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.disk.HostWindows;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The base image that was staged, as Docker lists and loads it. The ledger says what is in it. A ledger of an earlier version
 * does not; then that is known from the archive that it was staged from, as long as that is on the machine.
 */
record StagedImage(FilesEntry staged, HostWindows windows) {
    /** The first bytes of a file that gzip has compressed (RFC 1952). */
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    /** What {@code docker load} can take of it: all of it, if the archive that it was staged from is gone. */
    ArchivePart part() throws IOException, InterruptedException {
        return contents().map(StagedArchive::part).orElse(ArchivePart.WHOLE);
    }

    /**
     * Its name, if a Docker that answers does not list it; empty: it does, or none was staged. The names in an archive that is
     * compressed would need a reading of the whole file, so there any image counts, as for a WIM.
     */
    Optional<String> missing(DockerFact docker) throws IOException, InterruptedException {
        if (staged.baseImage().isEmpty()) {
            return Optional.empty();
        }
        List<String> names = names();
        boolean there = names.isEmpty()
                ? !docker.images().isEmpty()
                : names.stream().anyMatch(name -> docker.images().stream().anyMatch(listed -> same(name, listed)));
        return there ? Optional.empty() : Optional.of(names.isEmpty() ? "that in " + staged.baseImage() : names.get(0));
    }

    /** Docker lists an image of its own registry without the registry's name. */
    private static boolean same(String name, String listed) {
        return name.equals(listed) || name.endsWith("/" + listed);
    }

    private List<String> names() throws IOException, InterruptedException {
        Optional<Path> source = source();
        return staged.archive() == null && source.isPresent() && isCompressed(source.get())
                ? List.of()
                : contents().map(StagedArchive::names).orElse(List.of());
    }

    private Optional<StagedArchive> contents() throws IOException, InterruptedException {
        if (staged.archive() != null) {
            return Optional.of(staged.archive());
        }
        Optional<Path> source = source();
        if (source.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BaseImageCheck(windows, new Findings()).contents(source.get()));
        } catch (UnfitFailure e) {
            // It is checked where it is staged.
            return Optional.empty();
        }
    }

    /** The archive that it was staged from, if that is as it was. */
    private Optional<Path> source() throws IOException {
        Optional<StagedFile> file = windows.recipe().baseImage() == BaseImageKind.ARCHIVE
                ? staged.files().stream()
                        .filter(one -> one.to().equals(staged.baseImage()))
                        .findFirst()
                : Optional.empty();
        return file.isPresent() && unchanged(file.get())
                ? Optional.of(Path.of(file.get().from()))
                : Optional.empty();
    }

    private static boolean unchanged(StagedFile file) throws IOException {
        Path source = Path.of(file.from());
        return Files.isReadable(source)
                && Files.size(source) == file.length()
                && Files.getLastModifiedTime(source).toMillis() == file.modified();
    }

    private static boolean isCompressed(Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            return Arrays.equals(in.readNBytes(GZIP.length), GZIP);
        }
    }
}
