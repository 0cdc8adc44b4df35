package io.jenkins.plugins.nanohost.engine.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.Damage;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damages any bytes of Docker's zip and of its program, by a seeded random: a zip gives the right program or a refusal, a program
 * a version or none, and nothing else happens. {@code -Ddamaged=N} is the number of times for each file.
 */
class DamagedProgramsTest {
    private static final int EACH = Integer.getInteger("damaged", 300);
    private static final Duration ENOUGH = Duration.ofMinutes(5);
    private static final String PROGRAM = "dockerd.exe";
    private static final String VERSION = "17.06.2-ee-16";

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    private Path unpacked;

    @BeforeEach
    void place() {
        unpacked = folder.resolve("unpacked");
    }

    private DockerPrograms programs(Path file) {
        return new DockerPrograms(file, unpacked, new StopSignal());
    }

    /** A program as ProgramVersion reads it: a mark, and a version resource in the midst of other bytes. */
    private static byte[] program() {
        String text = "MZ" + "code ".repeat(200) + "\0".repeat(7);
        byte[] resource = ("ProductVersion\0" + "\0" + VERSION + "\0more").getBytes(StandardCharsets.UTF_16LE);
        byte[] start = text.getBytes(StandardCharsets.UTF_8);
        byte[] program = new byte[start.length + resource.length + 100];
        System.arraycopy(start, 0, program, 0, start.length);
        System.arraycopy(resource, 0, program, start.length, resource.length);
        return program;
    }

    private Path zip(int method) throws Exception {
        Path file = folder.resolve("docker.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("docker/"));
            ZipEntry entry = new ZipEntry("docker/" + PROGRAM);
            entry.setMethod(method);
            CRC32 sum = new CRC32();
            sum.update(program());
            entry.setSize(program().length);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(program());
        }
        return file;
    }

    @FunctionalInterface
    private interface Look {
        /** 1 if the damage was noticed. */
        int at(Path file) throws Exception;
    }

    private static void damage(Path file, Look look) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int[] places = IntStream.range(0, bytes.length).toArray();
        Random random = new Random(file.getFileName().hashCode());
        assertTimeoutPreemptively(ENOUGH, () -> {
            int noticed = 0;
            for (int i = 0; i < EACH; i++) {
                Damage damage = Damage.random(bytes, places, random);
                damage.write(file);
                try {
                    noticed += look.at(file);
                } catch (Exception | Error e) {
                    fail("damage " + i + " of " + file.getFileName(), e);
                }
                damage.undo();
            }
            assertThat(noticed).as("damage that was noticed").isGreaterThan(EACH / 20);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {ZipEntry.DEFLATED, ZipEntry.STORED})
    void damaged_zip_gives_the_right_program_or_a_refusal(int method) throws Exception {
        byte[] whole = program();
        damage(zip(method), file -> {
            DockerPrograms docker = programs(file);
            try {
                if (!docker.has(PROGRAM)) {
                    return 1;
                }
                assertThat(docker.version(PROGRAM)).contains(VERSION);
                Path made = docker.file(PROGRAM);
                assertThat(made).hasBinaryContent(whole);
                Files.delete(made);
                return 0;
            } catch (UnfitFailure failure) {
                assertThat(failure.getMessage()).contains("docker.zip").doesNotContainPattern("\\p{Cntrl}");
                assertThat(failure.remedy()).isNotBlank();
                return 1;
            }
        });
        try (Stream<Path> left = Files.exists(unpacked) ? Files.walk(unpacked) : Stream.empty()) {
            assertThat(left.filter(Files::isRegularFile))
                    .as("programs that are not whole")
                    .isEmpty();
        }
    }

    @Test
    void damaged_program_has_a_version_of_plain_characters_or_none() throws Exception {
        Path file = Files.write(folder.resolve(PROGRAM), program());
        damage(file, damaged -> {
            Optional<String> version = programs(damaged).version(PROGRAM);
            if (version.isPresent()) {
                assertThat(version.get()).isNotBlank().doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Cn}\\p{Cs}]");
                EngineVersion.in(version.get());
            }
            return version.equals(Optional.of(VERSION)) ? 0 : 1;
        });
    }
}
