package io.jenkins.plugins.nanohost.engine.media.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.Samples;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipReaderTest {
    @TempDir
    Path folder;

    @Test
    void tellsBothOfDockersPrograms() throws Exception {
        ZipFacts facts = zip(Samples.example("docker.zip"));

        assertThat(facts.programs()).containsExactly("docker/docker.exe", "docker/dockerd.exe");
        assertThat(facts.entries()).isEqualTo(3);
        assertThat(facts.unpacked()).isEqualTo(296);
    }

    @Test
    void tellsThatTheDaemonIsNotThere() throws Exception {
        ZipFacts facts = zip(Samples.example("docker-tp4.zip"));

        assertThat(facts.programs()).containsExactly("docker/docker.exe");
    }

    @Test
    void takesNoOtherProgramForDocker() throws Exception {
        ZipFacts facts = zip(write("mydocker.exe", "docker.exe.config", "docker.exe/readme.txt"));

        assertThat(facts.programs()).isEmpty();
        assertThat(facts.entries()).isEqualTo(3);
    }

    @Test
    void countsMoreFilesThanTheOldFormatCan() throws Exception {
        String[] names = new String[66_000];
        Arrays.setAll(names, i -> "f" + i);
        names[65_999] = "docker.exe";

        ZipFacts facts = zip(write(names));

        assertThat(facts.entries()).isEqualTo(66_000);
        assertThat(facts.programs()).containsExactly("docker.exe");
    }

    @Test
    void refusesAZipThatWasCutShort() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.example("docker.zip"));
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length - 30));

        assertThatThrownBy(() -> zip(cut)).isInstanceOf(UnfitFailure.class).hasMessageContaining("is truncated");
    }

    @Test
    void refusesAListOfFilesThatIsDamagedInItsMiddle() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.example("docker.zip"));
        int second = text(bytes).lastIndexOf("PK\1\2");
        bytes[second + 1] = 'X';
        Path damaged = Files.write(folder.resolve("damaged.zip"), bytes);

        assertThatThrownBy(() -> zip(damaged)).isInstanceOf(UnfitFailure.class).hasMessageContaining("damaged");
    }

    @Test
    void refusesAListOfFilesThatWouldNotFitInMemory() throws Exception {
        String[] names = new String[10_000];
        Arrays.setAll(names, i -> i + "x".repeat(2_000));

        assertThatThrownBy(() -> zip(write(names)))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("it is longer than 16777216 bytes");
    }

    @Test
    void refusesAnEncryptedZipByThatName() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.example("docker.zip"));
        bytes[text(bytes).lastIndexOf("PK\1\2") + 8] |= 1;
        Path encrypted = Files.write(folder.resolve("encrypted.zip"), bytes);

        assertThatThrownBy(() -> zip(encrypted))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("encrypted.zip is encrypted: ")
                .hasMessageContaining("needs a password");
    }

    @Test
    void refusesEachEndOfASplitZipByThatName() throws Exception {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        Path last = folder.resolve("split.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(last, 64 << 10)) {
            zip.putArchiveEntry(new ZipArchiveEntry("docker.exe"));
            zip.write(noise);
            zip.closeArchiveEntry();
        }

        for (Path part : List.of(last, folder.resolve("split.z01"))) {
            assertThatThrownBy(() -> zip(part))
                    .isInstanceOf(UnfitFailure.class)
                    .hasMessageContaining(part + " is a part of a split zip archive");
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static ZipFacts zip(Path file) throws Exception {
        return Inspector.expect(file, ZipFacts.class);
    }

    private Path write(String... names) throws IOException {
        Path file = folder.resolve("made.zip");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setMethod(ZipOutputStream.STORED);
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setSize(0);
                entry.setCrc(0);
                zip.putNextEntry(entry);
            }
        }
        return file;
    }
}
