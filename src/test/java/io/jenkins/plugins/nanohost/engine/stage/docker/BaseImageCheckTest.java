package io.jenkins.plugins.nanohost.engine.stage.docker;

import static io.jenkins.plugins.nanohost.engine.media.archive.DockerArchive.configuration;
import static io.jenkins.plugins.nanohost.engine.media.archive.DockerArchive.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.archive.DockerArchive;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.disk.HostWindows;
import io.jenkins.plugins.nanohost.engine.windows.Installation;
import io.jenkins.plugins.nanohost.engine.windows.WindowsRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which image archives a host of Windows Server 2022 takes, and what is told of the others. */
class BaseImageCheckTest {
    private static final HostWindows HOST = new HostWindows(WindowsRelease.SERVER_2022, Installation.CORE, 169);
    private static final String WINDOWS = "10.0.20348.169";

    @TempDir
    Path folder;

    private final DockerArchive archive = new DockerArchive();
    private final List<String> told = new ArrayList<>();

    private BaseImageCheckTest image(String tag, String configuration, String... layers) {
        archive.image(tag, configuration, layers);
        return this;
    }

    /** What is told of a file; empty: it is taken. */
    private String check(byte[] content) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("image.bin"), content);
        Findings findings = new Findings();
        new BaseImageCheck(HOST, findings).check(file, new Narrator() {
            @Override
            public void fact(String line) {
                told.add(line);
            }

            @Override
            public void warning(String line) {
                told.add(line);
            }

            @Override
            public void progress(String activity, int percent) {}
        });
        try {
            findings.throwIfAny();
            return "";
        } catch (UnfitFailure e) {
            assertThat(e.remedy()).isNotBlank();
            return e.getMessage() + " | " + e.remedy();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linux   | ''             | amd64 | is for linux, not for Windows",
                "''      | ''             | amd64 | is for a system that it does not tell",
                "windows | 10.0.20348.169 | arm64 | is for the processor architecture arm64",
                "windows | 10.0.20348.169 | 386   | is for the processor architecture 386",
                "windows | 10.0.20348.169 | ''    | is for the processor architecture that it does not tell",
                "windows | ''             | amd64 | does not tell its Windows build: its os.version is missing",
                "windows | ltsc2022       | amd64 | its os.version is \"ltsc2022\", which is no version",
                "windows | 10.0.17763.1   | amd64 | is Windows 10.0.17763.1, and the container host will be"
            })
    void image_for_something_else_is_told_for_what_it_is(String os, String version, String architecture, String problem)
            throws Exception {
        String told = image("x:1", configuration(os, version, architecture, 1), "layer")
                .check(archive.tar());
        assertThat(told).contains(problem).contains("build 20348");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | layer         | has 1 layers, and its configuration counts 2",
                "1 | layer,layer   | has 2 layers, and its configuration counts 1",
                "1 | -             | has 0 layers, and its configuration counts 1",
                "0 | -             | has no layers",
                "2 | missing,layer | lacks 1 of its 2 layers",
                "2 | layer,''      | has 1 layers of 0 bytes"
            })
    void image_that_is_not_whole_is_to_be_pulled_and_saved_again(int claimed, String layers, String problem)
            throws Exception {
        String[] contents = layers.equals("-")
                ? new String[0]
                : Arrays.stream(layers.split(","))
                        .map(layer -> layer.replace("''", ""))
                        .toArray(String[]::new);
        String told = image("x:1", configuration("windows", WINDOWS, "amd64", claimed), contents)
                .check(archive.tar());
        assertThat(told).contains(problem, "Pull the whole image on Windows, and save it again");
    }

    @Test
    void of_several_images_of_windows_the_one_that_fits_is_taken_and_named() throws Exception {
        image("nanoserver:1809", configuration("windows", "10.0.17763.1", "amd64", 1), "layer");
        image("nanoserver:ltsc2022", configuration("windows", WINDOWS, "amd64", 1), "layer");
        assertThat(check(archive.tar())).isEmpty();
        assertThat(told).singleElement().asString().contains("2 images", "nanoserver:ltsc2022", "fits");
    }

    @Test
    void image_of_linux_beside_the_one_that_fits_is_left_out_and_named() throws Exception {
        image("runtime:1", configuration("linux", "", "amd64", 1), "layer");
        image("nanoserver:ltsc2022", configuration("windows", WINDOWS, "amd64", 1), "layer");
        assertThat(check(archive.tar())).isEmpty();
        assertThat(told)
                .singleElement()
                .asString()
                .contains("2 images", "nanoserver:ltsc2022", "fits", "runtime:1 is for linux, and is left out");
    }

    @Test
    void several_images_of_which_none_fits_are_all_told() throws Exception {
        image("runtime:1", configuration("linux", "", "amd64", 1), "layer");
        image("nanoserver:arm", configuration("windows", WINDOWS, "arm64", 1), "layer");
        assertThat(check(archive.tar()))
                .contains(
                        "2 images, and none that fits",
                        "runtime:1 is for linux",
                        "nanoserver:arm is for the processor");
    }

    @Test
    void case_of_the_architecture_does_not_count() throws Exception {
        image("x:1", configuration("windows", WINDOWS, "AMD64", 1), "layer");
        assertThat(check(archive.tar())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not an image", "<html>404</html>"})
    void file_of_another_kind_is_told_with_its_field_and_what_it_needs(String content) throws Exception {
        assertThat(check(content.getBytes(StandardCharsets.UTF_8)))
                .startsWith("files.baseImage: ")
                .contains("Give an archive that 'docker save' wrote", "build 20348");
    }

    @Test
    void archive_without_any_image_is_told() throws Exception {
        archive.entry("manifest.json", "[]");
        assertThat(check(archive.tar())).contains("holds no image: its manifest is empty");
    }

    @Test
    void archive_that_is_compressed_by_gzip_is_read_as_if_it_were_not() throws Exception {
        // A layer that is longer than what is kept of texts, and one that looks like a text.
        String layer = "x".repeat(5 << 20);
        image("nanoserver:ltsc2022", configuration("windows", WINDOWS, "amd64", 2), layer, "{not json");
        assertThat(check(gzip(archive.tar()))).isEmpty();
        image("other:1", configuration("linux", "", "amd64", 1), "layer");
        assertThat(check(gzip(archive.tar()))).isEmpty();
        assertThat(told).singleElement().asString().contains("other:1 is for linux, and is left out");
    }

    @Test
    void gzip_that_is_cut_short_damaged_or_of_something_else_is_told() throws Exception {
        byte[] whole = gzip(image("x:1", configuration("windows", WINDOWS, "amd64", 1), "layer")
                .archive
                .tar());
        assertThat(check(Arrays.copyOf(whole, whole.length / 2))).contains("is truncated");
        byte[] damaged = whole.clone();
        damaged[whole.length - 5] ^= 1; // in the checksum
        assertThat(check(damaged)).contains("is damaged", "gzip");
        assertThat(check(gzip("no tar".getBytes(StandardCharsets.UTF_8)))).contains("what it holds is no tar archive");
    }

    @ParameterizedTest
    @CsvSource({
        "28b52ffd, zstd",
        "fd377a585a00, xz",
        "425a6839, bzip2",
        "04224d18, lz4",
        "02214c18, lz4",
        "502a4d18, zstd",
        "5f2a4d18, zstd",
        "377abcaf271c, 7-Zip",
        "526172211a07, RAR"
    })
    void other_compression_is_named_with_the_way_to_unpack_it(String mark, String name) throws Exception {
        byte[] content = Arrays.copyOf(java.util.HexFormat.of().parseHex(mark), 600);
        assertThat(check(content)).contains("compressed by " + name + ": unpack it first");
        assertThat(check(content))
                .startsWith("files.baseImage: ")
                .contains("'docker save'")
                .doesNotContain("proxy");
    }

    private static final String PROOF =
            ",{\"digest\":\"sha256:proof\",\"platform\":{\"os\":\"unknown\",\"architecture\":\"unknown\"}}";

    /** An archive with an index of three platforms: one is saved, one was never pulled, one is proof of the origin. */
    private void oci(boolean whole) {
        archive.entry(
                "index.json",
                "{\"manifests\":[{\"digest\":\"sha256:absent\",\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}},"
                        + "{\"digest\":\"sha256:m\"},{\"digest\":\"sha256:noconfig\"}" + PROOF + "]}");
        archive.entry("blobs/sha256/proof", "{\"config\":{\"digest\":\"sha256:pc\"},\"layers\":[]}");
        archive.entry("blobs/sha256/pc", configuration("unknown", "", "unknown", 0));
        archive.entry("blobs/sha256/noconfig", "{\"config\":{\"digest\":\"sha256:absent2\"},\"layers\":[]}");
        if (whole) {
            archive.entry(
                    "blobs/sha256/m", "{\"config\":{\"digest\":\"sha256:c\"},\"layers\":[{\"digest\":\"sha256:l\"}]}");
            archive.entry("blobs/sha256/c", configuration("windows", WINDOWS, "amd64", 1));
            archive.entry("blobs/sha256/l", "layer");
        }
    }

    @Test
    void what_an_index_names_and_is_no_image_or_was_not_pulled_is_no_damage() throws Exception {
        oci(true);
        assertThat(check(archive.tar()))
                .contains("is an OCI archive")
                .doesNotContain("problems")
                .doesNotContain("damaged");
    }

    @Test
    void index_of_which_nothing_was_saved_is_damage() throws Exception {
        oci(false);
        assertThat(check(archive.tar())).contains("is damaged: it lacks \"blobs/sha256/absent\"");
    }
}
