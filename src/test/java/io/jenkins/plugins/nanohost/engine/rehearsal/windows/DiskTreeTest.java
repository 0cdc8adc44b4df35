package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskTreeTest {
    @TempDir
    private Path folder;

    private DiskTree parent;
    private DiskTree child;

    @BeforeEach
    void layOut() {
        Path above = folder.resolve("child");
        Path below = folder.resolve("parent");
        parent = new DiskTree(folder.resolve("incoming"), List.of(below));
        child = new DiskTree(folder.resolve("incoming"), List.of(above, below));
    }

    @Test
    void a_file_is_found_in_any_case() throws Exception {
        child.write("C:\\Program Files\\Docker\\docker.exe", "client");

        assertThat(child.text("c:\\program files\\docker\\DOCKER.EXE")).isEqualTo("client");
        assertThat(child.has("C:\\Program Files\\Docker\\dockerd.exe")).isFalse();
        assertThat(child.has("C:\\Program Files\\Docker")).isFalse();
    }

    @Test
    void a_file_in_another_case_takes_the_place_of_the_first() throws Exception {
        child.write("C:\\Some\\File.txt", "one");
        child.write("C:\\some\\FILE.TXT", "two");

        assertThat(child.text("C:\\Some\\File.txt")).isEqualTo("two");
        assertThat(folder.resolve("child").toFile().list()).hasSize(1);
        assertThat(folder.resolve("child").resolve("Some").toFile().list()).hasSize(1);
    }

    @Test
    void a_childs_file_hides_its_parents_which_stays() throws Exception {
        parent.write("C:\\a.txt", "parent's");
        assertThat(child.text("C:\\a.txt")).isEqualTo("parent's");

        child.write("C:\\a.txt", "child's");

        assertThat(child.text("C:\\a.txt")).isEqualTo("child's");
        assertThat(parent.text("C:\\a.txt")).isEqualTo("parent's");
    }

    @Test
    void a_parents_file_is_not_deleted_through_its_child() throws Exception {
        parent.write("C:\\a.txt", "parent's");

        assertThat(child.delete("C:\\a.txt")).isFalse();
        assertThat(parent.text("C:\\a.txt")).isEqualTo("parent's");
        assertThat(parent.delete("C:\\a.txt")).isTrue();
        assertThat(parent.has("C:\\a.txt")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\..\\out.txt",
                "C:\\a\\.\\b.txt",
                "C:\\a\\",
                "C:\\",
                "C:a.txt",
                "D:\\a.txt",
                "a.txt",
                "\\\\server\\share\\a.txt",
                "C:\\a/../b.txt",
                "C:\\a.txt:stream",
                "C:\\a.txt.",
                ""
            })
    void what_is_no_path_on_drive_c_is_neither_written_nor_read(String path) {
        assertThatIOException().isThrownBy(() -> child.write(path, "text")).withMessageContaining("drive C");
        assertThatIOException().isThrownBy(() -> child.find(path)).withMessageContaining("drive C");
        assertThat(DiskTree.isPath(path)).isFalse();
    }
}
