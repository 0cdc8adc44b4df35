package io.jenkins.plugins.nanohost.engine.stage.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseDiskUsesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.vhdx",
                ".\\..\\..\\bases\\a.vhdx",
                "\\\\?\\Volume{26a21bda-a627-11d7-9931-806e6f6e6963}\\bases\\a.vhdx",
                "\\\\?\\d:\\bases\\a.vhdx",
                "/work/bases/a.vhdx"
            })
    void of_a_parents_path_in_each_form_that_a_vhdx_has_only_the_name_counts(String parent) {
        assertThat(BaseDiskUses.nameOf(parent)).hasToString("a.vhdx");
    }
}
