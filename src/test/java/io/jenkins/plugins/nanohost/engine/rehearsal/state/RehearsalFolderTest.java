package io.jenkins.plugins.nanohost.engine.rehearsal.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the rehearsal are edited by people, so what is wrong in one is told with its line. */
class RehearsalFolderTest {
    record Part(String name, long memory) {}

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private void assertTold(String text, String message) throws Exception {
        Path file = Files.writeString(folder.resolve("vms.json"), text);
        assertThatThrownBy(() -> RehearsalFolder.open(folder).read(file, Part.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file + " cannot be understood: " + message)
                .hasMessageEndingWith("; correct what was changed in it")
                .hasMessageNotContainingAny("jackson", "plugins", "Source", "creator");
    }

    @Test
    void a_field_that_nobody_knows_is_told_with_those_that_are_known() throws Exception {
        assertTold(
                "{\n \"name\": \"one\", \"memory\": 1,\n \"memroy\": 1\n}",
                "line 3: unknown field memroy; known there: memory, name");
    }

    @Test
    void a_field_that_is_missing_is_told() throws Exception {
        assertTold("{\n \"memory\": 1\n}", "line 3: field name is missing");
    }

    @Test
    void a_slip_in_the_json_is_told_with_its_line() throws Exception {
        assertTold("{\n \"memory\": 1,,\n}", "line 2: ");
    }
}
