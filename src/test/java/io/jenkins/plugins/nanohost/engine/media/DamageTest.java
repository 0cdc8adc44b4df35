package io.jenkins.plugins.nanohost.engine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damages sound files by a seeded random, in half of them with their checksums made right again, and reads them: each is
 * refused with a message and a remedy, or read, but nothing else happens. How many a file: {@code -Ddamaged=N}.
 */
class DamageTest {
    private static final int EACH = Integer.getInteger("damaged", 200);
    private static final Duration ENOUGH = Duration.ofMinutes(5);
    private static final byte[] LURES = {0, 1, 2, 8, 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF};

    @TempDir
    Path folder;

    static Stream<String> names() {
        return Stream.of(
                "LZX.wim",
                "pipable.wim",
                "solid.esd",
                "oci.tar",
                "nanoserver.tar",
                "docker.zip",
                "WindowsServer2016.iso",
                "WindowsServer2016TP3.iso",
                "rockridge.iso",
                "joliet.iso",
                "dynamic.vhdx",
                "child.vhdx",
                "dynamic.vhd",
                "child.vhd");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aDamagedFileIsRefusedOrReadButNothingElse(String name) throws Exception {
        byte[] sound = Files.readAllBytes(locate(name));
        int[] telling = telling(sound);
        Seals seals = Seals.of(sound);
        Random random = new Random(name.hashCode());
        List<String> refusals = new ArrayList<>();
        assertTimeoutPreemptively(ENOUGH, () -> {
            for (int i = 0; i < EACH; i++) {
                byte[] bytes = sound.clone();
                int size = damage(bytes, telling, random);
                if (!seals.isEmpty() && random.nextBoolean()) {
                    seals.restore(bytes);
                }
                try {
                    Inspector.inspect(Source.of(new MemoryChannel(bytes, size), name))
                            .toMap();
                } catch (UnfitFailure failure) {
                    refusals.add(failure.getMessage());
                    assertThat(failure.getMessage()).contains(name);
                    assertThat(failure.remedy()).isNotBlank();
                } catch (RuntimeException | Error e) {
                    fail("damage " + i + " of " + name, e);
                }
            }
        });
        assertThat(refusals).as("damage that was noticed").hasSizeGreaterThan(EACH / 20);
    }

    /** Random damage in a run of zeros or a layer teaches nothing: bytes that say something are hit. */
    private static int[] telling(byte[] bytes) {
        int[] places = new int[bytes.length];
        int count = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != 0 || i > 0 && bytes[i - 1] != 0) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    private static int damage(byte[] bytes, int[] telling, Random random) {
        if (random.nextInt(10) == 0) {
            return random.nextInt(bytes.length);
        }
        for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
            int at = telling[random.nextInt(telling.length)];
            for (int run = 1 << random.nextInt(4); run > 0 && at < bytes.length; run--, at++) {
                bytes[at] = random.nextBoolean() ? LURES[random.nextInt(LURES.length)] : (byte) random.nextInt();
            }
        }
        return bytes.length;
    }

    private Path locate(String name) throws Exception {
        if (Files.exists(Samples.example(name))) {
            return Samples.example(name);
        }
        return Files.exists(Samples.file(name)) ? Samples.file(name) : Samples.unpack(name, folder);
    }
}
