package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.planned;
import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.media.archive.DockerArchive;
import io.jenkins.plugins.nanohost.engine.rehearsal.Workshop;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive with images for several systems and versions: what was staged of it is known without it. */
class SeveralImagesTest {
    private static final String FITTING = "nano:447";
    private static final String OTHER = "nano:500";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Path archive;

    private RehearsedHost made(boolean compressed) throws Exception {
        byte[] tar = new DockerArchive()
                .image("runtime:1", DockerArchive.configuration("linux", "", "amd64", 1), "layer")
                .image(OTHER, DockerArchive.configuration("windows", "10.0.14393.500", "amd64", 1), "other")
                .image(FITTING, DockerArchive.configuration("windows", "10.0.14393.447", "amd64", 1), "fitting")
                .tar();
        archive = Files.write(folder.resolve("mixed.tar"), compressed ? DockerArchive.gzip(tar) : tar);
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with(RehearsedHost.EXAMPLES.resolve("media/nanoserver.tar").toString(), archive.toString());
        host.provision();
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
        return host;
    }

    private static void leaveImages(RehearsedHost host, String... names) throws Exception {
        Workshop.at(host.machineFolder()).replaceImages(host.hostFolder().disk(DiskFormat.VHDX), List.of(names));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void images_are_loaded_again_after_the_archive_got_another_time(boolean compressed) throws Exception {
        RehearsedHost host = made(compressed);
        Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
        leaveImages(host);

        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "update"));

        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void images_are_loaded_again_where_the_archive_is_gone() throws Exception {
        RehearsedHost host = made(false);
        Files.delete(archive);
        leaveImages(host);

        assertThat(host.run(StageName.DOCKER).get(0).decision().word()).isEqualTo("update");

        assertThat(host.plan(StageName.DOCKER).get(0).decision().word()).isEqualTo("keep");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_image_that_fits_has_to_be_there(boolean ofEarlierVersion) throws Exception {
        RehearsedHost host = made(false);
        if (ofEarlierVersion) {
            Path ledger = host.hostFolder().path().resolve("ledger.json");
            ObjectNode text = (ObjectNode) new ObjectMapper().readTree(ledger.toFile());
            ((ObjectNode) text.get("files")).remove("archive");
            Files.writeString(ledger, text.toString());
        }
        leaveImages(host, OTHER);

        assertThat(host.plan().get(3).decision().reason())
                .isEqualTo("changed by hand: base image is none, " + FITTING + " is wanted");

        host.provision();
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void an_image_that_does_not_fit_may_be_removed() throws Exception {
        RehearsedHost host = made(false);
        leaveImages(host, FITTING);

        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }
}
