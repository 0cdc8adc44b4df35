package io.jenkins.plugins.nanohost.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.DiskShape;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.SimulatedDiskFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The disk files are valid for qemu-img, which does not know differencing ones. */
@EnabledIf(value = "isThere", disabledReason = "there is no qemu-img on the path")
class QemuImageTest {
    /** So small that qemu-img reads every byte at once. */
    private static final long SMALL = 3L << 20;

    @TempDir
    private Path folder;

    static boolean isThere() {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(System.getProperty("path.separator")))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "qemu-img")));
    }

    private String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }

    @ParameterizedTest
    @CsvSource({
        "VHDX,vhdx,3145728",
        "VHDX,vhdx,21474836480",
        "VHDX,vhdx,70368744177664",
        "VHD,vpc,3145728",
        "VHD,vpc,21474836480",
        "VHD,vpc,2190433320960"
    })
    void a_disk_has_its_size_and_holds_zeros(SimulatedDiskFormat format, String qemuFormat, long size)
            throws Exception {
        Path file = folder.resolve("disk." + format.name().toLowerCase(Locale.ROOT));
        format.write(file, new DiskShape(UUID.randomUUID(), UUID.randomUUID(), size, null));

        JsonNode info = new ObjectMapper().readTree(run("qemu-img", "info", "--output=json", file.toString()));

        assertThat(info.path("format").asText()).isEqualTo(qemuFormat);
        assertThat(info.path("virtual-size").asLong()).isEqualTo(size);
        if (size == SMALL) {
            Path raw = folder.resolve("raw");
            run("qemu-img", "convert", "-f", qemuFormat, "-O", "raw", file.toString(), raw.toString());
            assertThat(Files.size(raw)).isEqualTo(size);
            run("qemu-img", "compare", "-f", qemuFormat, "-F", "raw", file.toString(), raw.toString());
        }
    }
}
