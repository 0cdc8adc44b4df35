package io.jenkins.plugins.nanohost.launch;

import java.time.Duration;

/**
 * Decides when an engine counts as lost: its pulse file has not changed for {@link #LIMIT}. The time is measured only with the
 * clock on this side, because the machine's clock may be wrong. The engine is lost only from the second check after the limit
 * on, because a machine that slept shows its old pulse for a moment after it wakes.
 */
final class PulseWatch {
    static final Duration LIMIT = Duration.ofMinutes(5);

    /** How often a check is useful. */
    static final Duration INTERVAL = Duration.ofSeconds(15);

    private boolean begun;
    private long stamp;
    private long sinceNanos;
    private boolean suspected;

    /**
     * Records the result of a check.
     *
     * @param seen the pulse file's time; 0 while there is none
     * @param nowNanos as of {@link System#nanoTime()}
     * @return whether the engine is lost
     */
    boolean isLost(long seen, long nowNanos) {
        if (!begun || seen != stamp) {
            begun = true;
            stamp = seen;
            sinceNanos = nowNanos;
            suspected = false;
            return false;
        }
        if (nowNanos - sinceNanos < LIMIT.toNanos()) {
            return false;
        }
        boolean again = suspected;
        suspected = true;
        return again;
    }
}
