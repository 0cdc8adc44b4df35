package io.jenkins.plugins.nanohost.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What runs have left behind whose build, agent or machine died before it could clean up. An engine deletes its secrets
 * file in its first second and touches its pulse as long as it lives, so what is older than these limits is nobody's.
 */
final class LeftRuns {
    static final Duration SECRETS = Duration.ofMinutes(10);
    static final Duration ALL = Duration.ofDays(7);

    private final Path runs;

    LeftRuns(Path runs) {
        this.runs = runs;
    }

    /** Deletes secrets and folders that are left; what cannot be deleted now is tried again at the next run. */
    void sweep(Instant now) throws IOException {
        for (Path run : list(runs)) {
            Path secrets = run.resolve(RunFolder.SECRETS);
            if (isForgotten(run, now.minus(ALL))) {
                delete(run);
            } else if (Files.exists(secrets) && isOlder(secrets, now.minus(SECRETS))) {
                Files.deleteIfExists(secrets);
            }
        }
    }

    /** Nothing in the folder has changed since; the pulse of a living engine would have. */
    private static boolean isForgotten(Path run, Instant limit) throws IOException {
        for (Path file : list(run)) {
            if (!isOlder(file, limit)) {
                return false;
            }
        }
        return isOlder(run, limit);
    }

    private static boolean isOlder(Path file, Instant limit) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
