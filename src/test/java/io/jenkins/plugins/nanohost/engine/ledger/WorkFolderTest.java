package io.jenkins.plugins.nanohost.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    private static final String LINKS = "needs the right to make links";

    @TempDir
    private Path folder;

    private WorkFolder work() throws Exception {
        return WorkFolder.at(folder);
    }

    private Path hosts() {
        return folder.resolve("hosts");
    }

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

    @Test
    void folder_that_was_never_made_has_no_hosts_and_no_disks() throws Exception {
        WorkFolder none = WorkFolder.at(folder.resolve("none"));

        none.requireReadable();
        assertThat(none.hostNames()).isEmpty();
        assertThat(none.hostDisks()).isEmpty();
    }

    @Test
    void file_in_place_of_the_folder_of_hosts_is_no_empty_folder() throws Exception {
        Files.writeString(hosts(), "");
        WorkFolder work = work();

        UnfitFailure names = catchThrowableOfType(UnfitFailure.class, work::hostNames);
        UnfitFailure disks = catchThrowableOfType(UnfitFailure.class, work::hostDisks);
        UnfitFailure creates = catchThrowableOfType(UnfitFailure.class, work::create);

        assertThat(names).hasMessage("The folder " + hosts() + " cannot be read: a file is in its place");
        assertThat(names.remedy()).contains("Move the file away");
        assertThat(disks).hasMessage(names.getMessage());
        assertThat(creates).hasMessage(names.getMessage());
        assertThat(catchThrowableOfType(UnfitFailure.class, work::requireOwn)).hasMessage(names.getMessage());
    }

    @Test
    void file_in_place_of_the_folder_of_base_disks_is_no_empty_folder() throws Exception {
        Files.writeString(folder.resolve("bases"), "");

        assertThat(catchThrowableOfType(UnfitFailure.class, work()::requireReadable))
                .hasMessageContaining(folder.resolve("bases") + " cannot be read");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = LINKS)
    void link_to_a_place_that_cannot_be_reached_is_no_empty_folder() throws Exception {
        Files.createSymbolicLink(hosts(), folder.resolve("nowhere"));

        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, work()::hostNames);

        assertThat(failure).hasMessageContaining("it is a link to a place that cannot be reached");
        assertThat(failure.remedy()).contains("can be reached");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = LINKS)
    void folder_that_the_system_does_not_open_is_told_with_the_systems_reason() throws Exception {
        Files.createSymbolicLink(hosts(), hosts());

        assertThat(catchThrowableOfType(UnfitFailure.class, work()::hostDisks))
                .hasMessageStartingWith("The folder " + hosts() + " cannot be read: ");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = LINKS)
    void work_folder_behind_a_link_to_nowhere_is_told() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

        assertThatThrownBy(() -> WorkFolder.at(link.resolve("work")))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining(link + " cannot be reached");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = LINKS)
    void host_whose_folder_is_a_link_is_listed_with_its_disks_though_it_cannot_be_reached() throws Exception {
        Path away = Files.createDirectories(folder.resolve("away"));
        Files.createDirectories(hosts());
        Path link = Files.createSymbolicLink(hosts().resolve("nano01"), away);
        Files.writeString(away.resolve("ledger.json"), "");
        Files.writeString(away.resolve("x.vhdx"), "");

        assertThat(work().hostNames()).containsExactly(new HostName("nano01"));
        assertThat(work().hostDisks()).containsExactly(link.resolve("x.vhdx"));

        Files.move(away, folder.resolve("elsewhere"));
        assertThat(work().hostNames()).containsExactly(new HostName("nano01"));
        assertThat(catchThrowableOfType(UnfitFailure.class, work()::hostDisks)).hasMessageContaining(link.toString());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = LINKS)
    void host_whose_folder_cannot_be_read_is_a_host_and_its_ledger_says_why() throws Exception {
        Files.createDirectories(hosts());
        Files.createSymbolicLink(hosts().resolve("loop"), hosts().resolve("loop"));
        Files.createSymbolicLink(hosts().resolve("gone"), folder.resolve("nowhere"));
        Files.writeString(hosts().resolve("file"), "");

        assertThat(work().hostNames()).extracting(HostName::value).containsExactly("gone", "loop");
        assertThatThrownBy(() -> work().host(new HostName("loop")).read())
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(hosts().resolve("loop").toString());
        assertThatThrownBy(() -> work().host(new HostName("gone")).read())
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("cannot be reached");
    }
}
