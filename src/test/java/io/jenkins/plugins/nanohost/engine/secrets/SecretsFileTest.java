package io.jenkins.plugins.nanohost.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.secrets.SecretsFile.Retention;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsFileTest {
    private static final String PASSWORD = "S3cr\\u00e9t \\\"w0rd\\\" \\\\";
    private static final Secret SECRET = new Secret("S3cr\u00e9t \"w0rd\" \\");
    private static final String RIGHT = "{\"administratorPassword\": \"" + PASSWORD + "\"}";

    @TempDir
    Path temporary;

    /** Its name holds the text that the tests look for: in a folder's name that is allowed, and reveals no secret. */
    private Path folder;

    private Path file;

    @BeforeEach
    void onlyWherePosixModesAre() throws Exception {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "the file system has no POSIX modes; access control lists are tested by ReadersTest");
        folder = Files.createDirectory(temporary.resolve("hunter2-2222-S3cr"));
        file = folder.resolve("secrets.json");
    }

    /** The message without the name of the folder. */
    private String withoutFolder(String said) {
        return said.replace(folder.toString(), "FOLDER");
    }

    @Test
    void aPersonsFileIsReadAndKept() throws Exception {
        write(RIGHT, "rw-------");
        assertThat(SecretsFile.read(file, Retention.KEEP).administratorPassword())
                .contains(SECRET);
        assertThat(file).hasContent(RIGHT);
    }

    @Test
    void aFileForOneUseIsGoneOnceItWasRead() throws Exception {
        write(RIGHT, "rw-------");
        assertThat(SecretsFile.read(file, Retention.ONCE).administratorPassword())
                .contains(SECRET);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--------", "rw-------", "rwx------", "rw---x--x"})
    void aFileOnlyItsOwnerCanReadIsRead(String mode) throws Exception {
        write(RIGHT, mode);
        assertThat(SecretsFile.read(file, Retention.KEEP).administratorPassword())
                .contains(SECRET);
    }

    @ParameterizedTest
    @EnumSource(Retention.class)
    void aFileOfAnotherAccountIsRefused(Retention keep) throws Exception {
        write(RIGHT, "rw-------");
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a file away");
        Files.setAttribute(file, "unix:uid", 54_321);
        UnfitFailure failure = refused(keep);
        assertThat(failure.getMessage()).startsWith("The secrets file " + file + " belongs to 54321;");
        assertThat(failure.remedy()).contains("change the password");
        assertThat(Files.exists(file)).isEqualTo(keep == Retention.KEEP);
    }

    @ParameterizedTest
    @CsvSource({
        "rw-r-----, its group",
        "rw--w----, its group",
        "rw----r--, everyone",
        "rw-----w-, everyone",
        "rw-r--r--, 'its group, everyone'",
        "rwxrwxrwx, 'its group, everyone'",
    })
    void aFileOthersCanReadIsRefusedAndAPersonsIsKept(String mode, String others) throws Exception {
        write(RIGHT, mode);
        UnfitFailure failure = refused(Retention.KEEP);
        assertThat(failure.getMessage()).startsWith("The secrets file " + file + " is open to " + others + ";");
        assertThat(failure.remedy()).startsWith("Run: chmod 600 '" + file + "'");
        assertThat(file).hasContent(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--"})
    void aFileForOneUseThatOthersCanReadIsRefusedAndGone(String mode) throws Exception {
        write(RIGHT, mode);
        assertThat(refused(Retention.ONCE).remedy())
                .startsWith("It was to be used once and has been deleted; write it again.");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2hunter2",
                "\"hunter2hunter2\"",
                "[\"hunter2hunter2\"]",
                "{\"hunter2hunter2\": \"administratorPassword\"}",
                "{\"administratorPassword\": \"hunter2hunter2\", \"administratorPasword\": \"hunter2hunter2\"}",
                "{\"administratorPassword\": \"hunter2hunter2\", \"administratorPassword\": \"hunter2hunter2\"}",
                "{\"administratorPassword\": \"hunter2hunter2\"} hunter2hunter2",
                "{\"administratorPassword\": hunter2hunter2}",
                "{\"administratorPassword\": 'hunter2hunter2'}",
                "{\"administratorPassword\": [\"hunter2hunter2\"]}",
                "{\"administratorPassword\": 22222222}",
                "{\"administratorPassword\": \"\"}",
                "{\"administratorPassword\": \"hunter2hunter2\\n\"}",
                "{\"administratorPassword\": \"hunter2hunter2\\u0000\"}",
                "{\"administratorPassword\": \"hunter2hunter2\\ud83d\"}",
                "{\"administratorPassword\": \"hunter2hunter2",
            })
    void aFileThatIsWrittenWronglyIsRefusedAndShowsNothingOfItself(String content) throws Exception {
        write(content, "rw-------");
        UnfitFailure kept = refused(Retention.KEEP);
        UnfitFailure once = refused(Retention.ONCE);
        StringWriter trace = new StringWriter();
        kept.printStackTrace(new PrintWriter(trace));
        once.printStackTrace(new PrintWriter(trace));
        assertThat(withoutFolder(trace + kept.remedy() + once.remedy()))
                .doesNotContain("hunter2")
                .doesNotContain("2222");
        assertThat(kept.remedy()).isEqualTo("A secrets file holds {\"administratorPassword\": \"...\"}.");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"administratorPassword\": null}"})
    void aFileMayGiveNoPassword(String content) throws Exception {
        write(content, "rw-------");
        assertThat(SecretsFile.read(file, Retention.KEEP).administratorPassword())
                .isEmpty();
    }

    @Test
    void filesOfWindowsPowerShellAreRead() throws Exception {
        write("", "rw-------");
        Files.writeString(file, "\uFEFF" + RIGHT, StandardCharsets.UTF_8);
        assertThat(SecretsFile.read(file, Retention.KEEP).administratorPassword())
                .contains(SECRET);
        Files.writeString(file, "\uFEFF" + RIGHT, StandardCharsets.UTF_16LE);
        assertThat(SecretsFile.read(file, Retention.KEEP).administratorPassword())
                .contains(SECRET);
    }

    @Test
    void thePasswordsLengthHasWindowsLimit() throws Exception {
        write("{\"administratorPassword\": \"" + "x".repeat(127) + "\"}", "rw-------");
        assertThat(SecretsFile.read(file, Retention.KEEP).administratorPassword())
                .contains(new Secret("x".repeat(127)));
        write("{\"administratorPassword\": \"" + "x".repeat(128) + "\"}", "rw-------");
        assertThat(refused(Retention.KEEP).getMessage()).endsWith("than Windows takes: 127 characters");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws Exception {
        write(RIGHT + " ".repeat(SecretsFile.MOST_BYTES - RIGHT.length()), "rw-------");
        assertThat(SecretsFile.read(file, Retention.KEEP).administratorPassword())
                .contains(SECRET);
        write(RIGHT + " ".repeat(SecretsFile.MOST_BYTES), "rw-------");
        assertThat(refused(Retention.KEEP).getMessage()).endsWith("is larger than 8192 bytes");
    }

    @ParameterizedTest
    @EnumSource(Retention.class)
    void aMissingFileAndAFolderAreRefused(Retention keep) throws IOException {
        assertThat(refused(keep).getMessage()).isEqualTo("There is no secrets file " + file);
        Files.createDirectory(file);
        assertThat(refused(keep).getMessage()).isEqualTo("The secrets file " + file + " is no file");
        assertThat(file).isDirectory();
    }

    /** In /proc, where nobody can delete anything, this file is its owner's alone. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
    void aFileForOneUseThatCannotBeDeletedIsNotUsed() {
        file = Path.of("/proc/self/personality");
        UnfitFailure failure = refused(Retention.ONCE);
        assertThat(failure.getMessage())
                .startsWith("Cannot delete the secrets file " + file + ", which was to be used once: ")
                .doesNotContain("Besides");
        assertThat(failure.remedy()).startsWith("Delete it by hand");
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(IOException.class);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
    void aRefusedFileThatCannotBeDeletedEitherIsToldWithBoth() {
        file = Path.of("/proc/version");
        assertThat(refused(Retention.ONCE).getMessage())
                .startsWith("Cannot delete the secrets file " + file)
                .contains(". Besides: The secrets file " + file + " ");
    }

    @Test
    void theLineThatIsNoJsonIsNamed() throws Exception {
        write("{\n\n\"administratorPassword\": x\n}", "rw-------");
        assertThat(refused(Retention.KEEP).getMessage())
                .isEqualTo("The secrets file " + file + " is no right JSON in line 3, or gives a field twice");
    }

    @Test
    void aLinkIsFollowedForAPersonButRefusedForOneUse() throws Exception {
        Path real = folder.resolve("real.json");
        write(RIGHT, "rw-------");
        Files.move(file, real);
        Files.createSymbolicLink(file, real);
        assertThat(SecretsFile.read(file, Retention.KEEP).administratorPassword())
                .contains(SECRET);
        assertThat(refused(Retention.ONCE).getMessage()).endsWith("is a link; only the link could be deleted");
        assertThat(real).hasContent(RIGHT);
    }

    @Test
    void secretsShowNothing() throws Exception {
        write(RIGHT, "rw-------");
        Secrets secrets = SecretsFile.read(file, Retention.KEEP);
        assertThat(secrets + " " + secrets.administratorPassword()).doesNotContain("S3cr");
    }

    private UnfitFailure refused(Retention keep) {
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, () -> SecretsFile.read(file, keep));
        assertThat(failure).as("a refusal").isNotNull();
        return failure;
    }

    private void write(String content, String mode) throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void aFileThatWillNotBeUsedIsDeletedAndOnlyAFile() throws Exception {
        write(RIGHT, "rw-------");
        assertThat(SecretsFile.discard(file)).isTrue();
        assertThat(file).doesNotExist();
        assertThat(SecretsFile.discard(file)).isFalse();
        Files.createDirectory(file);
        assertThat(SecretsFile.discard(file)).isFalse();
        assertThat(file).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {RIGHT, "{\"administratorPassword\": \"hunter2\""})
    void theBytesOfTheFileAreOverwrittenOnceTheyWereParsed(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        try {
            SecretsJson.parse(content, file);
        } catch (UnfitFailure e) {
            assertThat(text).isNotEqualTo(RIGHT);
        }
        assertThat(content).containsOnly(0);
    }

    @Test
    void aSecretShowsStarsAndIsEqualByItsValue() {
        assertThat(new Secret("hunter2")).hasToString("****").isEqualTo(new Secret("hunter2"));
        assertThat(new Secret("hunter2"))
                .hasSameHashCodeAs(new Secret("hunter2"))
                .isNotEqualTo(SECRET);
        assertThat(new Secret("hunter2").hashCode()).isNotEqualTo(SECRET.hashCode());
    }
}
