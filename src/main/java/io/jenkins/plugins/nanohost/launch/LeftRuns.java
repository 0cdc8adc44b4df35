package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.io.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deletes files that runs left behind because the build, agent or machine died before it could clean up. An engine deletes its
 * secrets file in its first second and touches its pulse file while it runs, so files that are older than these limits are not
 * needed any more.
 *
 * <p>A live run may look old for a moment: after the clock was set, or after the machine slept. So the first check only makes a
 * note of the run, and a later check deletes it if nothing in it has changed since. A run consists of its folder and the
 * library's folder next to it; the files in the latter alone may not change for days. Links are not followed. Other runs start
 * and end at the same time, and Windows refuses to delete open files, so no error here is an error of the launch that does the
 * check, whatever its kind.
 */
class LeftRuns {
    static final Duration SECRETS = Duration.ofMinutes(10);
    static final Duration ALL = Duration.ofDays(7);

    /** The time between the two checks; a pulse file is touched every ten seconds. */
    static final Duration BETWEEN = Duration.ofHours(1);

    /** The suffix, after a run's name, of an empty file; the time of that file is the time of the first check. */
    static final String NOTE = ".left";

    private static final Logger LOGGER = Logger.getLogger(LeftRuns.class.getName());

    /** The name of a run, and a suffix of files and folders that belong to it. */
    private static final Pattern RUN = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(.*)");

    private final Path runs;

    LeftRuns(Path runs) {
        this.runs = runs;
    }

    /**
     * Deletes secrets and folders that are left; if one cannot be deleted now, the next run tries again.
     *
     * @param now the time, by the clock of the disk that the runs are on
     */
    void sweep(Instant now) {
        try {
            for (Map.Entry<String, List<Path>> run : byRun().entrySet()) {
                quietly(run.getKey(), () -> deleteSecrets(runs.resolve(run.getKey()), now));
                quietly(run.getKey(), () -> look(run.getKey(), run.getValue(), now));
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "The files that runs left in " + runs + " cannot be listed");
        }
    }

    /**
     * The folders of each run; an empty list if only its note is there. Entries that do not belong to a run are not included.
     */
    private Map<String, List<Path>> byRun() throws IOException {
        Map<String, List<Path>> found = new TreeMap<>();
        if (!Files.isDirectory(runs)) {
            return found;
        }
        try (Stream<Path> entries = Files.list(runs)) {
            for (Path entry : entries.toList()) {
                Matcher name = RUN.matcher(entry.getFileName().toString());
                if (!name.matches()) {
                    continue;
                }
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    found.computeIfAbsent(name.group(1), id -> new ArrayList<>())
                            .add(entry);
                } else if (name.group(2).equals(NOTE)) {
                    found.computeIfAbsent(name.group(1), id -> new ArrayList<>());
                }
            }
        }
        return found;
    }

    private void deleteSecrets(Path run, Instant now) throws IOException {
        Path secrets = run.resolve(RunFolder.SECRETS);
        if (Files.isDirectory(run, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(secrets, LinkOption.NOFOLLOW_LINKS)
                && time(secrets).isBefore(now.minus(SECRETS))) {
            delete(secrets);
        }
    }

    private void look(String id, List<Path> folders, Instant now) throws IOException {
        Path note = runs.resolve(id + NOTE);
        if (folders.isEmpty()) {
            delete(note);
            return;
        }
        Instant sign = Instant.MIN;
        for (Path folder : folders) {
            Instant last = lastSign(folder);
            sign = last.isAfter(sign) ? last : sign;
        }
        if (!sign.isBefore(now.minus(ALL))) {
            delete(note);
        } else if (!Files.exists(note, LinkOption.NOFOLLOW_LINKS)) {
            create(note);
        } else if (sign.isAfter(time(note))) {
            // It was alive at the first check.
            delete(note);
        } else if (time(note).isBefore(now.minus(BETWEEN))) {
            for (Path folder : folders) {
                deleteTree(folder);
            }
            delete(note);
        }
    }

    private static void create(Path note) throws IOException {
        try {
            OwnerOnly.createFile(note);
        } catch (FileAlreadyExistsException e) {
            // Another launch makes the same check at this moment.
            return;
        }
    }

    private static Instant time(Path file) throws IOException {
        return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    }

    /**
     * When a file in the folder last changed. A deletion changes the time of a folder too, so a folder's own time counts only
     * if it is empty. A file that cannot be read is an error: it may belong to a live run.
     */
    private static Instant lastSign(Path folder) throws IOException {
        LastSign last = new LastSign();
        Files.walkFileTree(folder, last);
        return last.sign.equals(Instant.MIN) ? time(folder) : last.sign;
    }

    /** Deletes everything that can be deleted; an error at the end says what could not be deleted. */
    private void deleteTree(Path folder) throws IOException {
        TreeDeletion deletion = new TreeDeletion();
        Files.walkFileTree(folder, deletion);
        if (deletion.problem != null) {
            throw deletion.problem;
        }
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private void quietly(String id, SweepTask task) {
        try {
            task.run();
        } catch (NoSuchFileException e) {
            LOGGER.log(Level.FINE, e, () -> "The run " + id + " in " + runs + " has ended in the meantime");
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    Level.INFO,
                    e,
                    () -> "The files that the run " + id + " left in " + runs
                            + " cannot be deleted now; the next run tries again");
        }
    }

    private interface SweepTask {
        void run() throws IOException;
    }

    private static final class LastSign extends SimpleFileVisitor<Path> {
        private Instant sign = Instant.MIN;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
            return facts.isOther() ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            Instant time = facts.lastModifiedTime().toInstant();
            sign = time.isAfter(sign) ? time : sign;
            return FileVisitResult.CONTINUE;
        }
    }

    private final class TreeDeletion extends SimpleFileVisitor<Path> {
        @CheckForNull
        private IOException problem;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
            // A Windows junction counts as a folder and also as "other"; its target is not ours.
            if (facts.isOther()) {
                tryTo(folder);
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            tryTo(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            note(failure);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @CheckForNull IOException failure) {
            tryTo(folder);
            return FileVisitResult.CONTINUE;
        }

        private void tryTo(Path file) {
            try {
                delete(file);
            } catch (IOException e) {
                note(e);
            }
        }

        private void note(IOException failure) {
            if (problem == null) {
                problem = failure;
            }
        }
    }
}
