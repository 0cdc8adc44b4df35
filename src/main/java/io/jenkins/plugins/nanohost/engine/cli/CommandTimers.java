package io.jenkins.plugins.nanohost.engine.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows to others that the engine lives (the pulse file), and looks for the order to stop (the stop file). */
final class CommandTimers implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;
    private static final long PULSE_MILLIS = 10_000;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch");
        thread.setDaemon(true);
        return thread;
    });

    /** Writes the file at once, so that a watcher can see from the start that the engine lives. */
    void pulse(@CheckForNull Path file) {
        if (file != null) {
            timer.scheduleAtFixedRate(() -> touch(file), 0, PULSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void stopOn(@CheckForNull Path file, StopSignal stop) {
        if (file != null) {
            timer.scheduleWithFixedDelay(
                    () -> {
                        if (Files.exists(file)) {
                            stop.give("the stop file " + file);
                        }
                    },
                    0,
                    LOOK_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    void after(@CheckForNull Duration limit, Runnable action) {
        if (limit != null) {
            timer.schedule(action, limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void touch(Path file) {
        try {
            // Its content says the same as its time, for file systems that round times.
            Files.writeString(file, Instant.now().toString());
        } catch (IOException e) {
            // A pulse file that cannot be written must not end the work; a watcher sees only that it gets old.
            return;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
