package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hosts of one work folder have neither an address nor a computer name in common. */
class OtherHostsTest {
    private static final String FIXED =
            "  network:\n    address: 192.168.1.93/24\n    gateway: 192.168.1.1\n    dns: [192.168.1.1]\n";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private RehearsedHost host;
    private RehearsedHost other;

    @BeforeEach
    void open() throws Exception {
        host = RehearsedHost.nano01(folder);
        other = RehearsedHost.nano01(folder)
                .with("host: nano01", "host: nano02")
                .with("computerName: NANO01", "computerName: NANO02")
                .withTls("tls2");
    }

    private RefusedFailure refused(StageName... stages) {
        RefusedFailure failure = catchThrowableOfType(RefusedFailure.class, () -> other.run(stages));
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(FailureCode.ADDRESS_TAKEN);
        return failure;
    }

    @Test
    void fixed_address_of_another_host_is_refused() throws Exception {
        host.run(StageName.VHD);

        assertThat(refused(StageName.VHD))
                .hasMessageStartingWith("Host nano01 of this work folder has the address 192.168.1.93");
    }

    @Test
    void fixed_ipv6_address_of_another_host_is_refused_however_it_is_written() throws Exception {
        host.with(FIXED, "  network: {address6: 'fd00::93/64'}\n").run(StageName.VHD);
        other.with(FIXED, "  network: {address6: 'FD00:0::0093/48'}\n");

        assertThat(refused(StageName.VHD))
                .hasMessageStartingWith("Host nano01 of this work folder has the address fd00::93");
    }

    @Test
    void another_ipv6_address_is_free() throws Exception {
        host.with(FIXED, "  network: {address6: 'fd00::93/64'}\n").run(StageName.VHD);

        other.with(FIXED, "  network: {address6: 'fd00::94/64'}\n").run(StageName.VHD);

        assertThat(other.ledger().vhd()).isNotNull();
    }

    @Test
    void address_that_another_hosts_guest_has_by_dhcp_is_refused() throws Exception {
        Files.createDirectories(host.machineFolder());
        Files.write(host.machineFolder().resolve("addresses.txt"), List.of("192.168.1.93"));
        host.with(FIXED, "").provision();

        assertThat(refused(StageName.VHD))
                .hasMessageStartingWith("Host nano01 of this work folder has the address 192.168.1.93, at which its"
                        + " guest was last seen");
    }

    @Test
    void address_that_another_run_takes_at_the_same_time_is_refused_and_given_back() throws Exception {
        host.run(StageName.VHD);
        Files.delete(Path.of(host.ledger().vhd().baseDisk()));
        Path ledger = host.hostFolder().path().resolve("ledger.json");
        Path hidden = ledger.resolveSibling("hidden");
        Files.move(ledger, hidden);
        other.meanwhile("New-BaseDisk", () -> {
            try {
                Files.move(hidden, ledger);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        refused(StageName.VHD);

        assertThat(other.asked().acting()).doesNotContain("New-HostDisk");
        assertThat(other.ledger().vhd()).isNull();
    }

    @Test
    void ledger_that_cannot_be_read_is_told_once() throws Exception {
        Path damaged = host.hostFolder().path();
        Files.createDirectories(damaged);
        Files.writeString(damaged.resolve("ledger.json"), "{");

        other.run(StageName.VHD);

        assertThat(other.told())
                .filteredOn(line -> line.contains("Whether host nano01 has the same address or name is not known"))
                .hasSize(1);
    }
}
