package io.jenkins.plugins.nanohost.engine.stage;

import java.util.Locale;

/** How long something took, for people: seconds with one digit after the point. */
public final class Seconds {
    private Seconds() {}

    public static String since(long nanoTime) {
        return String.format(Locale.ROOT, "%.1f", number(nanoTime));
    }

    /** Rounded to a tenth. */
    public static double number(long nanoTime) {
        return Math.round((System.nanoTime() - nanoTime) / 1e8) / 10.0;
    }
}
