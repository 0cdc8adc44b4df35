package io.jenkins.plugins.nanohost.engine.rehearsal.state;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Whether and why a machine must stop; given once, and never taken back. */
public final class RehearsalStop {
    private final CountDownLatch given = new CountDownLatch(1);
    private final AtomicReference<String> reason = new AtomicReference<>();

    public void give(String why) {
        reason.compareAndSet(null, why);
        given.countDown();
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }

    /** Waits until it is given, at most this long; returns whether it was given. */
    boolean await(Duration atMost) throws InterruptedException {
        return given.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
