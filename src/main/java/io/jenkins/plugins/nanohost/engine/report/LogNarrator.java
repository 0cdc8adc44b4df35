package io.jenkins.plugins.nanohost.engine.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Writes the log as lines. Progress is a line when an activity begins and then at most one in {@link #BETWEEN}: who
 * keeps a build log for years pays for each line.
 */
public final class LogNarrator implements Narrator {
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private String activity = "";
    private long activityBegan;
    private long lastLine;

    public LogNarrator(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void fact(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public synchronized void warning(String line) {
        out.println("Warning: " + line);
        out.flush();
    }

    @Override
    public synchronized void progress(String activity, int percent) {
        long now = nanoTime.getAsLong();
        if (!activity.equals(this.activity)) {
            this.activity = activity;
            activityBegan = now;
            lastLine = now;
            out.println("  " + activity + " ...");
            out.flush();
        } else if (now - lastLine >= BETWEEN.toNanos()) {
            lastLine = now;
            out.println("  " + activity + ": " + TimeLeft.of(percent, Duration.ofNanos(now - activityBegan)));
            out.flush();
        }
    }
}
