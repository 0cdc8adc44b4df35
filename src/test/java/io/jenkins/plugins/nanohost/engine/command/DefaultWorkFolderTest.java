package io.jenkins.plugins.nanohost.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DefaultWorkFolderTest {
    @Test
    void it_is_the_machines_on_windows() {
        assertThat(DefaultWorkFolder.of("programs", "home")).isEqualTo(Path.of("programs", "NanoContainerHost"));
    }

    @Test
    void it_is_the_accounts_elsewhere() {
        assertThat(DefaultWorkFolder.of(null, "home")).isEqualTo(Path.of("home", ".nano-container-host"));
    }
}
