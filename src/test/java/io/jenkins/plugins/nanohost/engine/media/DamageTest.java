package io.jenkins.plugins.nanohost.engine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.disc.Seals;
import io.jenkins.plugins.nanohost.engine.media.source.CountingChannel;
import io.jenkins.plugins.nanohost.engine.media.source.FileFacts;
import io.jenkins.plugins.nanohost.engine.media.source.MemoryChannel;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import io.jenkins.plugins.nanohost.engine.media.vhd.DiskFacts;
import io.jenkins.plugins.nanohost.engine.media.wim.WimFacts;
import io.jenkins.plugins.nanohost.engine.media.wim.WimImage;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damages bytes that are read of undamaged files, by a seeded random, and reads the files: each is refused with a message and
 * a remedy, or is read correctly, and nothing else happens. In half of the cases the checksums are corrected after the
 * damage. {@code -Ddamaged=N} is the number of times for each file; by default the WIM, VHDX and disc files are damaged some
 * 10,000 times together.
 */
class DamageTest {
    private static final int EACH = Integer.getInteger("damaged", 1000);
    private static final Duration ENOUGH = Duration.ofMinutes(5);

    /** A reader that reads much more than the damaged file holds is in an endless loop. */
    private static final long MOST_READ = 64 << 20;

    private static final String CABINET = "Microsoft-NanoServer-Guest-Package.cab";

    @TempDir
    Path folder;

    static Stream<String> names() {
        return Stream.of(
                "LZX.wim",
                "pipable.wim",
                "solid.esd",
                "languages.wim",
                "WindowsServer2016.iso",
                "WindowsServer2016TP3.iso",
                "WindowsServer2022.iso",
                "rockridge.iso",
                "joliet.iso",
                "dynamic.vhdx",
                "child.vhdx",
                "dynamic.vhd",
                "child.vhd",
                "oci.tar",
                "nanoserver.tar",
                "docker.zip",
                CABINET);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aDamagedFileIsRefusedOrReadRightlyButNothingElse(String name) throws Exception {
        byte[] bytes = bytes(name);
        int[] telling = telling(bytes, name);
        Seals seals = Seals.of(bytes);
        Map<String, Object> sound = answer(bytes, name);
        Random random = new Random(name.hashCode());
        assertTimeoutPreemptively(ENOUGH, () -> {
            int refused = 0;
            for (int i = 0; i < EACH; i++) {
                Damage damage = Damage.random(bytes, telling, random);
                boolean told = !damage.isCut() && seals.tell(damage);
                if (!seals.isEmpty() && random.nextBoolean()) {
                    seals.restore(damage);
                    told = false;
                }
                try {
                    refused += outcome(damage, name, told ? sound : Map.of());
                } catch (RuntimeException | Error e) {
                    fail("damage " + i + " of " + name, e);
                }
                damage.undo();
            }
            assertThat(refused).as("damage that was noticed").isGreaterThan(EACH / 20);
        });
        assertThat(answer(bytes, name)).as("all damage was undone").isEqualTo(sound);
    }

    private byte[] bytes(String name) throws Exception {
        if (!name.equals(CABINET)) {
            return Files.readAllBytes(Samples.locate(name, folder));
        }
        try (Media media = Media.open(Samples.example("WindowsServer2016.iso"));
                SeekableByteChannel file = media.openFile("NanoServer/Packages/" + CABINET)) {
            return Channels.newInputStream(file).readAllBytes();
        }
    }

    /** 1 for a refusal, 0 for a right answer; where checksums show the damage, only the undamaged file's answer is right. */
    private static int outcome(Damage damage, String name, Map<String, Object> right) throws Exception {
        try (CountingChannel channel = new CountingChannel(damage.channel())) {
            FileFacts facts = Inspector.inspect(Source.of(channel, name));
            checkPlausible(facts);
            if (!right.isEmpty()) {
                assertThat(lasting(facts.toMap())).isEqualTo(right);
            }
            assertThat(channel.count()).isLessThan(MOST_READ);
            return 0;
        } catch (UnfitFailure failure) {
            assertThat(failure.getMessage()).contains(name).doesNotContainPattern("\\p{Cntrl}");
            assertThat(failure.remedy()).isNotBlank();
            return 1;
        }
    }

    private static void checkPlausible(FileFacts facts) {
        if (facts instanceof WimFacts wim) {
            assertThat(wim.images())
                    .extracting(WimImage::index)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, wim.images().size())
                                    .boxed()
                                    .toList());
            assertThat(wim.bootIndex()).isBetween(0, wim.images().size());
        } else if (facts instanceof DiskFacts disk) {
            assertThat(disk.sectorSize()).isIn(512, 4096);
            assertThat(disk.virtualSize()).isPositive().matches(size -> size % disk.sectorSize() == 0);
            assertThat(disk.parentId().isEmpty()).isEqualTo(disk.type() != DiskFacts.Type.DIFFERENCING);
            assertThat(disk.parentId()).matches("|[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
        } else if (facts instanceof MediaFacts media) {
            media.windows().imageFiles().forEach(file -> checkPlausible(file.facts()));
        }
    }

    private static Map<String, Object> answer(byte[] bytes, String name) throws Exception {
        return lasting(Inspector.inspect(Source.of(new MemoryChannel(bytes, bytes.length), name))
                .toMap());
    }

    /** Without the fact that can be different in the second header of a VHDX, which is one change of the disk older. */
    private static Map<String, Object> lasting(Map<String, Object> facts) {
        Map<String, Object> lasting = new LinkedHashMap<>(facts);
        if ("VHDX".equals(lasting.get("container"))) {
            lasting.remove("writeId");
        }
        return lasting;
    }

    /** Where damage can have an effect: the bytes that are read of the undamaged file, without runs of zeros. */
    private static int[] telling(byte[] bytes, String name) throws Exception {
        try (CountingChannel channel = new CountingChannel(new MemoryChannel(bytes, bytes.length))) {
            Inspector.inspect(Source.of(channel, name));
            return channel.places().stream()
                    .filter(at -> bytes[at] != 0 || at > 0 && bytes[at - 1] != 0)
                    .toArray();
        }
    }
}
