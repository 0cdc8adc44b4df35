package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.io.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import jenkins.MasterToSlaveFileCallable;

/**
 * The engine's jar, which is part of this plugin. It is copied to a machine once per version; its name there contains its
 * digest.
 */
class EngineJar {
    private final Path jar;

    EngineJar(Path jar) {
        this.jar = jar;
    }

    /**
     * The jar from which the engine's classes were loaded on the controller. In tests these come from a folder; then it is the
     * jar that the build puts next to that folder.
     */
    static EngineJar ofThisPlugin() throws IOException {
        try {
            Path place = Path.of(Failure.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path jar = Files.isDirectory(place) ? place.resolveSibling("nano-container-host-engine.jar") : place;
            if (!Files.isRegularFile(jar)) {
                throw new IOException("There is no engine jar " + jar + "; is the plugin run from its packaged file?");
            }
            return new EngineJar(jar);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /**
     * Copies the jar into the given folder in the work folder, unless it is already there and complete; several launches may do
     * so at the same time. Returns the name of the jar.
     */
    String putInto(FilePath folder) throws IOException, InterruptedException {
        String digest = digest(jar);
        String name = "nano-container-host-engine-" + digest.substring(0, 16) + ".jar";
        folder.act(new OwnFolder());
        FilePath target = folder.child(name);
        if (!target.act(new Whole(digest))) {
            FilePath partial = folder.child("engine-" + UUID.randomUUID() + ".partial");
            try (InputStream in = Files.newInputStream(jar)) {
                copy(in, partial);
            } catch (IOException | InterruptedException e) {
                deleteAfter(e, partial);
                throw e;
            }
            target.act(new Take(partial.getRemote(), digest));
        }
        return name;
    }

    void copy(InputStream in, FilePath partial) throws IOException, InterruptedException {
        partial.copyFrom(in);
    }

    /** On a full disk, what is left of the file would keep it full. */
    private static void deleteAfter(Exception cause, FilePath partial) throws InterruptedException {
        try {
            partial.deleteRecursive();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static String digest(Path file) throws IOException {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Whether the file is there with this digest. */
    private static final class Whole extends MasterToSlaveFileCallable<Boolean> {
        private static final long serialVersionUID = 1L;

        private final String digest;

        Whole(String digest) {
            this.digest = digest;
        }

        @Override
        public Boolean invoke(File file, @CheckForNull VirtualChannel channel) throws IOException {
            return file.isFile() && digest(file.toPath()).equals(digest);
        }
    }

    /** Renames the partial file to the final name if it is complete. */
    private static final class Take extends MasterToSlaveFileCallable<Void> {
        private static final long serialVersionUID = 1L;

        private final String partial;
        private final String digest;

        Take(String partial, String digest) {
            this.partial = partial;
            this.digest = digest;
        }

        @Override
        public Void invoke(File file, @CheckForNull VirtualChannel channel) throws IOException {
            Path from = Path.of(partial);
            try {
                if (!digest(from).equals(digest)) {
                    throw new IOException("the engine's jar was not copied completely to " + file);
                }
                new AtomicFile(file.toPath(), from).take();
            } catch (FileSystemException e) {
                // Windows refuses to replace a jar that is in use; in that case another launch has just put it there.
                if (!file.isFile() || !digest(file.toPath()).equals(digest)) {
                    throw e;
                }
            } finally {
                Files.deleteIfExists(from);
            }
            return null;
        }
    }
}
