package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CommandTimersTest {
    private static final long LIMIT_SECONDS = 60;

    @TempDir
    Path folder;

    private static void awaitBeatAfter(Path pulse, String former) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!Files.isRegularFile(pulse)
                || Files.readString(pulse).isEmpty()
                || Files.readString(pulse).equals(former)) {
            assertThat(System.nanoTime()).isLessThan(limit);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Test
    void the_pulse_beats_more_than_once() throws Exception {
        Path pulse = folder.resolve("pulse");
        try (CommandTimers timers = new CommandTimers(Duration.ofMillis(1))) {
            timers.pulse(pulse);
            awaitBeatAfter(pulse, "");
            awaitBeatAfter(pulse, Files.readString(pulse));
        }
    }

    @Test
    void the_pulse_beats_again_when_its_file_can_be_written_again() throws Exception {
        Path pulse = Files.createDirectory(folder.resolve("pulse"));
        CountDownLatch tried = new CountDownLatch(1);
        try (CommandTimers timers = new CommandTimers(Duration.ofMillis(1))) {
            timers.pulse(pulse);
            timers.after(Duration.ofMillis(20), tried::countDown);
            assertThat(tried.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            Files.delete(pulse);
            awaitBeatAfter(pulse, "");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no pipes in folders")
    void a_pulse_file_that_blocks_stops_neither_the_stop_file_nor_the_time_limit() throws Exception {
        Path pulse = Pipes.make(folder.resolve("pulse"));
        CountDownLatch timedOut = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        StopSignal stop = new StopSignal();
        stop.onStop(reason -> stopped.countDown());
        try (CommandTimers timers = new CommandTimers()) {
            timers.pulse(pulse);
            timers.stopOn(Files.createFile(folder.resolve("stop")), stop);
            timers.after(Duration.ofMillis(1), timedOut::countDown);
            assertThat(timedOut.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(stopped.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }
}
