package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody else may change the scripts that the engine runs as administrator. */
class ScriptFolderRightsTest {
    @TempDir
    private Path temp;

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_folder_above_the_scripts_that_is_made_for_them_is_for_its_owner_alone() throws Exception {
        Path work = temp.resolve("work");
        Path scripts = ScriptFolder.unpack(work);
        assertThat(mode(work)).isEqualTo("rwx------");
        assertThat(mode(scripts)).isEqualTo("rwx------");
    }

    @Test
    void scripts_in_a_folder_that_all_may_enter_are_for_their_owner_alone() throws Exception {
        Path work = Files.createDirectory(temp.resolve("work"));
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(mode(ScriptFolder.unpack(work))).isEqualTo("rwx------");
        assertThat(mode(work)).isEqualTo("rwxr-xr-x");
    }
}
