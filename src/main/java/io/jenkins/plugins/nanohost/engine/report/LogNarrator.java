package io.jenkins.plugins.nanohost.engine.report;

import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Writes the log as lines. Progress is written only when nothing else was written for {@link #BETWEEN}: build logs are
 * kept for years, so each line costs something, and short work needs no announcement.
 */
public final class LogNarrator implements Narrator {
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final Activity underWay = new Activity();
    private long lastLine;

    public LogNarrator(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.lastLine = nanoTime.getAsLong();
    }

    @Override
    public synchronized void fact(String line) {
        print(line);
    }

    @Override
    public synchronized void warning(String line) {
        print("Warning: " + line);
    }

    @Override
    public synchronized void progress(String activity, int percent) {
        long now = nanoTime.getAsLong();
        Duration soFar = underWay.soFar(activity, now);
        if (now - lastLine >= BETWEEN.toNanos()) {
            print("  " + activity + ": " + TimeLeft.of(percent, soFar));
        }
    }

    private void print(String line) {
        lastLine = nanoTime.getAsLong();
        out.println(Shown.message(line));
        out.flush();
    }
}
