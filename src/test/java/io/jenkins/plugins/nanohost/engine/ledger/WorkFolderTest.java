package io.jenkins.plugins.nanohost.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @TempDir
    private Path folder;

    @Test
    void folder_whose_name_hyper_v_takes_for_a_pattern_is_refused() {
        assertThatThrownBy(() -> WorkFolder.at(folder.resolve("hosts [new]")))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("wildcards");
    }

    @Test
    void folder_with_other_odd_characters_is_taken() throws Exception {
        Path odd = folder.resolve("hosts (new) & 100% \u00fc");

        assertThat(WorkFolder.at(odd).path()).isEqualTo(odd);
        assertThat(odd).doesNotExist();
    }
}
