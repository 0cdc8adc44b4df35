package io.jenkins.plugins.nanohost.engine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.wim.WimFacts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WindowsServer2016.iso | disc image (UDF)",
                "nanoserver.tar | Docker image archive",
                "nanoserver-tp4.wim | WIM image file",
                "docker.zip | zip archive"
            })
    void recognizesAFileWhateverItIsCalled(String name, String format) throws Exception {
        Path disguised = Files.copy(Samples.example(name), folder.resolve("file.txt"));

        assertThat(Inspector.inspect(disguised).format()).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Hello, here is no image'     | text (\"Hello, here is no image\")",
                "'<!DOCTYPE html><html>404'    | a web page",
                "''                            | empty",
                "'MZ\u0090\u0000'              | a Windows program",
                "'\u0028\u00b5\u002f\u00fd'     | compressed by zstd",
                "'\u0001\u0002\u0003\u0004'    | something else"
            })
    void refusesWhatIsNoneOfThemAndSaysWhatItSeemsToBe(String content, String seems) throws Exception {
        Path file = Files.write(folder.resolve("image.wim"), content.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Inspector.inspect(file))
                .isInstanceOfSatisfying(UnfitFailure.class, failure -> assertThat(failure.remedy())
                        .isNotBlank())
                .hasMessageContaining("image.wim is no ")
                .hasMessageContaining(seems);
    }

    @Test
    void refusesAFileOfZeros() throws Exception {
        Path file = Files.write(folder.resolve("image.iso"), new byte[100_000]);

        assertThatThrownBy(() -> Inspector.inspect(file))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("it seems to be a file of zeros");
    }

    @Test
    void namesAVhdWithAFooterOfVirtualPc() throws Exception {
        byte[] disk = new byte[2048 + 511];
        System.arraycopy("conectix".getBytes(StandardCharsets.US_ASCII), 0, disk, 2048, 8);
        Path file = Files.write(folder.resolve("old.vhd"), disk);

        assertThatThrownBy(() -> Inspector.inspect(file))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("old.vhd is a VHD with a footer of 511 bytes");
    }

    @Test
    void namesUdfOfAHardDisk() throws Exception {
        byte[] disk = new byte[400_000];
        String[] sequence = {"BEA01", "NSR02", "TEA01"};
        for (int i = 0; i < sequence.length; i++) {
            System.arraycopy(sequence[i].getBytes(StandardCharsets.US_ASCII), 0, disk, (16 + i) * 2048 + 1, 5);
        }
        int anchor = 256 * 512;
        disk[anchor] = 2;
        disk[anchor + 2] = 2;
        disk[anchor + 4] = 4; // the sum of the others
        Path file = Files.write(folder.resolve("stick.img"), disk);

        assertThatThrownBy(() -> Inspector.inspect(file))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("stick.img is UDF with sectors of 512 bytes");
    }

    @Test
    void refusesAFileOfTheWrongKind() {
        assertThatThrownBy(() -> Inspector.expect(Samples.example("nanoserver.tar"), WimFacts.class))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("nanoserver.tar is a Docker image archive, where a WIM image file is needed");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> Inspector.inspect(folder.resolve("nothing.iso")))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("nothing.iso does not exist");
    }

    @Test
    void refusesAFolderThatIsNoMedia() {
        assertThatThrownBy(() -> Inspector.inspect(folder))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("is no Windows Server media");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WindowsServer2016.iso", "nanoserver.tar", "nanoserver-tp4.wim", "docker.zip"})
    void factsArePlainValuesThatJsonCarries(String name) throws Exception {
        Map<String, Object> facts = Inspector.inspect(Samples.example(name)).toMap();

        checkPlain(facts);
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(json.writeValueAsString(facts)).path("size").asLong())
                .isEqualTo(Files.size(Samples.example(name)));
    }

    private static void checkPlain(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                assertThat(key).isInstanceOf(String.class);
                checkPlain(inner);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(InspectorTest::checkPlain);
        } else {
            assertThat(value).isInstanceOfAny(String.class, Long.class, Boolean.class);
        }
    }
}
