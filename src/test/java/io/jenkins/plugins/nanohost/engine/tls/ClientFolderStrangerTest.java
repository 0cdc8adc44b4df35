package io.jenkins.plugins.nanohost.engine.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.Digests;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who owns the files in the folder, and whether files can be written there. */
class ClientFolderStrangerTest {
    private final TlsMaterial ours = issued();
    private final TlsMaterial others = issued();

    @TempDir
    Path temp;

    private static TlsMaterial issued() {
        return new TlsIssuer(Instant.parse("2025-06-01T00:00:00Z"))
                .issue("NANO01", List.of("127.0.0.1"), List.of("localhost"));
    }

    private static String authority(TlsMaterial tls) {
        return Digests.ofText(tls.authority());
    }

    private ClientFolder client() {
        return new ClientFolder(temp.resolve("tls"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "cert.pem", "key.pem"})
    void a_file_of_somebody_elses_is_a_strangers(String name) throws Exception {
        Path file = Files.createDirectories(client().path()).resolve(name);
        Files.writeString(file, "somebody's own");
        RefusedFailure told = client().stranger(authority(ours)).orElseThrow();
        assertThat(told)
                .hasMessageContaining(name)
                .hasMessageContaining(client().path().toString());
        assertThat(told.remedy()).contains("empty folder", "--tls-out");
        assertThat(client().stranger("")).isPresent();
    }

    @Test
    void no_folder_an_empty_one_and_one_with_other_files_hold_no_strangers() throws Exception {
        assertThat(client().stranger("")).isEmpty();
        Files.createDirectories(client().path());
        assertThat(client().stranger("")).isEmpty();
        Files.writeString(client().path().resolve("notes.txt"), "mine");
        assertThat(client().stranger(authority(ours))).isEmpty();
    }

    @Test
    void the_authority_tells_ours_from_anothers() throws Exception {
        client().write(others);
        assertThat(client().stranger(authority(others))).isEmpty();
        assertThat(client().stranger(authority(ours))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key.pem", "cert.pem,key.pem"})
    void what_a_killed_writing_has_left_is_ours_and_is_written_again(String missing) throws Exception {
        client().write(ours);
        for (String name : missing.split(",")) {
            Files.move(client().path().resolve(name), client().path().resolve(name + ".partial"));
        }
        assertThat(client().stranger(authority(ours))).isEmpty();
        assertThat(client().holds(authority(ours))).isFalse();

        client().write(ours);

        assertThat(client().holds(authority(ours))).isTrue();
        assertThat(client().path().toFile().list()).containsExactlyInAnyOrder("ca.pem", "cert.pem", "key.pem");
    }

    @ParameterizedTest
    @CsvSource({"1048576, true", "1048577, false"})
    void what_is_too_large_for_a_certificate_is_a_strangers(int bytes, boolean isOurs) throws Exception {
        String large = "x".repeat(bytes);
        Files.writeString(Files.createDirectories(client().path()).resolve("ca.pem"), large);
        assertThat(client().stranger(Digests.ofText(large)).isEmpty()).isEqualTo(isOurs);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs a file of /proc that cannot be read")
    void what_cannot_be_read_is_a_strangers() throws Exception {
        Files.createSymbolicLink(Files.createDirectories(client().path()).resolve("ca.pem"), Path.of("/proc/self/mem"));
        assertThat(client().stranger("")).isPresent();
    }

    @Test
    void what_is_a_strangers_is_not_removed() throws Exception {
        client().write(others);
        assertThat(client().remove(authority(ours))).isFalse();
        assertThat(client().holds(authority(others))).isTrue();
    }

    @Test
    void what_a_killed_writing_has_left_is_removed_with_the_key_that_was_not_whole() throws Exception {
        client().write(ours);
        Files.move(client().path().resolve("key.pem"), client().path().resolve("key.pem.partial"));
        assertThat(client().remove(authority(ours))).isTrue();
        assertThat(client().path()).doesNotExist();
    }

    @Test
    void clearing_takes_our_files_and_leaves_the_folder_and_others_files() throws Exception {
        client().write(ours);
        Files.writeString(client().path().resolve("notes.txt"), "mine");
        assertThat(client().clear(authority(others))).isFalse();
        assertThat(client().holds(authority(ours))).isTrue();
        assertThat(client().clear(authority(ours))).isTrue();
        assertThat(client().path().toFile().list()).containsExactly("notes.txt");
        Files.delete(client().path().resolve("notes.txt"));
        client().write(ours);
        client().clear(authority(ours));
        assertThat(client().path()).isEmptyDirectory();
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_told_before() {
        // The only file system that is always read-only, for root too.
        Path closed = Path.of(URI.create("jrt:/"))
                .resolve("modules")
                .resolve("nano01")
                .resolve("tls");
        UnfitFailure told = new ClientFolder(closed).obstacle().orElseThrow();
        assertThat(told).hasMessageContaining(closed.toString());
        assertThat(told.remedy()).contains("--tls-out");
        assertThat(client().obstacle()).isEmpty();
    }
}
