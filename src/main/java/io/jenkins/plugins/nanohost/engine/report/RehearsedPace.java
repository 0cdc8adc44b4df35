package io.jenkins.plugins.nanohost.engine.report;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import java.time.Duration;
import java.time.Instant;

/** Time that passes only in pauses, without real waiting. */
final class RehearsedPace implements Pace {
    private final StopSignal stop;
    private final Instant start;
    private Duration elapsed = Duration.ZERO;

    RehearsedPace(Instant start, StopSignal stop) {
        this.start = start;
        this.stop = stop;
    }

    @Override
    public synchronized Instant now() {
        return start.plus(elapsed);
    }

    @Override
    public synchronized Duration elapsed() {
        return elapsed;
    }

    @Override
    public synchronized void pause(Duration length) throws AbortedFailure {
        stop.check();
        elapsed = elapsed.plus(length);
    }
}
