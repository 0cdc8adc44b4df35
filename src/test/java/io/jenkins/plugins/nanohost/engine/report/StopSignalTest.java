package io.jenkins.plugins.nanohost.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StopSignalTest {
    private static final Instant START = Instant.parse("2025-06-01T00:00:00Z");

    private final StopSignal stop = new StopSignal();

    @Test
    void nothing_is_stopped_before_it_is_given_and_everything_is_after() {
        assertThat(stop.given()).isFalse();
        assertThatCode(stop::check).doesNotThrowAnyException();
        stop.give("the stop file");
        assertThat(stop.given()).isTrue();
        assertThatThrownBy(stop::check).isInstanceOf(AbortedFailure.class).hasMessage("stopped by the stop file");
    }

    @Test
    void first_reason_counts_and_each_listener_hears_it_once() {
        List<String> heard = new CopyOnWriteArrayList<>();
        stop.onStop(heard::add);
        stop.give("first");
        stop.give("second");
        stop.onStop(heard::add);
        assertThat(heard).containsExactly("first", "first");
        assertThatThrownBy(stop::check).hasMessageContaining("first");
    }

    @Test
    void listener_that_comes_while_it_is_given_hears_it_exactly_once() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < 500; i++) {
                StopSignal signal = new StopSignal();
                List<String> heard = new CopyOnWriteArrayList<>();
                CountDownLatch start = new CountDownLatch(1);
                Future<?> giving = thread.submit(() -> {
                    start.await();
                    signal.give("now");
                    return null;
                });
                start.countDown();
                signal.onStop(heard::add);
                giving.get(30, TimeUnit.SECONDS);
                assertThat(heard).containsExactly("now");
            }
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void real_pause_ends_when_the_signal_is_given() throws Exception {
        Pace pace = Pace.real(stop);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> pausing = thread.submit(() -> {
                pace.pause(Duration.ofHours(1));
                return null;
            });
            stop.give("a test");
            assertThatThrownBy(() -> pausing.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(AbortedFailure.class);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void real_pause_without_a_signal_passes_and_its_time_goes_on() throws Exception {
        Pace pace = Pace.real(stop);
        Duration before = pace.elapsed();
        pace.pause(Duration.ofMillis(2));
        assertThat(pace.elapsed()).isGreaterThan(before);
    }

    @Test
    void real_pause_passes_an_interruption_on() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Pace.real(stop).pause(Duration.ofHours(1))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void rehearsed_time_passes_in_pauses_alone_and_then_at_once() throws Exception {
        Pace pace = Pace.rehearsed(START, stop);
        assertThat(pace.now()).isEqualTo(START);
        pace.pause(Duration.ofDays(1));
        assertThat(pace.now()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(pace.elapsed()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void rehearsed_pause_heeds_the_signal() {
        Pace pace = Pace.rehearsed(START, stop);
        stop.give("a test");
        assertThatThrownBy(() -> pace.pause(Duration.ofDays(1))).isInstanceOf(AbortedFailure.class);
        assertThat(pace.now()).isEqualTo(START);
    }
}
