package io.jenkins.plugins.nanohost.engine.report;

import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/** Writes the log as lines; progress is one from time to time. */
public final class LogNarrator implements Narrator {
    private final PrintStream out;
    private final ProgressLines progress;

    public LogNarrator(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.progress = new ProgressLines(nanoTime);
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
        progress.line(activity, percent).ifPresent(this::print);
    }

    private void print(String line) {
        progress.otherLine();
        out.println(Shown.message(line));
        out.flush();
    }
}
