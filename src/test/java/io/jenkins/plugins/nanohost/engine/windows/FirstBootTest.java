package io.jenkins.plugins.nanohost.engine.windows;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.DefinitionReader;
import io.jenkins.plugins.nanohost.engine.definition.GuestNetwork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstBootTest {
    /** The network of a definition. */
    private static GuestNetwork network(String fields) throws Exception {
        return DefinitionReader.read(
                        "host: x\nvhd:\n  media: x.iso\n  network: {" + fields + "}\n",
                        Path.of("").toAbsolutePath(),
                        "test")
                .vhd()
                .network();
    }

    private static List<String> lines(@CheckForNull GuestNetwork network) {
        return List.of(FirstBoot.script(network).split("\r\n"));
    }

    private static List<String> netsh(@CheckForNull GuestNetwork network) {
        return lines(network).stream()
                .filter(line -> line.startsWith("netsh interface"))
                .toList();
    }

    @Test
    void script_is_ascii_with_the_line_ends_of_cmd() throws Exception {
        for (String script :
                List.of(FirstBoot.script(null), FirstBoot.script(network("address: 10.1.2.3/16, dns: [10.1.0.2]")))) {
            assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(script)).isTrue();
            assertThat(script).startsWith("@echo off\r\n").endsWith("\r\n");
            assertThat(script.replace("\r\n", "")).doesNotContain("\r", "\n");
        }
    }

    @Test
    void fixed_address_is_set_with_mask_gateway_and_each_dns_server_in_order() throws Exception {
        assertThat(
                        netsh(
                                network(
                                        "address: 192.168.1.93/24, gateway: 192.168.1.1, dns: [192.168.1.2, 192.168.1.3, 192.168.1.4]")))
                .containsExactly(
                        "netsh interface ipv4 set address \"Ethernet\" static 192.168.1.93 255.255.255.0 192.168.1.1",
                        "netsh interface ipv4 set dnsservers \"Ethernet\" static 192.168.1.2",
                        "netsh interface ipv4 add dnsservers \"Ethernet\" 192.168.1.3 index=2",
                        "netsh interface ipv4 add dnsservers \"Ethernet\" 192.168.1.4 index=3");
    }

    @Test
    void network_without_gateway_and_dns_sets_the_address_alone() throws Exception {
        assertThat(netsh(network("address: 10.1.2.3/9")))
                .containsExactly("netsh interface ipv4 set address \"Ethernet\" static 10.1.2.3 255.128.0.0");
    }

    @Test
    void guest_that_asks_a_dhcp_server_sets_nothing() {
        assertThat(netsh(null)).isEmpty();
    }

    @Test
    void management_port_is_opened() {
        assertThat(lines(null))
                .filteredOn(line -> line.contains("advfirewall"))
                .singleElement()
                .asString()
                .contains("localport=5985", "dir=in", "action=allow");
    }

    @Test
    void each_answer_file_is_overwritten_and_then_deleted_at_the_end() throws Exception {
        List<String> lines = lines(network("address: 10.1.2.3/16"));
        for (String file : List.of(
                "%SystemRoot%\\Panther\\unattend.xml",
                "%SystemRoot%\\Panther\\unattend-original.xml",
                "%SystemRoot%\\Panther\\Unattend\\unattend.xml",
                "%SystemDrive%\\unattend.xml")) {
            int overwritten = lines.indexOf("if exist \"" + file + "\" for %%F in (\"" + file
                    + "\") do fsutil file setzerodata offset=0 length=%%~zF \"%%~fF\"");
            assertThat(overwritten).isPositive();
            assertThat(lines.get(overwritten + 1)).isEqualTo("if exist \"" + file + "\" del /f /q \"" + file + "\"");
        }
    }
}
