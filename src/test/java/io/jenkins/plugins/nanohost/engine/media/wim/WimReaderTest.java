package io.jenkins.plugins.nanohost.engine.media.wim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.ImageFile;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.Media;
import io.jenkins.plugins.nanohost.engine.media.Samples;
import io.jenkins.plugins.nanohost.engine.media.source.CountingChannel;
import io.jenkins.plugins.nanohost.engine.media.source.FileFacts;
import io.jenkins.plugins.nanohost.engine.media.source.Guids;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WimReaderTest {
    private static final Map<String, String> ARCHITECTURES = Map.of("", "", "x86_64", "x64", "ARM64", "arm64");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none.wim",
                "XPRESS.wim",
                "LZX.wim",
                "LZMS.wim",
                "solid.esd",
                "pipable.wim",
                "two.wim",
                "languages.wim"
            })
    void tellsWhatWimlibTells(String name) throws Exception {
        checkAgainst(Samples.told(name + ".info"), Inspector.expect(Samples.file(name), WimFacts.class));
    }

    @ParameterizedTest
    @CsvSource({
        "WindowsServer2016TP3, NANO",
        "WindowsServer2016TP4, NANO",
        "WindowsServer2016TP5, NANO",
        "WindowsServer2016, NANO",
        "WindowsServer2019, SERVER",
        "WindowsServer2022, SERVER",
        "WindowsServer2025, SERVER"
    })
    void tellsWhatWimlibTellsOfAnImageFileOnADisc(String disc, ImageFile.Role role) throws Exception {
        try (Media media = Media.open(Samples.locate(disc + ".iso", folder))) {
            WimFacts facts = media.windows().imageFile(role).orElseThrow().facts();
            checkAgainst(Samples.told(disc + ".info"), facts);
        }
    }

    private static void checkAgainst(List<Map<String, String>> told, WimFacts facts) {
        Map<String, String> file = told.get(0);
        byte[] guid = HexFormat.of().parseHex(file.get("GUID").substring(2));
        assertThat(facts.guid()).isEqualTo(Guids.windows(ByteBuffer.wrap(guid), 0));
        assertThat(facts.compression().name()).isEqualTo(file.get("Compression").toUpperCase(Locale.ROOT));
        assertThat(facts.chunkSize() + " bytes").isEqualTo(file.get("Chunk Size"));
        assertThat(facts.bootIndex()).hasToString(file.get("Boot Index"));
        assertThat(facts.solid()).isEqualTo(file.get("Version").equals("3584"));
        assertThat(facts.pipable())
                .isEqualTo(file.getOrDefault("Attributes", "").contains("Pipable"));
        assertThat(facts.images()).hasSize(Integer.parseInt(file.get("Image Count")));
        List<Map<String, String>> images =
                told.stream().filter(block -> block.containsKey("Index")).toList();
        assertThat(images).hasSameSizeAs(facts.images());
        for (int i = 0; i < images.size(); i++) {
            checkAgainst(images.get(i), facts.images().get(i));
        }
    }

    private static void checkAgainst(Map<String, String> told, WimImage image) {
        assertThat(image.index()).hasToString(told.get("Index"));
        assertThat(image.name()).isEqualTo(told.get("Name"));
        assertThat(image.description()).isEqualTo(told.getOrDefault("Description", ""));
        assertThat(image.displayName()).isEqualTo(told.getOrDefault("Display Name", ""));
        assertThat(image.flags()).isEqualTo(told.getOrDefault("Flags", ""));
        assertThat(image.editionId()).isEqualTo(told.getOrDefault("Edition ID", ""));
        assertThat(image.installationType()).isEqualTo(told.getOrDefault("Installation Type", ""));
        assertThat(image.architecture()).isEqualTo(ARCHITECTURES.get(told.getOrDefault("Architecture", "")));
        assertThat(image.languages())
                .isEqualTo(
                        told.containsKey("Languages")
                                ? List.of(told.get("Languages").split(" "))
                                : List.of());
        assertThat(image.defaultLanguage()).isEqualTo(told.getOrDefault("Default Language", ""));
        assertThat(image.version())
                .hasToString(told.getOrDefault("Major Version", "0") + "." + told.getOrDefault("Minor Version", "0")
                        + "." + told.getOrDefault("Build", "0") + "." + told.getOrDefault("Service Pack Build", "0"));
        assertThat(image.size()).hasToString(told.get("Total Bytes"));
        assertThat(image.files()).hasToString(told.get("File Count"));
        assertThat(image.folders()).hasToString(told.get("Directory Count"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"split.swm", "split2.swm"})
    void refusesAPartOfASetAndNamesPartAndSet(String name) throws Exception {
        Map<String, String> told = Samples.told(name + ".info").get(0);
        byte[] guid = HexFormat.of().parseHex(told.get("GUID").substring(2));
        String[] part = told.get("Part Number").split("/");

        assertThatThrownBy(() -> Inspector.expect(Samples.file(name), WimFacts.class))
                .isInstanceOfSatisfying(UnfitFailure.class, failure -> assertThat(failure.remedy())
                        .contains("wimlib-imagex join"))
                .hasMessageContaining("part " + part[0] + " of " + part[1] + " of a split WIM (set "
                        + Guids.windows(ByteBuffer.wrap(guid), 0) + ")");
    }

    @Test
    void readsAKilobyteOrTwoOfAFileOfGigabytes() throws Exception {
        Path large = Samples.unpack("large.wim", folder);
        try (CountingChannel channel = new CountingChannel(Files.newByteChannel(large))) {
            FileFacts facts = Inspector.inspect(Source.of(channel, "large.wim"));

            assertThat(facts.size()).isEqualTo(Files.size(large)).isGreaterThan(3_500_000_000L);
            checkAgainst(Samples.told("large.wim.info"), (WimFacts) facts);
            assertThat(channel.count()).isLessThan(8192);
        }
    }

    @Test
    void refusesAFileThatWasCutShort() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.file("LZX.wim"));
        Path half = Files.write(folder.resolve("half.wim"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> Inspector.expect(half, WimFacts.class))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("truncated")
                .hasMessageContaining("ends at " + bytes.length / 2);
    }

    @Test
    void refusesAFileThatIsStillBeingWritten() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.file("LZX.wim"));
        bytes[16] |= 0x40;
        Path unfinished = Files.write(folder.resolve("unfinished.wim"), bytes);

        assertThatThrownBy(() -> Inspector.expect(unfinished, WimFacts.class))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("being written");
    }

    @Test
    void refusesXmlDataThatNamesAnOutsideFile() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "outside");
        String xml = "<!DOCTYPE WIM [<!ENTITY x SYSTEM \"" + secret.toUri()
                + "\">]><WIM><IMAGE INDEX=\"1\"><NAME>&x;</NAME></IMAGE></WIM>";

        assertThatThrownBy(() -> Inspector.expect(withXml(xml), WimFacts.class))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("XML data")
                .hasMessageNotContaining("outside");
    }

    @Test
    void takesXmlDataWithoutAnyOfWindowsProperties() throws Exception {
        WimFacts facts =
                Inspector.expect(withXml("<WIM><IMAGE INDEX=\"1\"><NAME>bare</NAME></IMAGE></WIM>"), WimFacts.class);

        assertThat(facts.images()).singleElement().satisfies(image -> {
            assertThat(image.name()).isEqualTo("bare");
            assertThat(image.version().isKnown()).isFalse();
            assertThat(image.isNano()).isFalse();
            assertThat(image.isEvaluation()).isFalse();
        });
    }

    @Test
    void tellsAnEvaluationEdition() throws Exception {
        WimFacts facts = Inspector.expect(
                withXml("<WIM><IMAGE INDEX=\"1\"><WINDOWS><EDITIONID>ServerStandardEval</EDITIONID>"
                        + "</WINDOWS></IMAGE></WIM>"),
                WimFacts.class);

        assertThat(facts.image(1).orElseThrow().isEvaluation()).isTrue();
        assertThat(facts.image(2)).isEmpty();
    }

    @Test
    void refusesAnImageCountThatXmlDataDoNotBear() {
        assertThatThrownBy(() -> Inspector.expect(withXml("<WIM></WIM>"), WimFacts.class))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("counts 1 images, its XML data 0");
    }

    @ParameterizedTest
    @CsvSource({
        "12, 3, of version 3",
        "120, 2, names image 2 of 1 for booting",
        "120, -1, names image 4294967295 of 1 for booting",
        "8, 100, claims a WIM header of 100 bytes"
    })
    void refusesAHeaderThatNoWimHas(int at, int value, String reason) throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.file("LZX.wim"));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        Path wrong = Files.write(folder.resolve("wrong.wim"), bytes);

        assertThatThrownBy(() -> Inspector.expect(wrong, WimFacts.class))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesImagesThatAreNotNumberedFromOne() {
        assertThatThrownBy(() -> Inspector.expect(
                        withXml("<WIM><IMAGE INDEX=\"2\"><NAME>second</NAME></IMAGE></WIM>"), WimFacts.class))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("numbers its images other than 1 to 1");
    }

    private Path withXml(String xml) throws Exception {
        byte[] text = ("\uFEFF" + xml).getBytes(StandardCharsets.UTF_16LE);
        byte[] bytes = Files.readAllBytes(Samples.file("none.wim"));
        ByteBuffer file = ByteBuffer.allocate(bytes.length + text.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(bytes).put(text);
        file.putLong(72, text.length | 2L << 56).putLong(80, bytes.length).putLong(88, text.length);
        return Files.write(folder.resolve("xml.wim"), file.array());
    }
}
