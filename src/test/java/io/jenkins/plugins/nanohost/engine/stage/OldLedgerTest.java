package io.jenkins.plugins.nanohost.engine.stage;

import static io.jenkins.plugins.nanohost.engine.stage.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A host that an older version made is kept where nothing has changed. The ledgers of {@code src/test/resources/ledgers} were
 * written by the last version of their form; only ids and folders, which are new with each host, are filled in.
 */
class OldLedgerTest {
    private static final Path LEDGERS = Path.of("src/test/resources/ledgers");

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nano01", "nano01-tp4", "core01"})
    void a_ledger_of_the_form_before_is_read_and_its_host_kept(String name) throws Exception {
        RehearsedHost host = new RehearsedHost(folder, name + ".yaml");
        host.provision();
        Ledger today = host.ledger();
        String old = Files.readString(LEDGERS.resolve("form2/" + name + ".json"))
                .replace("@DISK@", today.vhd().id())
                .replace("@MARK@", today.vm().mark())
                .replace("@VM@", today.vm().vmId())
                .replace("@AUTHORITY@", today.docker().authority())
                .replace("@WORK@", folder.resolve("work").toString())
                .replace("@TLS@", host.tls().toString())
                .replace("@EXAMPLES@", RehearsedHost.EXAMPLES.toString());
        Files.writeString(host.hostFolder().path().resolve("ledger.json"), old);

        assertThat(host.ledger().form()).isEqualTo(Ledger.FORM);
        assertThat(host.ledger().vm().hardware()).isEqualTo(today.vm().hardware());
        assertThat(RehearsedHost.planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
        assertThat(host.asked().acting()).isEmpty();
    }
}
