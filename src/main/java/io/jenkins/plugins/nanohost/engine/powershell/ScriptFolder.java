package io.jenkins.plugins.nanohost.engine.powershell;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.NoLinks;
import io.jenkins.plugins.nanohost.engine.io.OwnFolders;
import io.jenkins.plugins.nanohost.engine.io.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The scripts as files. The name of their folder is the digest of its content, so that the next run finds them and another
 * version uses another folder. In each run they are compared byte by byte with those of the engine, and replaced if they
 * differ.
 */
final class ScriptFolder {
    private ScriptFolder() {}

    /**
     * @param parent the folder in which the scripts' folder is made
     * @return the folder that contains {@code Session.ps1}
     */
    public static Path unpack(Path parent) throws UnfitFailure {
        Map<String, byte[]> scripts = scripts();
        Path folder = parent.resolve("scripts-" + digest(scripts).substring(0, 16));
        try {
            // The engine runs the scripts as administrator: nobody else may put them there.
            OwnFolders.make(parent);
            if (!holds(folder, scripts)) {
                Path partial = parent.resolve("scripts-" + UUID.randomUUID() + ".partial");
                try {
                    OwnerOnly.createNewFolder(partial);
                    write(partial, scripts);
                    // The folder's content differs: nothing of it may run, and the session must not find any additional
                    // file.
                    delete(folder);
                    moveUnlessThere(partial, folder);
                } finally {
                    delete(partial);
                }
                if (!holds(folder, scripts)) {
                    throw new IOException(folder + " does not hold what was written there");
                }
            }
        } catch (IOException e) {
            throw new UnfitFailure(
                    FailureCode.SCRIPTS_NOT_WRITTEN,
                    "The scripts cannot be written to " + folder + ": " + e,
                    "Let the agent's account write to the work folder, or set another one.");
        }
        return folder;
    }

    /** Another run may have put the same scripts there first. */
    private static void moveUnlessThere(Path partial, Path folder) throws IOException {
        try {
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static boolean holds(Path folder, Map<String, byte[]> scripts) throws IOException {
        return Files.isDirectory(folder) && digest(read(folder)).equals(digest(scripts));
    }

    private static void write(Path folder, Map<String, byte[]> scripts) throws IOException {
        for (Map.Entry<String, byte[]> script : scripts.entrySet()) {
            Path file = folder.resolve(script.getKey());
            Path parent = file.getParent();
            if (parent != null) {
                OwnerOnly.createFolder(parent);
            }
            NoLinks.writeNew(file, script.getValue());
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** The engine's own scripts, from its jar or, in a build, from a folder. */
    private static Map<String, byte[]> scripts() {
        try {
            URI session = ScriptFolder.class.getResource("Session.ps1").toURI();
            if (!"jar".equals(session.getScheme())) {
                return read(Path.of(session).getParent());
            }
            String text = session.toString();
            int separator = text.indexOf("!/");
            try (FileSystem jar =
                    FileSystems.newFileSystem(Path.of(URI.create(text.substring("jar:".length(), separator))))) {
                return read(jar.getPath(text.substring(separator + 1)).getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> read(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> scripts =
                    tree.filter(path -> path.toString().endsWith(".ps1")).toList();
            for (Path script : scripts) {
                files.put(folder.relativize(script).toString().replace('\\', '/'), Files.readAllBytes(script));
            }
        }
        return files;
    }

    private static String digest(Map<String, byte[]> files) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                sha256.update((name + '\0' + content.length + '\0').getBytes(StandardCharsets.UTF_8));
                sha256.update(content);
            });
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
