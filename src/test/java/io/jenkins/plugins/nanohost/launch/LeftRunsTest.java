package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftRunsTest {
    private static final Instant NOW = Instant.parse("2025-01-31T12:00:00Z");

    @TempDir
    Path runs;

    private Path run(Duration age) throws IOException {
        Path run = Files.createDirectories(runs.resolve("run"));
        for (String name : List.of(RunFolder.SECRETS, RunFolder.DEFINITION, RunFolder.PULSE)) {
            Files.writeString(run.resolve(name), "x");
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(run)) {
            all = files.toList();
        }
        for (Path file : all) {
            Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
        }
        return run;
    }

    @Test
    void secretsThatNobodyFetchedAreDeletedAndTheRestStays() throws Exception {
        Path run = run(Duration.ofMinutes(11));

        new LeftRuns(runs).sweep(NOW);

        assertThat(run.resolve(RunFolder.SECRETS)).doesNotExist();
        assertThat(run.resolve(RunFolder.DEFINITION)).exists();
    }

    @Test
    void secretsOfARunThatStartsNowStay() throws Exception {
        Path run = run(Duration.ofMinutes(9));

        new LeftRuns(runs).sweep(NOW);

        assertThat(run.resolve(RunFolder.SECRETS)).exists();
    }

    @Test
    void aForgottenRunIsDeleted() throws Exception {
        Path run = run(Duration.ofDays(8));
        Path beside = Files.createDirectories(runs.resolve("run@tmp/durable-1"));
        Files.setLastModifiedTime(beside, FileTime.from(NOW.minus(Duration.ofDays(8))));
        Files.setLastModifiedTime(beside.getParent(), FileTime.from(NOW.minus(Duration.ofDays(8))));

        new LeftRuns(runs).sweep(NOW);

        assertThat(run).doesNotExist();
        assertThat(beside.getParent()).doesNotExist();
    }

    @Test
    void aLongRunWhosePulseBeatsIsNotDeleted() throws Exception {
        Path run = run(Duration.ofDays(8));
        Files.setLastModifiedTime(run.resolve(RunFolder.PULSE), FileTime.from(NOW));

        new LeftRuns(runs).sweep(NOW);

        assertThat(run.resolve(RunFolder.DEFINITION)).exists();
    }

    @Test
    void thereMayBeNoRunsAtAll() throws Exception {
        new LeftRuns(runs.resolve("nothing")).sweep(NOW);

        assertThat(runs).isEmptyDirectory();
    }
}
