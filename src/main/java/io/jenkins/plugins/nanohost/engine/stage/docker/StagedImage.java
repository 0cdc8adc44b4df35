package io.jenkins.plugins.nanohost.engine.stage.docker;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedFile;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.archive.ImageArchiveFacts;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The base image that was staged, as Docker lists it. Its names are in the archive that it was staged from, and are known
 * as long as that is on the machine and not compressed: a compressed one would have to be read whole. Otherwise any image
 * counts, as for a WIM.
 */
record StagedImage(FilesEntry staged, BaseImageKind kind) {
    /** The first bytes of a file that gzip has compressed (RFC 1952). */
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    /** Its name, if a Docker that answers does not list it; empty: it does, or none was staged. */
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
        Optional<StagedFile> file = staged.files().stream()
                .filter(one -> one.to().equals(staged.baseImage()))
                .findFirst();
        if (kind != BaseImageKind.ARCHIVE || file.isEmpty() || !unchanged(file.get())) {
            return List.of();
        }
        try {
            return Inspector.expect(Path.of(file.get().from()), ImageArchiveFacts.class).images().stream()
                    .flatMap(image -> image.tags().stream())
                    .toList();
        } catch (UnfitFailure e) {
            // It is checked where it is staged; here it only says no names.
            return List.of();
        }
    }

    private static boolean unchanged(StagedFile file) throws IOException {
        Path source = Path.of(file.from());
        if (!Files.isReadable(source)
                || Files.size(source) != file.length()
                || Files.getLastModifiedTime(source).toMillis() != file.modified()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(source)) {
            return !Arrays.equals(in.readNBytes(GZIP.length), GZIP);
        }
    }
}
