package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.io.RecordedFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process with the file system of {@link RecordedFiles}, which tests a story at many points. */
final class RecordedRun {
    private static final long LIMIT_MINUTES = 60;

    private RecordedRun() {}

    /**
     * Runs the process; the points at which something does not hold fail the test.
     *
     * @param sample how many points to go on after each
     */
    static void play(Class<?> main, Path folder, DeathPoints.Story story, int sample) throws Exception {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path told = folder.resolve("told.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.nio.file.spi.DefaultFileSystemProvider=" + RecordedFiles.class.getName(),
                        "-cp",
                        path,
                        main.getName(),
                        folder.toString(),
                        story.name(),
                        String.valueOf(Boolean.getBoolean("thorough") ? 1 : sample))
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
