package io.jenkins.plugins.nanohost.engine.tls;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.transfer.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The client's certificate in the layout of {@code DOCKER_CERT_PATH}: {@code ca.pem}, {@code cert.pem}, {@code key.pem}.
 * Only this account may read the key.
 */
public final class ClientFolder {
    /** The key first, so that what is left of a removal that ended in between is no secret. */
    private static final List<String> FILES = List.of("key.pem", "cert.pem", "ca.pem");

    private final Path folder;

    public ClientFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path path() {
        return folder;
    }

    /** What stands where the folder should be; known before there is anything to write. */
    public Optional<UnfitFailure> obstacle() {
        for (Path above = folder; above != null; above = above.getParent()) {
            if (Files.exists(above) && !Files.isDirectory(above)) {
                return Optional.of(new UnfitFailure(
                        "The client certificate cannot be written to " + folder + ": " + above + " is a file",
                        "Name another folder with --tls-out, or move the file away."));
            }
        }
        return Optional.empty();
    }

    /** Whether a client certificate of the given authority lies here, with its key. */
    public boolean holds(String authorityDigest) throws IOException {
        Path authority = folder.resolve("ca.pem");
        return Files.isRegularFile(authority)
                && Files.isRegularFile(folder.resolve("cert.pem"))
                && Files.isRegularFile(folder.resolve("key.pem"))
                && Digests.ofText(Files.readString(authority, StandardCharsets.ISO_8859_1))
                        .equals(authorityDigest);
    }

    /** Deletes the client certificate of the given authority; another's is left. Returns whether it was there. */
    public boolean remove(String authorityDigest) throws IOException {
        if (!holds(authorityDigest)) {
            return false;
        }
        for (String file : FILES) {
            Files.deleteIfExists(folder.resolve(file));
        }
        try (Stream<Path> left = Files.list(folder)) {
            if (left.findAny().isPresent()) {
                return true;
            }
        }
        Files.delete(folder);
        return true;
    }

    public void write(TlsMaterial material) throws UnfitFailure {
        try {
            Files.createDirectories(folder);
            Path key = folder.resolve("key.pem");
            Files.deleteIfExists(key);
            Files.writeString(key, "", StandardOpenOption.CREATE_NEW);
            ownerOnly(key);
            Files.writeString(key, material.clientKey().reveal(), StandardCharsets.US_ASCII);
            Files.writeString(folder.resolve("cert.pem"), material.clientCertificate(), StandardCharsets.US_ASCII);
            Files.writeString(folder.resolve("ca.pem"), material.authority(), StandardCharsets.US_ASCII);
        } catch (FileSystemException e) {
            throw new UnfitFailure(
                    "The client certificate cannot be written to " + folder + ": " + e.getMessage(),
                    "Name a folder that this account may write to, with --tls-out.");
        } catch (IOException e) {
            throw new UnfitFailure(
                    "The client certificate cannot be written to " + folder + ": " + e.getMessage(),
                    "See that the disk has space, and run it again.");
        }
    }

    private static void ownerOnly(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
            return;
        }
        AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (acl != null) {
            acl.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(acl.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
    }
}
