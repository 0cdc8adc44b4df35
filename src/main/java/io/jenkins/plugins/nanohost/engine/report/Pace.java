package io.jenkins.plugins.nanohost.engine.report;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import java.time.Duration;
import java.time.Instant;

/** The time that waits use: the clock and the pause between two looks. */
public interface Pace {
    Instant now();

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
