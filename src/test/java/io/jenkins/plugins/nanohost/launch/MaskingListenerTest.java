package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.TaskListener;
import hudson.util.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MaskingListenerTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private final TaskListener listener = new MaskingListener(
            () -> new PrintStream(log, true, StandardCharsets.UTF_8), Secret.fromString("Geheim-größer"));

    @Test
    void aSecretShowsAsAsterisksEvenWhenItComesInPieces() {
        listener.getLogger().print("password is Geheim-");
        listener.getLogger().print("größer, twice: Geheim-größer\n");

        assertThat(log.toString(StandardCharsets.UTF_8)).isEqualTo("password is ****, twice: ****\n");
    }

    @Test
    void otherTextPassesAsItIs() {
        listener.getLogger().print("größer als Geheim\n");

        assertThat(log.toString(StandardCharsets.UTF_8)).isEqualTo("größer als Geheim\n");
    }
}
