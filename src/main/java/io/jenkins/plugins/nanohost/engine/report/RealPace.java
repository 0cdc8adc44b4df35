package io.jenkins.plugins.nanohost.engine.report;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as it is; a pause ends early when the stop signal is given. */
final class RealPace implements Pace {
    private final long begun = System.nanoTime();
    private final StopSignal stop;
    private final CountDownLatch stopped = new CountDownLatch(1);

    RealPace(StopSignal stop) {
        this.stop = stop;
        stop.onStop(reason -> stopped.countDown());
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void pause(Duration length) throws InterruptedException, AbortedFailure {
        if (stopped.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
            stop.check();
        }
    }
}
