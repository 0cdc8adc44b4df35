package io.jenkins.plugins.nanohost.engine.media.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.Samples;
import io.jenkins.plugins.nanohost.engine.media.source.CountingChannel;
import io.jenkins.plugins.nanohost.engine.media.source.MemoryChannel;
import io.jenkins.plugins.nanohost.engine.media.source.OsVersion;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageArchiveReaderTest {
    private static final String CONFIGURATION = "{\"os\":\"windows\",\"os.version\":\"10.0.14393.447\"}";

    @TempDir
    Path folder;

    @Test
    void tellsTheImageOfADockerArchive() throws Exception {
        ImageArchiveFacts facts = archive(Samples.example("nanoserver.tar"));

        assertThat(facts.layout()).isEqualTo(ImageArchiveFacts.Layout.DOCKER);
        checkNanoServer(facts);
    }

    @Test
    void tellsTheSameImageOfAnOciArchive() throws Exception {
        ImageArchiveFacts facts = archive(Samples.file("oci.tar"));

        assertThat(facts.layout()).isEqualTo(ImageArchiveFacts.Layout.OCI);
        checkNanoServer(facts);
    }

    private static void checkNanoServer(ImageArchiveFacts facts) {
        assertThat(facts.images()).singleElement().satisfies(image -> {
            assertThat(image.tags()).containsExactly("microsoft/nanoserver:10.0.14393.447");
            assertThat(image.isWindows()).isTrue();
            assertThat(image.osVersion()).isEqualTo(new OsVersion(10, 0, 14393, 447));
            assertThat(image.architecture()).isEqualTo("amd64");
            assertThat(image.created()).isEqualTo("2016-11-19T00:00:00Z");
            assertThat(image.layers()).isEqualTo(1);
            assertThat(image.missingLayers()).isEmpty();
            assertThat(image.id()).matches("[0-9a-f]{64}");
        });
    }

    /** A copy with the part's text in its place is an archive of the images for Windows alone. */
    @Test
    void makesAnArchiveOfSeveralSystemsOneOfWindowsAlone() throws Exception {
        byte[] tar = new DockerArchive()
                .image("größe:1", DockerArchive.configuration("windows", "10.0.20348.1", "amd64", 1), "layer")
                .image("runtime:1", DockerArchive.configuration("linux", "", "amd64", 1), "layer")
                .image("other:1", DockerArchive.configuration("windows", "10.0.17763.1", "amd64", 1), "layer")
                .tar();

        for (byte[] written : List.of(tar, DockerArchive.gzip(tar))) {
            ArchivePart part =
                    archive(Files.write(folder.resolve("several.tar"), written)).windows();
            byte[] copy = tar.clone();
            byte[] text = part.manifest().getBytes(StandardCharsets.UTF_8);
            System.arraycopy(text, 0, copy, (int) part.offset(), text.length);

            ImageArchiveFacts facts = archive(Files.write(folder.resolve("part.tar"), copy));
            assertThat(facts.images()).extracting(ContainerImage::name).containsExactly("größe:1", "other:1");
            assertThat(facts.windows()).isEqualTo(ArchivePart.WHOLE);
        }
    }

    @Test
    void readsEverythingButTheLayer() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.example("nanoserver.tar"));
        try (CountingChannel channel = new CountingChannel(new MemoryChannel(bytes, bytes.length))) {
            Inspector.inspect(Source.of(channel, "nanoserver.tar"));

            assertThat(channel.count()).isLessThan(bytes.length - 10_240);
        }
    }

    @Test
    void tellsWhichLayersAreMissing() throws Exception {
        ContainerImage image = archive(tar(
                        "manifest.json",
                        "[{\"Config\":\"c.json\",\"RepoTags\":null,\"Layers\":[\"a/layer.tar\",\"b/layer.tar\"]}]",
                        "c.json",
                        CONFIGURATION,
                        "b/layer.tar",
                        "layer"))
                .images()
                .get(0);

        assertThat(image.layers()).isEqualTo(2);
        assertThat(image.missingLayers()).containsExactly("a/layer.tar");
        assertThat(image.tags()).isEmpty();
    }

    @Test
    void readsNamesThatAreTooLongForATarHeader() throws Exception {
        String layer = "layers/" + "long".repeat(60) + "/layer.tar";
        String manifest = "[{\"Config\":\"c.json\",\"RepoTags\":[\"x/y:1\"],\"Layers\":[\"" + layer + "\"]}]";

        ContainerImage image = archive(tar("manifest.json", manifest, "c.json", CONFIGURATION, layer, "layer"))
                .images()
                .get(0);

        assertThat(image.missingLayers()).isEmpty();
    }

    @Test
    void tellsAnImageThatIsNotWindows() throws Exception {
        ContainerImage image = archive(tar(
                        "manifest.json",
                        "[{\"Config\":\"c.json\",\"RepoTags\":[\"docker.io/library/alpine:3\"],\"Layers\":[]}]",
                        "c.json",
                        "{\"os\":\"linux\"}"))
                .images()
                .get(0);

        assertThat(image.isWindows()).isFalse();
        assertThat(image.osVersion().isKnown()).isFalse();
        assertThat(image.tags()).containsExactly("alpine:3");
    }

    @Test
    void refusesATarThatIsNoImage() throws Exception {
        Path tar = tar("etc/hosts", "127.0.0.1");

        assertThatThrownBy(() -> archive(tar))
                .isInstanceOfSatisfying(UnfitFailure.class, failure -> assertThat(failure.remedy())
                        .contains("docker save"))
                .hasMessageContaining("no container image");
    }

    @Test
    void refusesAnArchiveWithoutTheConfigurationItNames() throws Exception {
        Path tar = tar("manifest.json", "[{\"Config\":\"../../etc/passwd\",\"Layers\":[]}]");

        assertThatThrownBy(() -> archive(tar))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("lacks \"../../etc/passwd\"");
    }

    @Test
    void refusesJsonThatIsNone() throws Exception {
        Path tar = tar("manifest.json", "[{");

        assertThatThrownBy(() -> archive(tar))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("not well-formed JSON");
    }

    @Test
    void refusesAnArchiveThatWasCutShort() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.example("nanoserver.tar"));
        Path cut = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(bytes, 5000));

        assertThatThrownBy(() -> archive(cut)).isInstanceOf(UnfitFailure.class).hasMessageContaining("is truncated");
    }

    private static ImageArchiveFacts archive(Path file) throws Exception {
        return Inspector.expect(file, ImageArchiveFacts.class);
    }

    private Path tar(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                byte[] text = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(namesAndTexts[i]);
                entry.setSize(text.length);
                tar.putArchiveEntry(entry);
                tar.write(text);
                tar.closeArchiveEntry();
            }
        }
        return Files.write(folder.resolve("image.tar"), bytes.toByteArray());
    }
}
