package io.jenkins.plugins.nanohost.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An error of writing says which file was written; any other stays what it is. */
class NamedErrorTest {
    private static final Path FILE = Path.of("/work/ledger.json");

    @TempDir
    private Path folder;

    @Test
    void plain_error_gets_the_files_name_and_keeps_its_reason() {
        IOException full = new IOException("No space left on device");

        assertThat(NamedError.of(FILE, full))
                .isInstanceOfSatisfying(FileSystemException.class, named -> {
                    assertThat(named.getFile()).isEqualTo(FILE.toString());
                    assertThat(named.getReason()).isEqualTo("No space left on device");
                })
                .hasCause(full);
    }

    @Test
    void error_of_a_kind_stays_what_it_is() {
        ZipException damaged = new ZipException("damaged");
        AccessDeniedException denied = new AccessDeniedException("/work/other");

        assertThat(NamedError.of(FILE, damaged)).isSameAs(damaged);
        assertThat(NamedError.of(FILE, denied)).isSameAs(denied);
    }

    @Test
    void file_that_cannot_be_written_is_named_and_nothing_is_left_of_it() {
        Path file = folder.resolve("ledger.json");

        assertThatThrownBy(() -> new AtomicFile(file).write(empty -> {
                    Files.writeString(empty, "half");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(file + ": No space left on device");
        assertThat(folder).isEmptyDirectory();
    }
}
