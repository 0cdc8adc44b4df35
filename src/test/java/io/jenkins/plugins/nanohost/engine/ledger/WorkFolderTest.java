package io.jenkins.plugins.nanohost.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private Path work() throws IOException {
        Path hosts = Files.createDirectories(folder.resolve("work/hosts/nano01"));
        Files.writeString(hosts.resolve("ledger.json"), "{}");
        return folder.resolve("work");
    }

    /** A link to itself, which nobody can follow, not even an account that may read every folder. */
    private static void cannotBeRead(Path path) throws IOException {
        Files.createSymbolicLink(path, path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hosts"})
    void folder_that_cannot_be_read_is_an_error_and_no_folder_without_hosts(String part) throws Exception {
        Path path = folder.resolve("other").resolve(part);
        Files.createDirectories(path.getParent());
        cannotBeRead(path);

        assertThatThrownBy(() -> WorkFolder.at(folder.resolve("other")).hostNames())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hosts"})
    void folder_that_is_a_link_to_a_disk_that_is_not_there_is_an_error(String part) throws Exception {
        Path path = folder.resolve("other").resolve(part);
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, folder.resolve("gone"));

        assertThatThrownBy(() -> WorkFolder.at(folder.resolve("other")).hostNames())
                .hasMessageContaining(path + ": it is a link to a place that cannot be reached");
    }

    @Test
    void file_in_place_of_the_hosts_is_an_error() throws Exception {
        Path hosts = folder.resolve("hosts");
        Files.writeString(hosts, "");

        assertThatThrownBy(() -> WorkFolder.at(folder).hostNames())
                .isInstanceOf(NotDirectoryException.class)
                .hasMessageContaining(hosts.toString());
    }

    @Test
    void host_whose_folder_cannot_be_read_is_a_host_and_its_ledger_says_why() throws Exception {
        WorkFolder work = WorkFolder.at(work());
        Path hosts = work.path().resolve("hosts");
        cannotBeRead(hosts.resolve("loop"));
        Files.createSymbolicLink(hosts.resolve("gone"), folder.resolve("nowhere"));
        Files.writeString(hosts.resolve("file"), "");

        assertThat(work.hostNames()).extracting(HostName::value).containsExactly("gone", "loop", "nano01");
        assertThatThrownBy(() -> work.host(new HostName("loop")).read())
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(hosts.resolve("loop").toString());
        assertThatThrownBy(() -> work.host(new HostName("gone")).read())
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void folder_that_is_not_made_yet_has_no_hosts() throws Exception {
        assertThat(WorkFolder.at(folder.resolve("later")).hostNames()).isEmpty();
        assertThat(WorkFolder.at(work()).hostNames()).hasSize(1);
    }
}
