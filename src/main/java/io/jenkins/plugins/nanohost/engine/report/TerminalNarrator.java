package io.jenkins.plugins.nanohost.engine.report;

import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Writes the log to a terminal, with progress as a bar in the last line. */
public final class TerminalNarrator implements Narrator {
    private static final int WIDTH = 30;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final Activity underWay = new Activity();
    private boolean barShown;

    public TerminalNarrator(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
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
        Duration soFar = underWay.soFar(activity, nanoTime.getAsLong());
        int full = Math.max(0, percent) * WIDTH / 100;
        out.print(CLEAR_LINE + "  [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + Shown.message(activity)
                + ": " + TimeLeft.of(percent, soFar));
        out.flush();
        barShown = true;
    }

    @Override
    public synchronized void quiet() {
        if (barShown) {
            out.print(CLEAR_LINE);
            out.flush();
            barShown = false;
        }
    }

    private void print(String line) {
        quiet();
        out.println(Shown.message(line));
        out.flush();
    }
}
