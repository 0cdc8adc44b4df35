package io.jenkins.plugins.nanohost.engine.start;

import io.jenkins.plugins.nanohost.engine.io.NoLinks;
import io.jenkins.plugins.nanohost.engine.io.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The making of an archive, by another Java beside the run. It has a name of its own until it is complete, so several runs may
 * make one at the same time; the last one stays. What a killed run leaves is deleted by a later making.
 */
public final class ArchiveMaking {
    /** Written by the build: the names of the classes that a run uses. */
    private static final String CLASSES = "/META-INF/quick-start.classes";

    /** From the end of the run on; making one takes about two seconds, and that this is enough on a busy machine is assumed. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** No making takes so long, so what is that much older was left by a killed one. */
    private static final Duration OLD = Duration.ofHours(1);

    /** For a few versions of Java or of the engine that are used in turn; one archive has about 30 MB. */
    private static final int MOST_ARCHIVES = 4;

    private static final String ARCHIVE = ".jsa";
    private static final String PARTIAL = ".partial";

    private final Path archive;
    private final Path partial;
    private final Path classes;
    private final Process dump;

    private ArchiveMaking(Path archive, Path partial, Path classes, Process dump) {
        this.archive = archive;
        this.partial = partial;
        this.classes = classes;
        this.dump = dump;
    }

    /** A file that says that this Java makes no archive of this jar; else each run would try again. */
    static Path refusal(Path archive) {
        return archive.resolveSibling(archive.getFileName() + ".none");
    }

    /** Empty if the engine is not run from its jar. */
    static Optional<ArchiveMaking> begin(Path archive) throws IOException {
        String name = archive.getFileName() + "." + UUID.randomUUID();
        Path partial = archive.resolveSibling(name + PARTIAL);
        Path classes = archive.resolveSibling(name + ".classes" + PARTIAL);
        try (InputStream list = ArchiveMaking.class.getResourceAsStream(CLASSES)) {
            if (list == null) {
                return Optional.empty();
            }
            OwnerOnly.createFile(classes);
            NoLinks.fill(classes, list.readAllBytes());
            Process dump = start(partial, "-Xshare:dump", "-XX:SharedClassListFile=" + classes);
            return Optional.of(new ArchiveMaking(archive, partial, classes, dump));
        } catch (IOException e) {
            delete(classes, e);
            throw e;
        }
    }

    /**
     * Its class path is, letter for letter, that of this run, with which Java compares it later. Of the environment
     * it has what tells the encoding of paths, and no more: Jenkins kills what a build leaves by its environment.
     */
    private static Process start(Path partial, String... options) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(StartOption.QUICK);
        line.addAll(List.of(options));
        line.addAll(List.of(StartOption.USE + partial, "-cp", System.getProperty("java.class.path"), "-version"));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> !name.equals("LANG") && !name.startsWith("LC_"));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /**
     * Waits for the archive, tries it, and gives it its name. Call this when the run has written its result: it waits for at most
     * two minutes, usually for a second or not at all.
     */
    public void end() throws InterruptedException {
        try {
            if (succeeds(dump) && succeeds(start(partial, "-Xshare:on"))) {
                Files.move(partial, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                sweep();
            } else {
                OwnerOnly.createFile(refusal(archive));
            }
        } catch (IOException e) {
            // Another run has just made it, or it is in use there; the result of this run does not depend on it.
            delete(partial, e);
        } finally {
            abandon();
        }
    }

    private static boolean succeeds(Process java) throws InterruptedException {
        try {
            return java.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) && java.exitValue() == 0;
        } finally {
            java.destroyForcibly();
        }
    }

    /** Ends the making, for a run that has to end at once. */
    public void abandon() {
        dump.destroyForcibly();
        IOException ignored = new IOException();
        delete(partial, ignored);
        delete(classes, ignored);
    }

    /** What Windows keeps, because the other Java still has it open, is deleted by a later making. */
    private static void delete(Path part, IOException cause) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Deletes the oldest archives, and what killed runs left. */
    private void sweep() throws IOException {
        FileTime now = Files.getLastModifiedTime(archive);
        List<Dated> ours = new ArrayList<>();
        try (Stream<Path> files = Files.list(archive.getParent())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(ARCHIVE)) {
                    ours.add(new Dated(file, Files.getLastModifiedTime(file)));
                } else if (name.contains(ARCHIVE + ".")
                        && name.endsWith(PARTIAL)
                        && Files.getLastModifiedTime(file)
                                .toInstant()
                                .isBefore(now.toInstant().minus(OLD))) {
                    Files.delete(file);
                }
            }
        }
        ours.sort(Comparator.comparing(Dated::made).reversed());
        for (Dated old : ours.subList(Math.min(MOST_ARCHIVES, ours.size()), ours.size())) {
            Files.delete(old.file());
        }
    }

    private record Dated(Path file, FileTime made) {}
}
