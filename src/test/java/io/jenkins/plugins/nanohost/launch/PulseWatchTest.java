package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseWatchTest {
    private final PulseWatch watch = new PulseWatch();

    private boolean look(long stamp, Duration at) {
        return watch.isLost(stamp, at.toNanos());
    }

    @Test
    void isLostWhenThePulseStoodStillForTheLimitAndStillDoesAtTheNextLook() {
        assertThat(look(100, Duration.ZERO)).isFalse();
        assertThat(look(100, Duration.ofMinutes(4))).isFalse();
        assertThat(look(100, Duration.ofMinutes(5))).isFalse();
        assertThat(look(100, Duration.ofMinutes(5).plusSeconds(15))).isTrue();
    }

    @Test
    void isNotLostWhileThePulseMoves() {
        for (int minute = 0; minute < 60; minute++) {
            assertThat(look(minute, Duration.ofMinutes(minute))).isFalse();
        }
    }

    @Test
    void isNotLostWhenTheMachineSleptAndItsPulseMovesAgainAfterOneOldLook() {
        assertThat(look(100, Duration.ZERO)).isFalse();
        assertThat(look(100, Duration.ofHours(1))).isFalse();
        assertThat(look(101, Duration.ofHours(1).plusSeconds(15))).isFalse();
        assertThat(look(101, Duration.ofHours(1).plusMinutes(4))).isFalse();
    }

    @Test
    void isNotLostBecauseTheMachinesClockWasSetBack() {
        assertThat(look(1_000_000, Duration.ZERO)).isFalse();
        assertThat(look(5, Duration.ofMinutes(6))).isFalse();
        assertThat(look(6, Duration.ofMinutes(12))).isFalse();
    }

    @Test
    void isLostWhenThereNeverWasAPulse() {
        assertThat(look(0, Duration.ZERO)).isFalse();
        assertThat(look(0, Duration.ofMinutes(5))).isFalse();
        assertThat(look(0, Duration.ofMinutes(6))).isTrue();
    }
}
