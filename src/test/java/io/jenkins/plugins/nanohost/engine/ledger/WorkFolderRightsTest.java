package io.jenkins.plugins.nanohost.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
