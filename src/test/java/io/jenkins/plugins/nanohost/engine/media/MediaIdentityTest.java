package io.jenkins.plugins.nanohost.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaIdentityTest {
    @TempDir
    Path folder;

    @Test
    void identityIsTheSameForACopyUnderAnotherName() throws Exception {
        Path copy = Files.copy(Samples.example("WindowsServer2016.iso"), folder.resolve("other name.iso"));

        assertThat(identity(copy))
                .isEqualTo(identity(Samples.example("WindowsServer2016.iso")))
                .hasSize(64);
    }

    @Test
    void identityChangesWithAWimThatDiffersInItsHeaderAlone() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.example("WindowsServer2016.iso"));
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("MSWIM") + 24]++;
        Path changed = Files.write(folder.resolve("changed.iso"), bytes);

        assertThat(identity(changed)).isNotEqualTo(identity(Samples.example("WindowsServer2016.iso")));
    }

    @Test
    void identityOfAFolderChangesWithAReplacedPackageOnly() throws Exception {
        try (Media disc = Media.open(Samples.example("WindowsServer2016TP3.iso"))) {
            Samples.copy(disc, "", folder);
        }
        String before = identity(folder);
        Files.writeString(folder.resolve("notes.txt"), "beside the media's own files");
        assertThat(identity(folder)).isEqualTo(before);

        Files.writeString(folder.resolve("NanoServer/Packages/Microsoft-NanoServer-Guest-Package.cab"), "replaced");
        assertThat(identity(folder)).isNotEqualTo(before);
    }

    private static String identity(Path path) throws Exception {
        try (Media media = Media.open(path)) {
            return media.identity();
        }
    }
}
