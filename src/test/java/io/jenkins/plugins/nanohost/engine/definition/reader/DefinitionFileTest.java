package io.jenkins.plugins.nanohost.engine.definition.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureKind;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionFileTest {
    @TempDir
    Path folder;

    @Test
    void relativePathsStartFromTheFilesFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("host.yaml"), "host: a\nvhd: {media: media/w.iso}\n");
        assertThat(DefinitionReader.read(file).vhd().base().media()).isEqualTo(folder.resolve("media/w.iso"));
        Path detour = folder.resolve("x/../host.yaml");
        Files.createDirectory(folder.resolve("x"));
        assertThat(DefinitionReader.read(detour).vhd().base().media()).isEqualTo(folder.resolve("media/w.iso"));
    }

    @Test
    void aFileInUtf8OrUtf16WithItsMarkIsRead() throws Exception {
        Path file = folder.resolve("host.json");
        String text = "{\"host\": \"a\", \"vm\": {\"switch\": \"Außen 😀\"}}";
        for (byte[] bytes : new byte[][] {
            text.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE),
        }) {
            Files.write(file, bytes);
            assertThat(DefinitionReader.read(file).vm().hardware().switchName()).isEqualTo("Außen 😀");
        }
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWithItsLine() throws IOException {
        Path file = Files.write(
                folder.resolve("host.yaml"), "host: a\nvm:\n  switch: Außen\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused(file).problems()).containsExactly("line 3: is not UTF-8 text; save the file as UTF-8");
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws IOException {
        Path zip =
                Files.write(folder.resolve("docker.zip"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, '\n', (byte) 0x80});
        assertThat(refused(zip).problems()).containsExactly("line 2: is not UTF-8 text; save the file as UTF-8");
        Path wim = Files.write(folder.resolve("a.wim"), new byte[] {'M', 'S', 'W', 'I', 'M', 0, 0, 0});
        assertThat(refused(wim).problems())
                .containsExactly("line 1: holds the character U+0000, which is not text; remove it");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedUnread() throws IOException {
        Path file = Files.write(folder.resolve("disc.iso"), new byte[DefinitionReader.MOST_BYTES + 1]);
        DefinitionFailure failure = refused(file);
        assertThat(failure.getMessage())
                .isEqualTo("The definition " + file + " is larger than 256KB; no definition is so large");
        assertThat(failure.kind()).isEqualTo(FailureKind.DEFINITION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.yaml", "missing/host.yaml"})
    void aMissingFileIsAWrongUse(String name) {
        Path file = folder.resolve(name);
        assertThat(refused(file)).hasMessage("There is no definition file " + file);
        assertThat(refused(file).remedy()).isNotEmpty();
    }

    @Test
    void aFolderIsAWrongUse() {
        assertThat(refused(folder)).hasMessage("Not a definition file, but a folder: " + folder);
    }

    @Test
    void aFileThatCannotBeReadIsUnfit() throws IOException {
        Path file = folder.resolve("host.yaml");
        Files.createSymbolicLink(file, file);
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, () -> DefinitionReader.read(file));
        assertThat(failure).hasMessageStartingWith("Cannot read the definition file " + file);
    }

    @Test
    void problemsNameTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("host.yaml"), "hosst: a\n");
        assertThat(refused(file)).hasMessage("2 problems in the definition " + file);
    }

    private static DefinitionFailure refused(Path file) {
        DefinitionFailure failure = catchThrowableOfType(DefinitionFailure.class, () -> DefinitionReader.read(file));
        assertThat(failure).as("a refusal").isNotNull();
        return failure;
    }
}
