package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftRunsTest {
    private static final Instant NOW = Instant.parse("2025-01-31T12:00:00Z");
    private static final String ID = "0d5d1b6e-6b1c-4b6e-8d0e-3f0f3a1b2c01";
    private static final String OTHER = "ffffffff-6b1c-4b6e-8d0e-3f0f3a1b2c02";

    @TempDir
    Path runs;

    private Path run(String id, Duration age) throws IOException {
        Path run = Files.createDirectories(runs.resolve(id));
        for (String name : List.of(RunFolder.SECRETS, RunFolder.DEFINITION, RunFolder.PULSE)) {
            Files.writeString(run.resolve(name), "x");
        }
        age(run, NOW.minus(age));
        return run;
    }

    private static void age(Path tree, Instant time) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(tree)) {
            all = files.filter(file -> !Files.isSymbolicLink(file)).toList();
        }
        for (Path file : all) {
            Files.setLastModifiedTime(file, FileTime.from(time));
        }
    }

    /** A sweep at a moment; its notes get the time of that moment. */
    private void sweep(LeftRuns left, Instant now) throws IOException {
        left.sweep(now);
        for (Path entry : entries()) {
            if (entry.toString().endsWith(LeftRuns.NOTE)
                    && Files.getLastModifiedTime(entry).toInstant().isAfter(now)) {
                Files.setLastModifiedTime(entry, FileTime.from(now));
            }
        }
    }

    /** Sweeps as launches on two days do. */
    private void sweepTwice(LeftRuns left) throws IOException {
        sweep(left, NOW);
        sweep(left, NOW.plus(Duration.ofDays(1)));
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.sorted().toList();
        }
    }

    @Test
    void secretsThatNobodyFetchedAreDeletedAndTheRestStays() throws Exception {
        Path run = run(ID, Duration.ofMinutes(11));

        new LeftRuns(runs).sweep(NOW);

        assertThat(run.resolve(RunFolder.SECRETS)).doesNotExist();
        assertThat(run.resolve(RunFolder.DEFINITION)).exists();
    }

    @Test
    void secretsOfARunThatStartsNowStay() throws Exception {
        Path run = run(ID, Duration.ofMinutes(9));

        new LeftRuns(runs).sweep(NOW);

        assertThat(run.resolve(RunFolder.SECRETS)).exists();
    }

    @Test
    void aForgottenRunIsDeletedWithAllThatIsKeptOfIt() throws Exception {
        Path run = run(ID, Duration.ofDays(8));
        Path beside = Files.createDirectories(runs.resolve(ID + "@tmp/durable-1"));
        age(beside.getParent(), NOW.minus(Duration.ofDays(8)));

        sweepTwice(new LeftRuns(runs));

        assertThat(run).doesNotExist();
        assertThat(runs).isEmptyDirectory();
    }

    @Test
    void aLongRunWhosePulseBeatsIsNotDeleted() throws Exception {
        Path run = run(ID, Duration.ofDays(8));
        Files.setLastModifiedTime(run.resolve(RunFolder.PULSE), FileTime.from(NOW));

        sweepTwice(new LeftRuns(runs));

        assertThat(run.resolve(RunFolder.DEFINITION)).exists();
    }

    @Test
    void whatTheLibraryKeepsOfALongRunStaysAsLongAsItsPulseBeats() throws Exception {
        Path run = run(ID, Duration.ofDays(8));
        Files.setLastModifiedTime(run.resolve(RunFolder.PULSE), FileTime.from(NOW));
        Path library = Files.createDirectories(runs.resolve(ID + "@tmp/durable-1"));
        age(library.getParent(), NOW.minus(Duration.ofDays(8)));

        sweepTwice(new LeftRuns(runs));

        assertThat(library).exists();
    }

    @Test
    void aRunThatLooksOldSinceTheClockWasSetGoesOnAndIsNotDeleted() throws Exception {
        Path run = run(ID, Duration.ofDays(3650));

        sweep(new LeftRuns(runs), NOW);
        assertThat(run.resolve(RunFolder.DEFINITION)).exists();

        Files.setLastModifiedTime(run.resolve(RunFolder.PULSE), FileTime.from(NOW.plusSeconds(10)));
        sweep(new LeftRuns(runs), NOW.plus(Duration.ofDays(8)));
        assertThat(run.resolve(RunFolder.DEFINITION)).exists();
    }

    @Test
    void twoLooksAtOnceAreOne() throws Exception {
        Path run = run(ID, Duration.ofDays(8));

        sweep(new LeftRuns(runs), NOW);
        sweep(new LeftRuns(runs), NOW.plusSeconds(60));

        assertThat(run.resolve(RunFolder.DEFINITION)).exists();
    }

    @Test
    void whatIsNoRunIsNotTouched() throws Exception {
        Path folder = run("somebody's", Duration.ofDays(100));
        Path file = Files.writeString(runs.resolve("notes.txt"), "x");
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(100))));

        sweepTwice(new LeftRuns(runs));

        assertThat(folder.resolve(RunFolder.SECRETS)).exists();
        assertThat(file).exists();
    }

    @Test
    void whatCannotBeDeletedIsLeftAndTheRestIsDeletedAllTheSame() throws Exception {
        Path held = run(ID, Duration.ofDays(8));
        Path other = run(OTHER, Duration.ofDays(8));

        // Windows refuses to delete a file that somebody has open.
        sweepTwice(new LeftRuns(runs) {
            @Override
            void delete(Path file) throws IOException {
                if (file.equals(held.resolve(RunFolder.DEFINITION)) || file.endsWith(RunFolder.SECRETS)) {
                    throw new FileSystemException(file.toString(), null, "in use by another process");
                }
                super.delete(file);
            }
        });

        assertThat(held.resolve(RunFolder.DEFINITION)).exists();
        assertThat(held.resolve(RunFolder.PULSE)).doesNotExist();
        assertThat(other.resolve(RunFolder.SECRETS)).exists();
        assertThat(other.resolve(RunFolder.PULSE)).doesNotExist();

        sweep(new LeftRuns(runs), NOW.plus(Duration.ofDays(2)));
        assertThat(held).doesNotExist();
        assertThat(other.resolve(RunFolder.SECRETS)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(classes = {SecurityException.class, IllegalStateException.class, UnsupportedOperationException.class})
    void noKindOfErrorStopsALaunch(Class<? extends RuntimeException> kind) throws Exception {
        run(ID, Duration.ofDays(8));
        Path other = run(OTHER, Duration.ofDays(8));

        sweepTwice(new LeftRuns(runs) {
            @Override
            void delete(Path file) throws IOException {
                if (file.startsWith(runs.resolve(ID))) {
                    throw kind.cast(Assertions.catchThrowable(() -> {
                        throw kind.getConstructor().newInstance();
                    }));
                }
                super.delete(file);
            }
        });

        assertThat(other).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a special right there")
    void linksAreNotFollowedAndDanglingOnesAreNoError(@TempDir Path elsewhere) throws Exception {
        Path secrets = Files.writeString(elsewhere.resolve(RunFolder.SECRETS), "x");
        Files.setLastModifiedTime(secrets, FileTime.from(NOW.minus(Duration.ofDays(100))));
        Files.setLastModifiedTime(elsewhere, FileTime.from(NOW.minus(Duration.ofDays(100))));
        Files.createSymbolicLink(runs.resolve("dangling"), runs.resolve("nowhere"));
        Files.createSymbolicLink(runs.resolve(OTHER), elsewhere);
        Path run = run(ID, Duration.ofDays(8));
        Files.createSymbolicLink(run.resolve("dangling"), runs.resolve("nowhere"));
        Files.createSymbolicLink(run.resolve("elsewhere"), elsewhere);
        age(run, NOW.minus(Duration.ofDays(8)));
        // The time of a link itself cannot be set: it is the time of the test.
        Instant later = Instant.now().plus(Duration.ofDays(8));

        sweep(new LeftRuns(runs), later);
        sweep(new LeftRuns(runs), later.plus(Duration.ofDays(1)));

        assertThat(secrets).exists();
        assertThat(run).doesNotExist();
        assertThat(Files.exists(runs.resolve("dangling"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    @Test
    void aRunThatEndsMeanwhileIsNoError() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService others = Executors.newSingleThreadExecutor();
        try {
            Future<?> ends = others.submit(() -> {
                while (!done.get()) {
                    erase(run(ID, Duration.ofDays(8)));
                    begun.countDown();
                }
                return null;
            });
            begun.await();
            for (int i = 0; i < 2_000; i++) {
                assertThatCode(() -> new LeftRuns(runs).sweep(NOW)).doesNotThrowAnyException();
            }
            done.set(true);
            ends.get();
        } finally {
            done.set(true);
            others.shutdownNow();
        }
    }

    private static void erase(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Test
    void runsThatAreSetUpBesideEachOtherKeepTheirFiles() throws Exception {
        ExecutorService launches = Executors.newFixedThreadPool(4);
        try {
            List<Future<Path>> made = Stream.generate(() -> launches.submit(() -> {
                        Path folder = runs.resolve("work/runs/" + java.util.UUID.randomUUID());
                        new RunFolder("\"vhd\"\n", "{}", "{}").invoke(folder.toFile(), null);
                        return folder;
                    }))
                    .limit(40)
                    .toList();
            for (Future<Path> each : made) {
                assertThat(each.get())
                        .isDirectoryContaining("glob:**/" + RunFolder.ARGUMENTS)
                        .isDirectoryContaining("glob:**/" + RunFolder.DEFINITION)
                        .isDirectoryContaining("glob:**/" + RunFolder.SECRETS);
            }
        } finally {
            launches.shutdownNow();
        }
    }

    @Test
    void thereMayBeNoRunsAtAll() throws Exception {
        new LeftRuns(runs.resolve("nothing")).sweep(NOW);

        assertThat(runs).isEmptyDirectory();
    }
}
