package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The engine as a separate process, with its streams in files. */
final class EngineProcess implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final Path out;
    private final Path log;

    /**
     * @param streams folder for the files
     */
    EngineProcess(Path streams, String... args) throws IOException {
        this(List.of(), streams, args);
    }

    /**
     * @param under a program, with its arguments, that starts the engine and watches it
     */
    EngineProcess(List<String> under, Path streams, String... args) throws IOException {
        Files.createDirectories(streams);
        out = streams.resolve("out.json");
        log = streams.resolve("log.txt");
        List<String> line = new ArrayList<>(under);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                Main.class.getName()));
        line.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(log.toFile());
        // Not as an argument: Java shows the arguments of a process only while they are shorter than a page of memory.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        process = builder.start();
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the ordered fault was removed from its file: from then on the engine hangs in that operation. */
    EngineProcess untilItHangs(Path faults) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!Files.readString(faults).isBlank()) {
            assertThat(process.isAlive()).as("%s", log).isTrue();
            assertThat(System.nanoTime()).isLessThan(limit);
            Thread.onSpinWait();
        }
        return this;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    Ran end() throws Exception {
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(log));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
