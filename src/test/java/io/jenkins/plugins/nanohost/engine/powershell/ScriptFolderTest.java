package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptFolderTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    private Path work;

    @Test
    void allScriptsAreUnpackedIntoOneFolder() throws Exception {
        Path scripts = ScriptFolder.unpack(work.resolve("new"));

        assertThat(scripts.resolve("Session.ps1")).isRegularFile();
        assertThat(scripts.resolve("session/AnswerWriter.ps1")).isRegularFile();
        assertThat(work.resolve("new")).isDirectoryContaining(path -> path.equals(scripts));
        try (Stream<Path> left = Files.list(work.resolve("new"))) {
            assertThat(left).containsExactly(scripts);
        }
    }

    @Test
    void scriptsThatLieInAJarAreUnpackedTheSame() throws Exception {
        Path jar = work.resolve("with space.jar");
        Path classes = Path.of(ScriptFolder.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> tree = Files.walk(classes.resolve("io/jenkins/plugins/nanohost/engine"))) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, zip);
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Method unpack = loader.loadClass(ScriptFolder.class.getName()).getDeclaredMethod("unpack", Path.class);
            unpack.setAccessible(true);

            Path scripts = (Path) unpack.invoke(null, work.resolve("of a jar"));

            assertThat(scripts.getFileName())
                    .isEqualTo(ScriptFolder.unpack(work.resolve("of a folder")).getFileName());
            assertThat(scripts.resolve("session/AnswerWriter.ps1")).isRegularFile();
        }
    }

    @Test
    void whatIsThereAndWholeIsLeft() throws Exception {
        Path session = ScriptFolder.unpack(work).resolve("Session.ps1");
        Files.setLastModifiedTime(session, LONG_AGO);

        assertThat(ScriptFolder.unpack(work).resolve("Session.ps1")).isEqualTo(session);
        assertThat(Files.getLastModifiedTime(session)).isEqualTo(LONG_AGO);
    }

    @Test
    void aChangedScriptIsReplaced() throws Exception {
        Path session = ScriptFolder.unpack(work).resolve("Session.ps1");
        byte[] whole = Files.readAllBytes(session);
        Files.writeString(session, "Write-Host 'not ours'");

        ScriptFolder.unpack(work);

        assertThat(session).hasBinaryContent(whole);
    }

    @Test
    void aScriptThatIsNotOursIsRemovedAndAMissingOneBrought() throws Exception {
        Path scripts = ScriptFolder.unpack(work);
        Files.createDirectories(scripts.resolve("machine"));
        Path foreign = Files.writeString(scripts.resolve("machine/Get-Foreign.ps1"), "");
        Files.delete(scripts.resolve("session/Wait-SessionEvent.ps1"));

        ScriptFolder.unpack(work);

        assertThat(foreign).doesNotExist();
        assertThat(scripts.resolve("session/Wait-SessionEvent.ps1")).isRegularFile();
    }

    @Test
    void aFileWhereTheWorkFolderShouldBeIsNamed() throws Exception {
        Path file = Files.writeString(work.resolve("file"), "");

        assertThatThrownBy(() -> ScriptFolder.unpack(file))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void everyScriptIsAsciiAndNoneWritesToTheHostOrRunsText() throws Exception {
        Path scripts = ScriptFolder.unpack(work);
        try (Stream<Path> tree = Files.walk(scripts)) {
            assertThat(tree.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(script -> {
                String text = Files.readString(script, StandardCharsets.ISO_8859_1);
                assertThat(text).matches("[\\n\\x20-\\x7e]*");
                assertThat(text).doesNotContainPattern("(?i)Invoke-Expression|Write-Host|\\biex\\b");
            });
        }
    }
}
