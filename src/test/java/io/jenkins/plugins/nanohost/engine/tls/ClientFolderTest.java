package io.jenkins.plugins.nanohost.engine.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.Digests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFolderTest {
    private final TlsMaterial tls = new TlsIssuer(Instant.parse("2025-06-01T00:00:00Z"))
            .issue("NANO01", List.of("127.0.0.1"), List.of("localhost"));

    @TempDir
    Path temp;

    private Path folder() {
        return temp.resolve("a").resolve("tls");
    }

    private ClientFolder written() throws UnfitFailure {
        ClientFolder client = new ClientFolder(folder());
        client.write(tls);
        return client;
    }

    @Test
    void files_are_laid_out_as_dockers_client_wants_them() throws Exception {
        written();
        assertThat(folder().resolve("ca.pem")).hasContent(tls.authority());
        assertThat(folder().resolve("cert.pem")).hasContent(tls.clientCertificate());
        assertThat(folder().resolve("key.pem")).hasContent(tls.clientKey().reveal());
        assertThat(folder().toFile().list()).hasSize(3);
    }

    @Test
    void key_is_for_its_owner_alone_even_where_one_lay_that_all_could_read() throws Exception {
        Files.createDirectories(folder());
        Path key = Files.writeString(folder().resolve("key.pem"), "an old one");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-rw-rw-"));
        written();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void key_does_not_go_through_a_link_to_elsewhere() throws Exception {
        Files.createDirectories(folder());
        Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "as it was");
        Files.createSymbolicLink(folder().resolve("key.pem"), elsewhere);
        written();
        assertThat(elsewhere).hasContent("as it was");
        assertThat(Files.isSymbolicLink(folder().resolve("key.pem"))).isFalse();
    }

    @Test
    void folder_holds_the_certificate_of_its_authority_and_of_no_other() throws Exception {
        ClientFolder client = written();
        assertThat(client.holds(Digests.ofText(tls.authority()))).isTrue();
        assertThat(client.holds(Digests.ofText("another"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "cert.pem", "key.pem"})
    void folder_that_lacks_a_file_does_not_hold_it(String name) throws Exception {
        ClientFolder client = written();
        Files.delete(folder().resolve(name));
        assertThat(client.holds(Digests.ofText(tls.authority()))).isFalse();
    }

    @Test
    void folder_that_is_not_there_or_holds_what_is_no_text_does_not_hold_it() throws Exception {
        ClientFolder client = new ClientFolder(folder());
        assertThat(client.holds(Digests.ofText(tls.authority()))).isFalse();
        client.write(tls);
        Files.write(folder().resolve("ca.pem"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertThat(client.holds(Digests.ofText(tls.authority()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "cert.pem", "key.pem"})
    void folder_with_an_empty_file_does_not_hold_it(String name) throws Exception {
        ClientFolder client = written();
        Files.write(folder().resolve(name), new byte[0]);
        String empty = Digests.ofText(Files.readString(folder().resolve("ca.pem")));
        assertThat(client.holds(empty)).isFalse();
    }

    @Test
    void folder_that_others_may_write_to_is_told_before() throws Exception {
        ClientFolder client = written();
        assertThat(client.obstacle()).isEmpty();
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(client.obstacle().orElseThrow()).hasMessageContaining("others may write to it");
    }

    @Test
    void file_in_the_way_is_told_before_and_when_it_is_written() throws Exception {
        Files.writeString(temp.resolve("a"), "a file");
        ClientFolder client = new ClientFolder(folder());
        UnfitFailure told = client.obstacle().orElseThrow();
        assertThat(new ClientFolder(temp.resolve("a/b/c/tls")).obstacle().orElseThrow())
                .hasMessageContaining(temp.resolve("a") + " is a file");
        assertThat(told).hasMessageContaining(temp.resolve("a") + " is a file");
        assertThat(told.remedy()).contains("--tls-out");
        assertThat(catchThrowableOfType(UnfitFailure.class, () -> client.write(tls))
                        .remedy())
                .contains("--tls-out");
        assertThatThrownBy(() -> client.write(tls)).hasMessageContaining(folder().toString());
        assertThat(new ClientFolder(temp.resolve("b/tls")).obstacle()).isEmpty();
    }
}
