package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
    @TempDir
    Path work;

    @Test
    void holdsWhatTheEngineIsTold() throws Exception {
        Path folder = work.resolve("runs/größe");

        new RunFolder("\"vhd\"\n", "{\"host\":\"nano01\"}", "{\"administratorPassword\":\"Pässwort\"}")
                .invoke(folder.toFile(), null);

        assertThat(folder.resolve(RunFolder.ARGUMENTS)).hasContent("\"vhd\"\n");
        assertThat(folder.resolve(RunFolder.DEFINITION)).hasContent("{\"host\":\"nano01\"}");
        assertThat(folder.resolve(RunFolder.SECRETS)).hasContent("{\"administratorPassword\":\"Pässwort\"}");
    }

    @Test
    void holdsNoSecretsFileWhereThereIsNoSecret() throws Exception {
        Path folder = work.resolve("runs/1");

        new RunFolder("", "{}", null).invoke(folder.toFile(), null);

        assertThat(folder.resolve(RunFolder.SECRETS)).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has access lists")
    void isOpenToTheAgentsAccountAloneAndSoAreTheFoldersThatItIsTheFirstIn() throws Exception {
        Path folder = work.resolve("hosts/runs/1");

        new RunFolder("", "{}", "{}").invoke(folder.toFile(), null);

        for (Path made : List.of(folder, work.resolve("hosts/runs"), work.resolve("hosts"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .as(made.toString())
                    .isEqualTo("rwx------");
        }
        for (String name : new String[] {RunFolder.ARGUMENTS, RunFolder.DEFINITION, RunFolder.SECRETS}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "only Windows has access lists")
    void isOpenToItsOwnerAloneOnWindows() throws Exception {
        Path folder = work.resolve("runs/1");

        new RunFolder("", "{}", "{}").invoke(folder.toFile(), null);

        AclFileAttributeView view =
                Files.getFileAttributeView(folder.resolve(RunFolder.SECRETS), AclFileAttributeView.class);
        assertThat(view.getAcl()).allMatch(entry -> entry.principal().equals(principal(view)));
    }

    private static Object principal(AclFileAttributeView view) {
        try {
            return view.getOwner();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a special right there")
    void isMadeWhateverLiesInTheFolderOfRuns() throws Exception {
        Path runs = Files.createDirectories(work.resolve("runs"));
        Files.createSymbolicLink(runs.resolve("dangling"), work.resolve("nowhere"));
        Files.createSymbolicLink(
                Files.createDirectory(runs.resolve("ffffffff-6b1c-4b6e-8d0e-3f0f3a1b2c02"))
                        .resolve("x"),
                work.resolve("nowhere"));

        new RunFolder("", "{}", null).invoke(runs.resolve("1").toFile(), null);

        assertThat(runs.resolve("1").resolve(RunFolder.DEFINITION)).exists();
    }

    @Test
    void makingItDeletesTheSecretsThatAnotherRunLeft() throws Exception {
        Path left = Files.createDirectories(work.resolve("runs/ffffffff-6b1c-4b6e-8d0e-3f0f3a1b2c02"))
                .resolve(RunFolder.SECRETS);
        Files.writeString(left, "{}");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

        new RunFolder("", "{}", null).invoke(work.resolve("runs/1").toFile(), null);

        assertThat(left).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hosts", "hosts/runs"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has access lists")
    void isNotMadeWhereOthersMayWrite(String open) throws Exception {
        Path runs = work.resolve("hosts/runs");
        OwnFolder.make(runs);
        Files.setPosixFilePermissions(work.resolve(open), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() ->
                        new RunFolder("", "{}", "{}").invoke(runs.resolve("1").toFile(), null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(work.resolve(open) + " cannot be used: others may write to it: everyone")
                .hasMessageContaining("chmod go-w");
        assertThat(runs.resolve("1")).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a special right there")
    void theOrderToStopFollowsNoLink() throws Exception {
        Path victim = Files.writeString(work.resolve("victim"), "somebody's");
        Path stop = Files.createSymbolicLink(work.resolve("stop"), victim);

        new StopOrder().invoke(stop.toFile(), null);

        assertThat(victim).hasContent("somebody's");
        assertThat(stop).isRegularFile().isEmptyFile();
        new StopOrder().invoke(stop.toFile(), null);
    }

    @Test
    void isNeverAFolderThatWasThereBefore() throws Exception {
        Path folder = Files.createDirectories(work.resolve("runs/1"));

        assertThatThrownBy(() -> new RunFolder("", "{}", "{}").invoke(folder.toFile(), null))
                .isInstanceOf(FileAlreadyExistsException.class);
    }
}
