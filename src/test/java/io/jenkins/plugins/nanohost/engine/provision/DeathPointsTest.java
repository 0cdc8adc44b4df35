package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.io.RecordedFiles;
import io.jenkins.plugins.nanohost.engine.provision.DeathPoints.Story;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise 4, for every single change of a file: a run that is killed at any write, rename, deletion or force, or loses there
 * with the power what was not forced, is followed by one that ends as an undisturbed one. The normal build takes a sample;
 * with {@code -Dthorough} it is every change and every death.
 */
class DeathPointsTest {
    /** No multiple of the four or five changes that a file takes, so that the sample meets each kind. */
    private static final int SAMPLE = 67;

    private static final long LIMIT_MINUTES = 60;

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void next_run_ends_as_an_undisturbed_one(Story story) throws Exception {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path told = folder.resolve("told.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.nio.file.spi.DefaultFileSystemProvider=" + RecordedFiles.class.getName(),
                        "-cp",
                        path,
                        DeathPoints.class.getName(),
                        folder.toString(),
                        story.name(),
                        String.valueOf(Boolean.getBoolean("thorough") ? 1 : SAMPLE))
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        try {
            assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(told, StandardCharsets.UTF_8);
        assertThat(lines).singleElement().asString().matches("PLAYED [1-9][0-9]* of [1-9][0-9]+");
    }
}
