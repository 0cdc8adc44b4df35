package io.jenkins.plugins.nanohost.engine.report;

import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Writes the log to a terminal, with progress in the last line, which is drawn again and again. The terminal cuts that line off at
 * its edge (DEC private mode 7, autowrap), whatever its width is: a line that went on in the next row could not be cleared. So what
 * matters most comes first.
 */
public final class TerminalNarrator implements Narrator {
    private static final int WIDTH = 10;
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final String CUT_OFF = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    /** The folders of a path; a file's name alone tells a person which one it is. */
    private static final Pattern FOLDERS = Pattern.compile(
            "(?<![^\\s'\"])(?:[A-Za-z]:|\\\\(?=\\\\))?(?:[\\\\/][^\\\\/\\s]+(?: [^\\\\/\\s]+)*)*[\\\\/](?=[^\\\\/\\s])");

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
        String share = percent < 0 ? "     " : String.format(Locale.ROOT, "%3d %%", percent);
        String told = FOLDERS.matcher(activity).replaceAll("");
        out.print(CLEAR_LINE + CUT_OFF + share + " [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] "
                + Shown.message(told) + ", " + TimeLeft.soFar(soFar) + TimeLeft.left(percent, soFar) + WRAP);
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
