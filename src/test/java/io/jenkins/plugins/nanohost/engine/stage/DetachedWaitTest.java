package io.jenkins.plugins.nanohost.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DetachedWaitTest {
    @Test
    void the_limit_grows_with_what_is_worked_on() {
        assertThat(new DetachedWait("x", Duration.ofMinutes(5), 0).limit()).isEqualTo(Duration.ofMinutes(5));
        assertThat(new DetachedWait("x", Duration.ofMinutes(5), 5000L << 20).limit())
                .isEqualTo(Duration.ofMinutes(30));
    }
}
