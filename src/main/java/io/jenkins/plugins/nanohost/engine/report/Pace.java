package io.jenkins.plugins.nanohost.engine.report;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of a run: how long it has lasted, and the pause between two looks, for waits; the clock on the wall, for what is
 * written down. That clock can be set while a wait lasts: by Windows' time service, or when a machine goes on after a pause.
 */
public interface Pace {
    /** The time on the wall. No wait and no limit may use it. */
    Instant now();

    /** The time since some moment before the run; it goes forward only, whatever is done to the clock. */
    Duration elapsed();

    /**
     * Lets time pass.
     *
     * @throws AbortedFailure the stop signal was given meanwhile
     */
    void pause(Duration length) throws InterruptedException, AbortedFailure;

    /** Time as it is. */
    static Pace real(StopSignal stop) {
        return new RealPace(stop);
    }

    /** Time that passes only in pauses, without real waiting, as a rehearsal needs it. */
    static Pace rehearsed(Instant start, StopSignal stop) {
        return new RehearsedPace(start, stop);
    }
}
