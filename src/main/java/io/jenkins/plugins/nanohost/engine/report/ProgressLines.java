package io.jenkins.plugins.nanohost.engine.report;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Progress as lines of a log: one is due only when no other line was written for {@link #BETWEEN}. Logs are kept for years, so each
 * line costs something, and short work needs no announcement.
 */
public final class ProgressLines {
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    private final LongSupplier nanoTime;
    private final Activity underWay = new Activity();
    private long lastLine;

    public ProgressLines(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastLine = nanoTime.getAsLong();
    }

    /** Another line, or the one that was due, was written. */
    public synchronized void otherLine() {
        lastLine = nanoTime.getAsLong();
    }

    /**
     * The line that is due now; empty when none is.
     *
     * @param percent 0 to 100; -1 where it is not known
     */
    public synchronized Optional<String> line(String activity, int percent) {
        long now = nanoTime.getAsLong();
        Duration soFar = underWay.soFar(activity, now);
        if (now - lastLine < BETWEEN.toNanos()) {
            return Optional.empty();
        }
        return Optional.of("  " + activity + ": " + TimeLeft.of(percent, soFar));
    }
}
