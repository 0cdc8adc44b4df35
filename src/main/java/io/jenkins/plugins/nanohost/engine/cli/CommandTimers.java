package io.jenkins.plugins.nanohost.engine.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.io.NoLinks;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows to others that the engine lives (the pulse file), looks for the order to stop (the stop file), and keeps time. Each task
 * has a thread of its own: a file on a share that does not answer, or a pipe in its place, blocks its thread for ever.
 */
final class CommandTimers implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PULSE = Duration.ofSeconds(10);

    private final Duration between;
    private final List<ScheduledExecutorService> threads = new CopyOnWriteArrayList<>();

    CommandTimers() {
        this(PULSE);
    }

    /**
     * @param between the time between two beats of the pulse
     */
    CommandTimers(Duration between) {
        this.between = between;
    }

    /** Writes the file at once, so that a watcher can see from the start that the engine lives. */
    void pulse(@CheckForNull Path file) {
        if (file != null) {
            thread("pulse").scheduleWithFixedDelay(() -> touch(file), 0, between.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stopOn(@CheckForNull Path file, StopSignal stop) {
        if (file != null) {
            thread("stop file")
                    .scheduleWithFixedDelay(
                            () -> {
                                if (Files.exists(file)) {
                                    stop.give("the stop file " + file);
                                }
                            },
                            0,
                            LOOK.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    void after(@CheckForNull Duration limit, Runnable action) {
        if (limit != null) {
            thread("time limit").schedule(action, limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private ScheduledExecutorService thread(String name) {
        ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        threads.add(made);
        return made;
    }

    private static void touch(Path file) {
        try {
            // Its content says the same as its time, for file systems that round times.
            NoLinks.writeNote(file, Instant.now().toString());
        } catch (IOException | RuntimeException e) {
            // A pulse file that cannot be written must not end the work; a watcher sees only that it gets old. The next
            // beat tries again: after an exception, a timer would not.
            return;
        }
    }

    @Override
    public void close() {
        threads.forEach(ScheduledExecutorService::shutdownNow);
    }
}
