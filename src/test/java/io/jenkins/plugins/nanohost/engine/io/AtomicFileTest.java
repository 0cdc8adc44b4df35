package io.jenkins.plugins.nanohost.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    private Path file;
    private Path partial;
    private AtomicFile atomic;

    @BeforeEach
    void file() {
        file = folder.resolve("state.json");
        partial = folder.resolve("state.json.partial");
        atomic = new AtomicFile(file);
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_first_file_is_written() throws Exception {
        atomic.write("größer");
        assertThat(file).hasContent("größer");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void a_longer_file_is_replaced_whole() throws Exception {
        Files.writeString(file, "the old and longer one");
        atomic.write(new byte[] {'n', 'e', 'w'});
        assertThat(file).hasContent("new");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void the_old_one_is_there_until_the_new_one_is_whole() throws Exception {
        Files.writeString(file, "old");
        atomic.write(empty -> {
            assertThat(empty).isEqualTo(partial).isEmptyFile();
            Files.writeString(empty, "new");
            assertThat(file).hasContent("old");
        });
        assertThat(file).hasContent("new");
    }

    @Test
    void no_half_file_is_left_where_writing_fails() throws Exception {
        Files.writeString(file, "old");
        assertThatThrownBy(() -> atomic.write(empty -> {
                    Files.writeString(empty, "ne");
                    throw new EOFException("cut short");
                }))
                .isInstanceOf(EOFException.class);
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void what_ends_the_content_reaches_the_caller_as_it_is() throws Exception {
        assertThatThrownBy(() -> atomic.write(empty -> {
                    throw new InterruptedException("stopped");
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void no_half_file_is_left_where_the_old_one_cannot_be_replaced() throws Exception {
        Path inside = Files.writeString(Files.createDirectory(file).resolve("inside"), "somebody's");
        assertThatThrownBy(() -> atomic.write("new")).isInstanceOf(IOException.class);
        assertThat(inside).hasContent("somebody's");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void what_a_killed_process_left_is_replaced() throws Exception {
        Files.writeString(partial, "half of another, and longer");
        atomic.write("new");
        assertThat(file).hasContent("new");
        assertThat(files()).containsExactly(file);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_link_in_the_new_ones_place_leads_nowhere() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "somebody's");
        Files.createSymbolicLink(partial, other);
        atomic.write("new");
        assertThat(other).hasContent("somebody's");
        assertThat(file).hasContent("new").isRegularFile();
        assertThat(Files.isSymbolicLink(file)).isFalse();
    }

    /** The null device can be opened, written to, and renamed through a link, but Linux refuses to force it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void what_cannot_be_forced_to_the_disk_does_not_replace_it() throws Exception {
        Files.writeString(file, "old");
        Files.createSymbolicLink(partial, Path.of("/dev/null"));
        assertThatThrownBy(atomic::take).isInstanceOf(IOException.class);
        assertThat(file).hasContent("old");

        assertThatThrownBy(() -> atomic.write(empty -> {
                    Files.delete(empty);
                    Files.createSymbolicLink(empty, Path.of("/dev/null"));
                }))
                .isInstanceOf(IOException.class);
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void a_file_that_another_has_written_takes_its_place() throws Exception {
        Path incoming = folder.resolve("incoming");
        Files.writeString(file, "old");
        Files.writeString(incoming, "new");
        new AtomicFile(file, incoming).take();
        assertThat(file).hasContent("new");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void nothing_takes_its_place_where_nothing_was_written() throws Exception {
        Files.writeString(file, "old");
        assertThatThrownBy(atomic::take).isInstanceOf(NoSuchFileException.class);
        assertThat(file).hasContent("old");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void it_is_the_owners_alone_where_that_is_asked_for() throws Exception {
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.writeString(partial, "left");
        Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rw-rw-rw-"));
        atomic.writeOwnerOnly("the key");
        assertThat(file).hasContent("the key");
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void it_has_the_usual_rights_otherwise() throws Exception {
        String usual = mode(Files.createFile(folder.resolve("usual")));
        atomic.writeOwnerOnly("the key");
        atomic.write("no key");
        assertThat(mode(file)).isEqualTo(usual);
    }

    @Test
    void it_is_deleted_with_what_was_never_whole() throws Exception {
        Files.writeString(file, "old");
        Files.writeString(partial, "half");
        atomic.delete();
        assertThat(files()).isEmpty();
        atomic.delete();
        assertThat(files()).isEmpty();
    }
}
