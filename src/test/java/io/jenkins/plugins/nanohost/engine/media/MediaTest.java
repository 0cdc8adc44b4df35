package io.jenkins.plugins.nanohost.engine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.archive.CabinetFacts;
import io.jenkins.plugins.nanohost.engine.media.disc.DiscFormat;
import io.jenkins.plugins.nanohost.engine.media.disc.DiscNode;
import io.jenkins.plugins.nanohost.engine.media.disc.IsoVolume;
import io.jenkins.plugins.nanohost.engine.media.disc.MediaEntry;
import io.jenkins.plugins.nanohost.engine.media.source.CountingChannel;
import io.jenkins.plugins.nanohost.engine.media.source.FileFacts;
import io.jenkins.plugins.nanohost.engine.media.source.MemoryChannel;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "WindowsServer2016TP3, UDF",
        "WindowsServer2016TP4, UDF",
        "WindowsServer2016TP5, UDF",
        "WindowsServer2016, UDF",
        "WindowsServer2019, UDF",
        "WindowsServer2022, UDF",
        "WindowsServer2025, UDF",
        "far-udf, UDF",
        "far-rockridge, ISO_9660",
        "rockridge, ISO_9660",
        "joliet, ISO_9660",
        "plain, ISO_9660"
    })
    void listsOfADiscWhatSevenZipLists(String disc, DiscFormat format) throws Exception {
        List<String> expected = new ArrayList<>();
        for (Map<String, String> entry : Samples.told(disc + ".list")) {
            expected.add(entry.get("Path") + " " + entry.getOrDefault("Size", "0") + " "
                    + entry.get("Modified").substring(0, 19).replace(' ', 'T') + "Z");
        }
        try (Media media = Media.open(Samples.locate(disc + ".iso", folder))) {
            List<String> found = new ArrayList<>();
            walk(media, "", found);

            assertThat(media.fileSystem()).isEqualTo(format);
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(expected)
                    .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("install.wim"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WindowsServer2016.iso", "WindowsServer2022.iso", "far-udf.iso"})
    void readsUdfWhereTheIsoTreeHoldsTheReadmeAlone(String name) throws Exception {
        try (Source disc = Source.open(Samples.locate(name, folder))) {
            assertThat(IsoVolume.find(disc).orElseThrow().root().children())
                    .extracting(DiscNode::name)
                    .containsExactly("README.TXT");
            try (Media media = Media.find(disc).orElseThrow()) {
                assertThat(media.fileSystem()).isEqualTo(DiscFormat.UDF);
                assertThat(media.find("README.TXT")).isEmpty();
                assertThat(media.find("sources/install.wim")).isPresent();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"far-udf.iso", "far-rockridge.iso"})
    void readsFilesThatLieBeyondFourGigabytes(String name) throws Exception {
        Path disc = Samples.unpack(name, folder);
        try (CountingChannel channel = new CountingChannel(Files.newByteChannel(disc));
                Media near = Media.open(Samples.example("WindowsServer2016.iso"))) {
            MediaFacts facts = (MediaFacts) Inspector.inspect(Source.of(channel, name));

            assertThat(facts.size()).isEqualTo(Files.size(disc)).isGreaterThan(4_500_000_000L);
            assertThat(facts.windows().imageFiles()).isEqualTo(near.windows().imageFiles());
            assertThat(channel.farthest()).isGreaterThan(1L << 32);
            assertThat(channel.count()).isLessThan(1 << 20);
        }
    }

    @ParameterizedTest
    @CsvSource({"sparable.udf, *UDF Sparable Partition", "virtual.udf, *UDF Virtual Partition"})
    void refusesByNameTheUdfPartitionsOfRewritableDiscs(String name, String kind) throws Exception {
        Path disc = Samples.unpack(name, folder);

        assertThatThrownBy(() -> Inspector.inspect(disc))
                .isInstanceOfSatisfying(UnfitFailure.class, failure -> assertThat(failure.remedy())
                        .contains("copy its files"))
                .hasMessageContaining("a UDF partition of a kind that is not read here: \"" + kind + "\"");
    }

    private static void walk(Media media, String path, List<String> found) throws Exception {
        for (MediaEntry entry : media.list(path)) {
            found.add(entry.path() + " " + entry.size() + " " + entry.modified());
            if (entry.kind() == MediaEntry.EntryKind.FOLDER) {
                walk(media, entry.path(), found);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NanoServer/NanoServer.wim", "nanoserver\\NANOSERVER.WIM", "/NanoServer//NanoServer.wim"})
    void findsAFileInAnyCaseAndWithEitherSlash(String path) throws Exception {
        try (Media media = Media.open(Samples.example("WindowsServer2016.iso"))) {
            assertThat(media.find(path))
                    .hasValueSatisfying(entry -> assertThat(entry.path()).isEqualTo("NanoServer/NanoServer.wim"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NanoServer/Nano.wim", "README.TXT", "NanoServer/NanoServer.wim/x", "../etc/passwd", "."})
    void findsNothingWhereNothingIs(String path) throws Exception {
        try (Media media = Media.open(Samples.example("WindowsServer2016.iso"))) {
            assertThat(media.find(path)).isEmpty();
        }
    }

    @Test
    void aNameThatWindowsCannotHaveIsShownAsWindowsShowsIt() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.unpack("rockridge.iso", folder));
        String long9660 = "a file with a long name and an ";
        int at = indexOf(bytes, long9660);
        bytes[at + 1] = '/';
        bytes[at + 6] = 0x1B;

        try (Media media = Media.find(Source.of(new MemoryChannel(bytes, bytes.length), "odd.iso"))
                .orElseThrow()) {
            assertThat(media.list("Long Folder Name"))
                    .extracting(MediaEntry::path)
                    .containsExactly("Long Folder Name/a_file_with a long name and an ü.txt");
            assertThat(text(media, "Long Folder Name/a_file_with a long name and an ü.txt"))
                    .isEqualTo("umlaut\n");
        }
    }

    @Test
    void readsAFileOfADisc() throws Exception {
        try (Media media = Media.open(Samples.example("WindowsServer2016.iso"));
                SeekableByteChannel cab =
                        media.openFile("NanoServer/Packages/Microsoft-NanoServer-Guest-Package.cab")) {
            FileFacts facts = Inspector.inspect(Source.of(cab, "cab"));

            assertThat(facts).isInstanceOfSatisfying(CabinetFacts.class, cabinet -> assertThat(cabinet.files())
                    .isEqualTo(1));
        }
    }

    @Test
    void refusesToOpenAFolderOrWhatIsNotThere() throws Exception {
        try (Media media = Media.open(Samples.example("WindowsServer2016.iso"))) {
            assertThatThrownBy(() -> media.openFile("NanoServer"))
                    .isInstanceOf(UnfitFailure.class)
                    .hasMessageContaining("has no file NanoServer");
            assertThatThrownBy(() -> media.list("sources/install.wim"))
                    .isInstanceOf(UnfitFailure.class)
                    .hasMessageContaining("has no folder sources/install.wim");
        }
    }

    @ParameterizedTest
    @CsvSource({"rockridge.iso, XORRISO", "joliet.iso, XORRISO"})
    void readsLongNamesOfIso9660(String name, String label) throws Exception {
        try (Media media = Media.open(Samples.unpack(name, folder))) {
            assertThat(media.fileSystem()).isEqualTo(DiscFormat.ISO_9660);
            assertThat(media.label()).isEqualTo(label);
            assertThat(text(media, "Long Folder Name/a file with a long name and an ü.txt"))
                    .isEqualTo("umlaut\n");
            assertThat(media.windows().version()).hasToString("10.0.10586.0");
        }
    }

    @Test
    void readsShortNamesOfIso9660() throws Exception {
        try (Media media = Media.open(Samples.unpack("plain.iso", folder))) {
            assertThat(media.label()).isEqualTo("PLAIN");
            assertThat(media.list("")).extracting(MediaEntry::path).containsExactly("INSTALL.WIM");
            assertThat(media.find("install.wim").orElseThrow().size())
                    .isEqualTo(Files.size(Samples.example("nanoserver-tp4.wim")));
        }
    }

    @Test
    void readsUdf201WithContentInsideItsEntries() throws Exception {
        try (Media media = Media.open(Samples.unpack("empty201.udf", folder))) {
            assertThat(media.fileSystem()).isEqualTo(DiscFormat.UDF);
            assertThat(media.label()).isEqualTo("MKUDFFS");
            assertThat(media.list("")).isEmpty();
            assertThat(media.find("").orElseThrow().modified()).isAfter("2026-01-01T00:00:00Z");
            assertThatThrownBy(media::windows)
                    .isInstanceOf(UnfitFailure.class)
                    .hasMessageContaining("is no Windows Server media");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"large-udf.iso", "large-multiextent.iso"})
    void readsAFileOfMoreThanFourGigabytesToItsEnd(String name) throws Exception {
        Path disc = Samples.unpack(name, folder);
        try (CountingChannel channel = new CountingChannel(Files.newByteChannel(disc));
                Media media = Media.find(Source.of(channel, name)).orElseThrow();
                SeekableByteChannel file = media.openFile("sources/install.wim")) {
            assertThat(file.size()).isEqualTo(4_500_000_000L);
            assertThat(media.windows()
                            .imageFile(ImageFile.Role.SERVER)
                            .orElseThrow()
                            .facts()
                            .images())
                    .hasSize(2);
            ByteBuffer end = ByteBuffer.allocate(16);
            file.position(file.size() - 3);
            assertThat(file.read(end)).isEqualTo(3);
            assertThat(new String(end.array(), 0, 3, StandardCharsets.US_ASCII)).isEqualTo("end");
            assertThat(file.read(end)).isEqualTo(-1);
            assertThat(channel.count()).isLessThan(1 << 20);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WindowsServer2016TP3",
                "WindowsServer2016TP5",
                "WindowsServer2016",
                "WindowsServer2022",
                "far-rockridge"
            })
    void aFolderOfUnpackedMediaServesLikeTheDisc(String name) throws Exception {
        try (Media disc = Media.open(Samples.locate(name + ".iso", folder))) {
            for (String top : List.of("NanoServer", "sources")) {
                Samples.copy(disc, top, folder.resolve("unpacked"));
            }
            try (Media media = Media.open(folder.resolve("unpacked"))) {
                assertThat(media.fileSystem()).isEqualTo(DiscFormat.FOLDER);
                assertThat(media.windows()).isEqualTo(disc.windows());
                assertThat(media.find("SOURCES\\install.WIM")).isPresent();
            }
        }
    }

    @Test
    void refusesADiscThatWasCutShort() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.example("WindowsServer2016.iso"));
        Path half = Files.write(folder.resolve("half.iso"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> Inspector.inspect(half))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("half.iso")
                .hasMessageContaining("cut short");
    }

    @Test
    void refusesALargeDiscThatWasCutShort() throws Exception {
        Path disc = Samples.unpack("large-udf.iso", folder);
        try (SeekableByteChannel channel = Files.newByteChannel(disc, StandardOpenOption.WRITE)) {
            channel.truncate(2_000_000_000L);
        }

        assertThatThrownBy(() -> Inspector.inspect(disc))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("is truncated")
                .hasMessageContaining("ends at 2000000000");
    }

    @Test
    void refusesWhatIsNoDisc() {
        assertThatThrownBy(() -> Media.open(Samples.file("LZX.wim")))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("is no disc image: it seems to be a WIM image file");
    }

    @Test
    void refusesMediaThatAreNotThere() {
        assertThatThrownBy(() -> Media.open(folder.resolve("none.iso")))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("does not exist");
    }

    private static int indexOf(byte[] bytes, String mark) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(mark);
    }

    private static String text(Media media, String path) throws Exception {
        try (SeekableByteChannel file = media.openFile(path)) {
            return new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
