package io.jenkins.plugins.nanohost.engine.rehearsal.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The folder of a rehearsed machine. Its JSON files are replaced as a whole, so that a process killed at any moment
 * leaves the old or the new file. A lock lets only one operation of one process work at a time.
 */
public final class RehearsalFolder {
    /** Java throws an exception at a second file lock inside one process, so threads wait here first. */
    private static final Map<Path, Semaphore> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private static final long LOOK_MILLISECONDS = 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final Path folder;

    private RehearsalFolder(Path folder) {
        this.folder = folder;
    }

    public static RehearsalFolder open(Path folder) throws UnfitFailure {
        try {
            return new RehearsalFolder(Files.createDirectories(folder).toRealPath());
        } catch (IOException e) {
            throw new UnfitFailure(
                    FailureCode.REHEARSAL_FOLDER_NOT_MADE,
                    "The folder of the rehearsal, " + folder + ", cannot be made: " + e,
                    "Name a folder that exists or can be made, for example rehearsal:target/rehearsal.");
        }
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    /** A state file's content; empty when there is none. */
    public <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), type));
        } catch (JsonProcessingException e) {
            throw new IOException(
                    file + " cannot be understood: " + problem(e) + "; correct what was changed in it", e);
        }
    }

    private static String problem(JsonProcessingException error) {
        String line =
                error.getLocation() == null ? "" : "line " + error.getLocation().getLineNr() + ": ";
        if (error instanceof UnrecognizedPropertyException unknown) {
            return line + "unknown field " + unknown.getPropertyName() + "; known there: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        return line
                + error.getOriginalMessage()
                        .replaceFirst("(?s)Missing creator property '([^']*)'.*", "field $1 is missing");
    }

    public void write(Path file, Record state) throws IOException {
        writeText(file, JSON.writeValueAsString(state) + "\n");
    }

    void writeText(Path file, String text) throws IOException {
        new AtomicFile(file).write(text);
    }

    /** Works under the lock; waits for it until the operation is stopped or its limit runs out. */
    public <T> T locked(OperationRun run, LockedAction<T> action) throws IOException, Failure, InterruptedException {
        Semaphore mine = IN_THIS_PROCESS.computeIfAbsent(folder, key -> new Semaphore(1));
        while (!mine.tryAcquire(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            run.mayWait("for another operation on " + folder);
        }
        try {
            FileChannel channel = lock(run);
            try {
                return action.perform();
            } finally {
                channel.close();
            }
        } finally {
            mine.release();
        }
    }

    /** What is done under the lock. */
    @FunctionalInterface
    public interface LockedAction<T> {
        T perform() throws IOException, Failure, InterruptedException;
    }

    private FileChannel lock(OperationRun run) throws IOException, Failure, InterruptedException {
        FileChannel channel =
                FileChannel.open(path("machine.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            while (channel.tryLock() == null) {
                run.mayWait("for another process that works on " + folder);
                run.pause(Duration.ofMillis(LOOK_MILLISECONDS));
            }
            held = true;
            return channel;
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }
}
