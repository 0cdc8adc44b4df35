package io.jenkins.plugins.nanohost.engine.report;

import java.time.Duration;

/** How far something is, in words: percent, and the time that is left if it can be estimated. */
final class TimeLeft {
    private TimeLeft() {}

    static String of(int percent, Duration soFar) {
        if (percent < 0) {
            return "for " + seconds(soFar);
        }
        return percent + " %" + left(percent, soFar);
    }

    /** How long it has lasted. */
    static String soFar(Duration soFar) {
        return seconds(soFar);
    }

    /** The end of a sentence; empty where the time that is left cannot be estimated. */
    static String left(int percent, Duration soFar) {
        if (percent < 3 || percent >= 100) {
            return "";
        }
        return ", about " + seconds(soFar.multipliedBy(100L - percent).dividedBy(percent)) + " left";
    }

    private static String seconds(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        return seconds < 120 ? seconds + " s" : (seconds + 30) / 60 + " min";
    }
}
