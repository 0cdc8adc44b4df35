package io.jenkins.plugins.nanohost.engine.report;

import java.time.Duration;

/** How far something is, in words: percent, and the time that is left if it can be estimated. */
final class TimeLeft {
    private TimeLeft() {}

    static String of(int percent, Duration soFar) {
        if (percent < 0) {
            return "for " + seconds(soFar);
        }
        if (percent < 3 || percent >= 100) {
            return percent + " %";
        }
        return percent + " %, about "
                + seconds(soFar.multipliedBy(100L - percent).dividedBy(percent)) + " left";
    }

    private static String seconds(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        return seconds < 120 ? seconds + " s" : (seconds + 30) / 60 + " min";
    }
}
