package io.jenkins.plugins.nanohost.engine.report;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import java.time.Duration;
import java.time.Instant;

/** Time that passes only in pauses, without real waiting. */
final class RehearsedPace implements Pace {
    private final StopSignal stop;
    private Instant now;

    RehearsedPace(Instant start, StopSignal stop) {
        this.now = start;
        this.stop = stop;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void pause(Duration length) throws AbortedFailure {
        stop.check();
        now = now.plus(length);
    }
}
