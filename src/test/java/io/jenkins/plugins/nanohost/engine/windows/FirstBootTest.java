package io.jenkins.plugins.nanohost.engine.windows;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.GuestNetwork;
import io.jenkins.plugins.nanohost.engine.definition.reader.DefinitionReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FirstBootTest {
    private static final List<String> FILES = List.of(
            "%SystemRoot%\\Panther\\unattend.xml",
            "%SystemRoot%\\Panther\\unattend-original.xml",
            "%SystemRoot%\\Panther\\Unattend\\unattend.xml",
            "%SystemDrive%\\unattend.xml");

    /** The network of a definition. */
    private static GuestNetwork network(String fields) throws Exception {
        return DefinitionReader.read(
                        "host: x\nvhd:\n  media: x.iso\n  network: {" + fields + "}\n",
                        Path.of("").toAbsolutePath(),
                        "test")
                .vhd()
                .guest()
                .network();
    }

    private static List<String> lines(GuestSetup setup) {
        return List.of(FirstBoot.script(setup).split("\r\n"));
    }

    private static List<String> lines(@CheckForNull GuestNetwork network) {
        return lines(SetupBuilder.nano().at(network).build());
    }

    private static List<String> netsh(@CheckForNull GuestNetwork network) {
        return lines(network).stream()
                .filter(line -> line.startsWith("netsh interface"))
                .toList();
    }

    static Stream<GuestSetup> setups() throws Exception {
        return Stream.of(
                SetupBuilder.nano().build(),
                SetupBuilder.nano()
                        .at(network("address: 10.1.2.3/16, address6: '2001:db8::2/64', dns: [10.1.0.2]"))
                        .ownedBy("\u00e4\u00f6\u00fc")
                        .build(),
                SetupBuilder.core(WindowsRelease.SERVER_2022, "ServerStandard")
                        .running("echo one", "exit 1")
                        .build());
    }

    @ParameterizedTest
    @MethodSource("setups")
    void script_is_ascii_with_the_line_ends_of_cmd(GuestSetup setup) {
        String script = FirstBoot.script(setup);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(script)).isTrue();
        assertThat(script).startsWith("@echo off\r\n").endsWith("\r\n");
        assertThat(script.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    @ParameterizedTest
    @MethodSource("setups")
    void all_that_is_said_goes_into_the_log_and_nobody_is_asked(GuestSetup setup) {
        assertThat(lines(setup).subList(1, 4))
                .containsExactly(
                        "if not \"%~1\"==\"\" goto %~1",
                        "call \"%~f0\" setup >\"%SystemRoot%\\Setup\\Scripts\\SetupComplete.log\" 2>&1 <nul",
                        "exit /b 0");
    }

    @Test
    void fixed_address_is_set_with_mask_gateway_and_each_dns_server_in_order() throws Exception {
        assertThat(
                        netsh(
                                network(
                                        "address: 192.168.1.93/24, gateway: 192.168.1.1, dns: [192.168.1.2, 192.168.1.3, 192.168.1.4]")))
                .containsExactly(
                        "netsh interface ipv4 set address \"%ADAPTER%\" static 192.168.1.93 255.255.255.0 192.168.1.1",
                        "netsh interface ipv4 set dnsservers \"%ADAPTER%\" static 192.168.1.2",
                        "netsh interface ipv4 add dnsservers \"%ADAPTER%\" 192.168.1.3 index=2",
                        "netsh interface ipv4 add dnsservers \"%ADAPTER%\" 192.168.1.4 index=3");
    }

    @Test
    void address_of_ipv6_is_added_with_its_route_and_servers_count_for_each_family() throws Exception {
        assertThat(
                        netsh(
                                network(
                                        "address: 10.1.2.3/16, address6: '2001:db8::93/64', gateway6: 'fe80::1', dns: ['2001:db8::2', 10.1.0.2, '2001:db8::3']")))
                .containsExactly(
                        "netsh interface ipv4 set address \"%ADAPTER%\" static 10.1.2.3 255.255.0.0",
                        "netsh interface ipv6 add address \"%ADAPTER%\" 2001:db8::93/64",
                        "netsh interface ipv6 add route ::/0 \"%ADAPTER%\" fe80::1",
                        "netsh interface ipv6 add dnsservers \"%ADAPTER%\" 2001:db8::2 index=1",
                        "netsh interface ipv4 set dnsservers \"%ADAPTER%\" static 10.1.0.2",
                        "netsh interface ipv6 add dnsservers \"%ADAPTER%\" 2001:db8::3 index=2");
    }

    @Test
    void network_of_ipv6_alone_leaves_ipv4_to_dhcp() throws Exception {
        assertThat(netsh(network("address6: '2001:db8::93/64'")))
                .containsExactly("netsh interface ipv6 add address \"%ADAPTER%\" 2001:db8::93/64");
    }

    @Test
    void network_without_gateway_and_dns_sets_the_address_alone() throws Exception {
        assertThat(netsh(network("address: 10.1.2.3/9")))
                .containsExactly("netsh interface ipv4 set address \"%ADAPTER%\" static 10.1.2.3 255.128.0.0");
    }

    @Test
    void adapter_is_found_by_its_index_since_names_are_in_the_language_of_windows() throws Exception {
        List<String> lines = lines(network("address: 10.1.2.3/9"));
        int fallback = lines.indexOf("set \"ADAPTER=Ethernet\"");
        assertThat(fallback).isGreaterThan(lines.indexOf(":setup"));
        assertThat(lines.get(fallback + 1))
                .startsWith("for /f \"tokens=1\" %%I in ('netsh interface ipv4 show interfaces') do ")
                .endsWith("set \"ADAPTER=%%I\"");
    }

    @Test
    void guest_that_asks_a_dhcp_server_sets_nothing() {
        assertThat(netsh(null)).isEmpty();
        assertThat(FirstBoot.script(SetupBuilder.nano().build())).doesNotContain("ADAPTER");
    }

    @Test
    void management_port_is_opened() {
        assertThat(lines(SetupBuilder.nano().build()))
                .filteredOn(line -> line.contains("advfirewall"))
                .singleElement()
                .asString()
                .contains("localport=5985", "dir=in", "action=allow");
    }

    @Test
    void each_answer_file_is_overwritten_and_then_deleted_after_the_network_and_before_the_users_commands()
            throws Exception {
        List<String> lines = lines(SetupBuilder.nano()
                .at(network("address: 10.1.2.3/16"))
                .running("echo one")
                .build());
        int rule = lines.indexOf("echo Firewall rule: exit code %errorlevel%");
        assertThat(rule).isPositive();
        for (String file : FILES) {
            int overwritten = lines.indexOf("if exist \"" + file + "\" call \"%~f0\" overwrite \"" + file + "\"");
            assertThat(overwritten).isGreaterThan(rule).isLessThan(lines.indexOf("echo Command 1"));
            assertThat(lines.get(overwritten + 1)).isEqualTo("if exist \"" + file + "\" del /f /q \"" + file + "\"");
        }
    }

    @Test
    void overwriting_does_without_fsutil_where_there_is_none() {
        List<String> lines = lines(SetupBuilder.nano().build());
        int part = lines.indexOf(":overwrite");
        assertThat(lines.subList(part + 2, part + 5))
                .containsExactly(
                        "if not exist \"%SystemRoot%\\System32\\fsutil.exe\" goto powershell",
                        "\"%SystemRoot%\\System32\\fsutil.exe\" file setzerodata offset=0 length=%~z2 \"%ANSWERS%\" && exit /b 0",
                        ":powershell");
        assertThat(lines.get(part + 5))
                .startsWith("\"%SystemRoot%\\System32\\WindowsPowerShell\\v1.0\\powershell.exe\" ")
                .contains("$env:ANSWERS")
                .endsWith(" && exit /b 0");
    }

    @Test
    void answer_files_of_the_guest_are_those_that_the_script_ends() {
        assertThat(FirstBoot.answerFiles())
                .containsExactly(
                        "C:\\Windows\\Panther\\unattend.xml",
                        "C:\\Windows\\Panther\\unattend-original.xml",
                        "C:\\Windows\\Panther\\Unattend\\unattend.xml",
                        "C:\\unattend.xml");
    }

    @Test
    void each_command_of_the_user_runs_in_a_cmd_of_its_own_and_its_end_is_noted() {
        List<String> lines =
                lines(SetupBuilder.nano().running("exit 7", "setx A \"b c\" /m").build());
        int first = lines.indexOf("echo Command 1");
        assertThat(lines.subList(first, first + 9))
                .containsExactly(
                        "echo Command 1",
                        "\"%ComSpec%\" /d /c call \"%~f0\" command1",
                        "echo Command 1: exit code %errorlevel%",
                        "echo Command 2",
                        "\"%ComSpec%\" /d /c call \"%~f0\" command2",
                        "echo Command 2: exit code %errorlevel%",
                        "echo ended>\"%SystemRoot%\\Setup\\Scripts\\SetupComplete.ended.new\"",
                        "move /y \"%SystemRoot%\\Setup\\Scripts\\SetupComplete.ended.new\""
                                + " \"%SystemRoot%\\Setup\\Scripts\\SetupComplete.ended\"",
                        "exit /b 0");
        int part = lines.indexOf(":command2");
        assertThat(part).isGreaterThan(first);
        assertThat(lines.subList(part - 2, part + 5))
                .containsExactly(
                        "exit /b %errorlevel%", "", ":command2", "setx A \"b c\" /m", "", "", "exit /b %errorlevel%");
    }

    @Test
    void password_ages_without_end_unless_a_command_of_the_user_says_otherwise() {
        List<String> lines = lines(SetupBuilder.core(WindowsRelease.SERVER_2022, "ServerStandard")
                .running("net accounts /maxpwage:30")
                .build());
        int age = lines.indexOf("if exist \"%SystemRoot%\\System32\\net.exe\""
                + " \"%SystemRoot%\\System32\\net.exe\" accounts /maxpwage:unlimited");
        assertThat(age).isGreaterThan(lines.indexOf(":setup")).isLessThan(lines.indexOf("echo Command 1"));
    }

    @Test
    void powershell_gets_its_folder_and_its_policy_first_of_all_on_nano_server_only() {
        List<String> lines = lines(SetupBuilder.nano().build());
        int setup = lines.indexOf(":setup");
        assertThat(lines.subList(setup + 1, setup + 3))
                .containsExactly(
                        "if not defined LOCALAPPDATA set \"LOCALAPPDATA=%USERPROFILE%\\AppData\\Local\"",
                        "if not defined PSExecutionPolicyPreference set \"PSExecutionPolicyPreference=RemoteSigned\"");
        assertThat(FirstBoot.script(SetupBuilder.core(WindowsRelease.SERVER_2022, "ServerStandard")
                        .build()))
                .doesNotContain("LOCALAPPDATA");
    }

    @Test
    void guest_without_commands_has_no_part_for_one() {
        assertThat(FirstBoot.script(SetupBuilder.nano().build())).doesNotContain(":command", "echo Command");
    }
}
