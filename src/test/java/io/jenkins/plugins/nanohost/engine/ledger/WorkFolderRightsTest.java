package io.jenkins.plugins.nanohost.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkFolderRightsTest {
    @TempDir
    Path temp;

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_work_folder_that_is_made_is_for_its_owner_alone() throws Exception {
        WorkFolder work = WorkFolder.at(temp.resolve("work"));
        work.create();
        assertThat(mode(work.path())).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "work/hosts"})
    void one_that_others_may_write_to_is_refused(String open) throws Exception {
        WorkFolder work = WorkFolder.at(temp.resolve("work"));
        work.create();
        work.requireOwn();
        Files.setPosixFilePermissions(temp.resolve(open), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(work::create)
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining(temp.resolve(open) + " cannot be used: others may write to it");
        assertThatThrownBy(work::requireOwn).isInstanceOf(UnfitFailure.class);
    }

    @Test
    void the_folder_of_base_disks_may_be_an_administrators_own() throws Exception {
        WorkFolder work = WorkFolder.at(temp.resolve("work"));
        work.create();
        Files.setPosixFilePermissions(work.bases(), PosixFilePermissions.fromString("rwxrwxrwx"));
        work.create();
        assertThat(mode(work.bases())).isEqualTo("rwxrwxrwx");
    }

    @Test
    void the_folder_of_a_host_that_others_may_write_to_is_refused() throws Exception {
        WorkFolder work = WorkFolder.at(temp.resolve("work"));
        work.create();
        HostFolder host = work.host(new HostName("nano01"));
        host.create();
        assertThat(mode(host.path())).isEqualTo("rwx------");
        Files.setPosixFilePermissions(host.path(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(host::create).isInstanceOf(UnfitFailure.class).hasMessageContaining("nano01");
    }

    @Test
    void the_rights_of_one_that_is_there_stay_and_what_is_made_in_it_is_for_its_owner_alone() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("work"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        WorkFolder work = WorkFolder.at(folder);
        work.create();
        assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
        assertThat(mode(work.bases())).isEqualTo("rwx------");
        assertThat(mode(work.files())).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("hosts"))).isEqualTo("rwx------");
    }
}
