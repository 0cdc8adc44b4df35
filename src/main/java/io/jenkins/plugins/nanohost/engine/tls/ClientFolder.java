package io.jenkins.plugins.nanohost.engine.tls;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.AtomicFile;
import io.jenkins.plugins.nanohost.engine.io.Digests;
import io.jenkins.plugins.nanohost.engine.io.OwnFolders;
import io.jenkins.plugins.nanohost.engine.io.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The client's certificate in the layout of {@code DOCKER_CERT_PATH}: {@code ca.pem}, {@code cert.pem}, {@code key.pem}. Only
 * this account may read the key. The authority's certificate is written before the other two and deleted after them, so that it
 * shows at any time which endpoint they belong to.
 */
public final class ClientFolder {
    private static final String AUTHORITY = "ca.pem";
    private static final String CERTIFICATE = "cert.pem";
    private static final String KEY = "key.pem";

    /** In the order in which they are deleted: if this is interrupted, what is left is not secret. */
    private static final List<String> FILES = List.of(KEY, CERTIFICATE, AUTHORITY);

    /** The largest file that is read as the authority's certificate, in bytes; a certificate is far smaller. */
    private static final long LONGEST = 1L << 20;

    private final Path folder;

    public ClientFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path path() {
        return folder;
    }

    /** Why nothing can be written to the folder; this is checked before there is anything to write. */
    public Optional<UnfitFailure> obstacle() {
        Path above = folder;
        // Below a file, it is not certain for Java that something does not exist.
        while (!Files.exists(above) && above.getParent() != null) {
            above = above.getParent();
        }
        if (!Files.isDirectory(above)) {
            return Optional.of(new UnfitFailure(
                    FailureCode.TLS_FOLDER_NOT_WRITABLE,
                    "The client certificate cannot be written to " + folder + ": " + above + " is "
                            + (Files.exists(above) ? "a file" : "closed to this account"),
                    "Name another folder with --tls-out, or move the file away."));
        }
        try {
            OwnFolders.require(folder);
        } catch (UnfitFailure e) {
            return Optional.of(e);
        } catch (IOException e) {
            return Optional.of(new UnfitFailure(
                    FailureCode.TLS_FOLDER_NOT_WRITABLE,
                    "The rights of folder " + folder + " cannot be read: " + e.getMessage(),
                    "Name another folder with --tls-out."));
        }
        return Files.isWritable(above)
                ? Optional.empty()
                : Optional.of(new UnfitFailure(
                        FailureCode.TLS_FOLDER_NOT_WRITABLE,
                        "The client certificate cannot be written to " + folder + ": this account may not write to "
                                + above,
                        "Name a folder that this account may write to, with --tls-out."));
    }

    /**
     * A refusal if the folder has files of another endpoint that would be overwritten.
     *
     * @param authorityDigest the digest of our own authority's certificate; empty if there is none
     */
    public Optional<RefusedFailure> stranger(String authorityDigest) {
        List<String> there = FILES.stream()
                .filter(file -> Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS))
                .sorted()
                .toList();
        if (there.isEmpty() || isOf(authorityDigest)) {
            return Optional.empty();
        }
        return Optional.of(new RefusedFailure(
                FailureCode.TLS_FOLDER_TAKEN,
                "The folder " + folder + " holds " + String.join(", ", there) + " of another Docker endpoint",
                "Name an empty folder with --tls-out, or move them away."));
    }

    /**
     * Whether the folder has the certificate of this authority, and so belongs to its endpoint. A certificate that cannot be
     * read does not count as ours.
     */
    public boolean isOf(String authorityDigest) {
        Path authority = folder.resolve(AUTHORITY);
        try {
            return Files.isRegularFile(authority)
                    && Files.size(authority) <= LONGEST
                    && Digests.ofText(Files.readString(authority, StandardCharsets.ISO_8859_1))
                            .equals(authorityDigest);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the folder has a client certificate of the given authority, with its key. */
    public boolean holds(String authorityDigest) {
        return FILES.stream().map(folder::resolve).allMatch(ClientFolder::hasContent) && isOf(authorityDigest);
    }

    private static boolean hasContent(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Deletes the client certificate of the given authority; that of another authority stays. Returns whether any of it was
     * there.
     */
    public boolean clear(String authorityDigest) throws IOException {
        if (!isOf(authorityDigest)) {
            return false;
        }
        for (String file : FILES) {
            file(file).delete();
        }
        return true;
    }

    /** The same, and also deletes the folder if nothing else is in it. */
    public boolean remove(String authorityDigest) throws IOException {
        if (!clear(authorityDigest)) {
            return false;
        }
        try (Stream<Path> left = Files.list(folder)) {
            if (left.findAny().isPresent()) {
                return true;
            }
        }
        Files.delete(folder);
        return true;
    }

    /**
     * Writes the client certificate. Call {@link #stranger} first, which refuses if files of another endpoint would be
     * replaced.
     */
    public void write(TlsMaterial material) throws UnfitFailure {
        try {
            OwnerOnly.createFolder(folder);
            // The key is deleted first and written last: without it, the files do not look complete, even if this is
            // interrupted.
            Files.deleteIfExists(folder.resolve(KEY));
            file(AUTHORITY).write(material.authority());
            file(CERTIFICATE).write(material.clientCertificate());
            file(KEY).writeOwnerOnly(material.clientKey().reveal());
        } catch (IOException e) {
            throw new UnfitFailure(
                    FailureCode.TLS_FOLDER_NOT_WRITABLE,
                    "The client certificate cannot be written to " + folder + ": " + e.getMessage(),
                    "See that its disk has space and that this account may write to it, or name another folder with --tls-out.");
        }
    }

    private AtomicFile file(String name) {
        return new AtomicFile(folder.resolve(name));
    }
}
