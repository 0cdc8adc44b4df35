package io.jenkins.plugins.nanohost.engine.media.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.Samples;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
