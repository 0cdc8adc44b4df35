package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
    void a_ledger_of_form_2_is_read_and_its_host_kept(String name) throws Exception {
        keeps("form2/" + name, new RehearsedHost(folder, name + ".yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nano01", "nano01-tp4", "core01", "nano01-dhcp", "core01-domain"})
    void a_ledger_of_form_4_is_read_and_its_host_kept(String name) throws Exception {
        keeps("form4/" + name, host(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nano01", "nano01-tp4", "core01", "nano01-dhcp", "core01-domain"})
    void a_ledger_of_form_5_is_read_and_its_host_kept(String name) throws Exception {
        keeps("form5/" + name, host(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nano01", "nano01-tp4", "core01"})
    void a_ledger_of_form_6_is_read_and_its_host_kept(String name) throws Exception {
        keeps("form6/" + name, host(name));
    }

    /** No form before the seventh has the administrator's name; Nano Server's packages tell the language. */
    @Test
    void a_ledger_of_form_6_has_the_administrator_of_its_packages_language() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with(
                        RehearsedHost.EXAMPLES + "/media/WindowsServer2016.iso",
                        ReleaseMedia.nano(folder.resolve("media"), "fr-FR").toString());
        host.run(StageName.VHD);
        Path ledger = host.hostFolder().path().resolve("ledger.json");
        ObjectNode text = (ObjectNode) new ObjectMapper().readTree(ledger.toFile());
        text.put("form", 6);
        ((ObjectNode) text.get("vhd")).remove(List.of("firstBootOpen", "administrator"));
        Files.writeString(ledger, text.toString());

        assertThat(host.ledger().vhd().administrator()).isEqualTo("Administrateur");
        assertThat(host.ledger().vhd().firstBootOpen()).isFalse();
    }

    private RehearsedHost host(String name) throws Exception {
        return switch (name) {
            case "nano01-dhcp" -> dhcp();
            case "core01-domain" -> domain();
            default -> new RehearsedHost(folder, name + ".yaml");
        };
    }

    /** Fields for Nano Server that the examples do not use. */
    private RehearsedHost dhcp() throws Exception {
        Path update = Files.writeString(folder.resolve("kb1.msu"), "MSCF one");
        Path drivers = Files.createDirectories(folder.resolve("drivers"));
        Files.writeString(drivers.resolve("net.inf"), "[Version]");
        Path tool = Files.writeString(folder.resolve("x.exe"), "one");
        return RehearsedHost.nano01(folder)
                .with(
                        """
                          network:
                            address: 192.168.1.93/24
                            gateway: 192.168.1.1
                            dns: [192.168.1.1]
                        """,
                        """
                          format: vhd
                          generation: 1
                          drivers: [%s]
                          updates: [%s]
                          commands: [w32tm /resync, 'echo "one, two" > C:\\x.txt']
                          files: [{from: %s, to: 'C:\\tools\\x.exe'}, {from: %s, to: 'C:\\tools\\a.exe'}]
                        """
                                .formatted(drivers, update, tool, tool))
                .with("hostDisk: differencing", "hostDisk: copy")
                .with("  network: nat\n  subnet: 172.16.0.0/12\n", "  network: transparent\n");
    }

    /** Fields for Server Core that the examples do not use. */
    private RehearsedHost domain() throws Exception {
        Path blob = Files.writeString(
                folder.resolve("domain.blob"), "{\"computerName\": \"CORE07\", \"domain\": \"example.com\"}");
        Path tool = Files.writeString(folder.resolve("x.exe"), "one");
        return new RehearsedHost(folder, "core01.yaml")
                .adding("vhd", "domainBlob: " + blob)
                .adding("vhd", "productKey: AAAAA-BBBBB-CCCCC-DDDDD-EEEEE")
                .with("address: 192.168.1.94/24", "address: 192.168.1.94/24\n    address6: 2001:db8::94/64")
                .with("dns: [192.168.1.1]", "dns: [192.168.1.1, '2001:db8::1']")
                .adding("files", "copy: [{from: " + tool + ", to: 'C:\\tools\\x.exe'}]")
                .with("docker: {}", "docker: {port: 12376}");
    }

    private void keeps(String old, RehearsedHost host) throws Exception {
        host.provision();
        Ledger today = host.ledger();
        String text = Files.readString(LEDGERS.resolve(old + ".json"));
        for (Map.Entry<String, String> one : places(host, today).entrySet()) {
            text = text.replace(one.getKey(), one.getValue());
        }
        Files.writeString(host.hostFolder().path().resolve("ledger.json"), text);

        assertThat(host.ledger().form()).isEqualTo(Ledger.FORM);
        assertThat(host.ledger().vm().hardware()).isEqualTo(today.vm().hardware());
        assertThat(RehearsedHost.planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
        assertThat(host.asked().acting()).isEmpty();
    }

    private Map<String, String> places(RehearsedHost host, Ledger today) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("@DISK@", today.vhd().id());
        places.put("@MARK@", today.vm().mark());
        places.put("@VM@", today.vm().vmId());
        places.put("@AUTHORITY@", today.docker().authority());
        places.put("@WORK@", folder.resolve("work").toString());
        places.put("@TLS@", host.tls().toString());
        places.put("@EXAMPLES@", RehearsedHost.EXAMPLES.toString());
        places.put("@FOLDER@", folder.toString());
        return places;
    }
}
