package io.jenkins.plugins.nanohost.engine.media.vhd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.Samples;
import io.jenkins.plugins.nanohost.engine.media.disc.Seals;
import io.jenkins.plugins.nanohost.engine.media.source.MemoryChannel;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskReaderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dynamic.vhdx",
                "fixed.vhdx",
                "child.vhdx",
                "largest.vhdx",
                "dynamic.vhd",
                "fixed.vhd",
                "child.vhd",
                "largest.vhd"
            })
    void tellsWhatVhdiinfoTells(String name) throws Exception {
        Map<String, String> told = Samples.told(name + ".info").stream()
                .filter(block -> block.containsKey("Disk type"))
                .findFirst()
                .orElseThrow();

        DiskFacts facts = disk(name);

        assertThat(facts.container().name()).isEqualTo(told.get("Format").split(" ")[0]);
        String type = told.get("Disk type").replace("Differential", "Differencing");
        assertThat(facts.type().name()).isEqualTo(type.toUpperCase(Locale.ROOT));
        assertThat(told.get("Media size")).contains("(" + facts.virtualSize() + " bytes)");
        assertThat(facts.sectorSize() + " bytes").isEqualTo(told.get("Bytes per sector"));
        assertThat(facts.writeId().toLowerCase(Locale.ROOT)).isEqualTo(told.get("Identifier"));
        assertThat(facts.parentId().toLowerCase(Locale.ROOT)).isEqualTo(told.getOrDefault("Parent identifier", ""));
        if (told.containsKey("Parent filename")) {
            assertThat(facts.parentPaths()).containsValue(told.get("Parent filename"));
        } else {
            assertThat(facts.parentPaths()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamic.vhdx", "fixed.vhdx", "largest.vhdx", "dynamic.vhd", "fixed.vhd", "largest.vhd"})
    void tellsWhatQemuTells(String name) throws Exception {
        JsonNode told = new ObjectMapper().readTree(Samples.file(name + ".json").toFile());

        DiskFacts facts = disk(name);

        assertThat(facts.virtualSize()).isEqualTo(told.path("virtual-size").asLong());
        assertThat(facts.blockSize()).isEqualTo(told.path("cluster-size").asLong());
        assertThat(facts.container())
                .isEqualTo(told.path("format").asText().equals("vpc") ? DiskFacts.Format.VHD : DiskFacts.Format.VHDX);
        assertThat(facts.state()).isEqualTo(DiskFacts.DiskState.CLEAN);
    }

    @Test
    void tellsWhereTheParentOfAVhdxIs() throws Exception {
        assertThat(disk("child.vhdx").parentPaths())
                .containsEntry("relative_path", ".\\dynamic.vhdx")
                .containsEntry("absolute_win32_path", "D:\\base disks\\dynamic.vhdx")
                .doesNotContainKey("parent_linkage");
        assertThat(disk("child.vhdx").parentId()).isEqualTo(disk("dynamic.vhdx").writeId());
    }

    @Test
    void tellsWhereTheParentOfAVhdIs() throws Exception {
        assertThat(disk("child.vhd").parentPaths())
                .containsEntry("name", "dynamic.vhd")
                .containsEntry("relative", ".\\dynamic.vhd")
                .containsEntry("absolute", "D:\\base disks\\dynamic.vhd");
        assertThat(disk("child.vhd").parentId()).isEqualTo(disk("dynamic.vhd").id());
    }

    @Test
    void takesTheOtherHeaderWhenOneIsTorn() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.unpack("dynamic.vhdx", folder));
        DiskFacts whole = (DiskFacts) Inspector.inspect(folder.resolve("dynamic.vhdx"));
        bytes[64 * 1024 + 100]++;
        assertThat(inspect(bytes).virtualSize()).isEqualTo(whole.virtualSize());
        bytes[128 * 1024 + 100]++;
        assertThatThrownBy(() -> inspect(bytes))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("neither of its two VHDX headers is sound");
    }

    @Test
    void tellsThatALogIsToBeReplayed() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.unpack("dynamic.vhdx", folder));
        for (int header : new int[] {64 * 1024, 128 * 1024}) {
            bytes[header + 48] = 1; // the log's identifier: a disk that was closed properly has none
            Seals.vhdx(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), header, 4096);
        }

        assertThat(inspect(bytes).state()).isEqualTo(DiskFacts.DiskState.LOG_TO_REPLAY);
        assertThat(disk("dynamic.vhdx").state()).isEqualTo(DiskFacts.DiskState.CLEAN);
    }

    @Test
    void refusesAChildThatDoesNotTellItsParent() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.unpack("child.vhdx", folder));
        String content = new String(bytes, StandardCharsets.ISO_8859_1);
        int linkage = content.indexOf("p\0a\0r\0e\0n\0t\0_\0l\0");
        bytes[linkage] = 'q';

        assertThat(linkage).isPositive();
        assertThatThrownBy(() -> inspect(bytes))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("does not contain its parent's identifier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamic.vhdx", "dynamic.vhd", "fixed.vhd"})
    void refusesADiskThatWasCutShort(String name) throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.unpack(name, folder));
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, Math.min(bytes.length - 600, 200_000)));

        assertThatThrownBy(() -> Inspector.inspect(cut)).isInstanceOf(UnfitFailure.class);
    }

    /** A copy that was cut short and then closed as if it were complete: the footer is there, a block is missing. */
    @Test
    void refusesAVhdWhoseBlockLiesPastItsEnd() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.unpack("dynamic.vhd", folder));
        int table = ByteBuffer.wrap(bytes).getInt(512 + 20);
        ByteBuffer.wrap(bytes).putInt(table, bytes.length / 512);

        assertThatThrownBy(() -> inspect(bytes))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("past its end");
    }

    private DiskFacts inspect(byte[] bytes) throws Exception {
        return (DiskFacts) Inspector.inspect(Source.of(new MemoryChannel(bytes, bytes.length), "disk"));
    }

    private DiskFacts disk(String name) throws Exception {
        return Inspector.expect(Samples.locate(name, folder), DiskFacts.class);
    }
}
