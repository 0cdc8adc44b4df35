package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.definition.GuestNetwork;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.RehearsalFolder;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv6;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv6Prefix;
import io.jenkins.plugins.nanohost.engine.windows.FirstBoot;
import io.jenkins.plugins.nanohost.engine.windows.SetupBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetupCompleteTest {
    private static final String ANSWERS = "C:\\Windows\\Panther\\unattend.xml";

    @TempDir
    private Path folder;

    private Disk disk;
    private DiskTree tree;

    @BeforeEach
    void putAnswers() throws Exception {
        disk = new Disk(RehearsalFolder.open(folder), folder.resolve("nano01.vhdx"), List.of(folder));
        tree = disk.tree();
        tree.write(ANSWERS, "secret");
    }

    private List<String> run(String text) throws Exception {
        SetupComplete setup = new SetupComplete(text, true);
        setup.run(tree);
        disk.write(new Disk.Setup(true, "", setup.addresses(), setup.later()));
        SetupComplete.finish(disk);
        return setup.addresses();
    }

    @Test
    void the_engines_own_script_sets_the_addresses_and_deletes_the_answer_file() throws Exception {
        GuestNetwork network = new GuestNetwork(
                Ipv4Prefix.parse("192.168.1.93/24"),
                new Ipv4("192.168.1.1"),
                Ipv6Prefix.parse("fd00::93/64"),
                new Ipv6("fd00::1"),
                List.of(new Ipv4("192.168.1.2"), new Ipv6("fd00::2")));

        assertThat(run(FirstBoot.script(SetupBuilder.nano().at(network).build())))
                .containsExactly("192.168.1.93", "fd00::93");
        assertThat(tree.has(ANSWERS)).isFalse();
    }

    @Test
    void the_engines_own_script_without_a_network_leaves_the_address_to_dhcp() throws Exception {
        assertThat(run(FirstBoot.script(SetupBuilder.nano().build()))).isEmpty();
        assertThat(tree.has(ANSWERS)).isFalse();
    }

    @Test
    void the_users_commands_are_run_by_the_engines_own_script_after_the_answer_file_is_gone_whatever_they_do()
            throws Exception {
        run(FirstBoot.script(SetupBuilder.nano()
                .running(
                        "if exist " + ANSWERS + " echo there>C:\\answers.txt",
                        "exit 3",
                        "goto nowhere",
                        "echo last>C:\\last.txt & exit /b 1")
                .build()));

        assertThat(tree.has("C:\\answers.txt")).isFalse();
        assertThat(tree.text("C:\\last.txt")).isEqualTo("last\r\n");
    }

    @Test
    void labels_are_gone_to_and_called_with_arguments() throws Exception {
        run(
                """
                @echo off
                if "%~1"=="" goto main
                goto %~1
                :sub
                echo %~2>C:\\sub.txt
                exit /b 0
                :main
                call "%~f0" sub "two words" >nul 2>&1
                echo main>C:\\main.txt || echo never>C:\\never.txt
                exit /b
                echo after>C:\\after.txt
                """);

        assertThat(tree.text("C:\\sub.txt")).isEqualTo("two words\r\n");
        assertThat(tree.has("C:\\main.txt")).isTrue();
        assertThat(tree.has("C:\\never.txt")).isFalse();
        assertThat(tree.has("C:\\after.txt")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {":again\ngoto again", "call \"%~f0\""})
    void a_script_without_end_ends(String text) throws Exception {
        assertThat(run(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "netsh interface ipv4 set address \"Ethernet\" static 192.168.1.93 255.255.255.0 192.168.1.1, 192.168.1.93",
        "%SystemRoot%\\System32\\netsh.exe interface ip set address name=Ethernet source=static address=10.0.0.2 mask=255.0.0.0, 10.0.0.2",
        "netsh interface ipv6 add address \"Ethernet\" fd00::93/64, fd00::93",
        "netsh int ipv6 set address interface=Ethernet address=fd00::93 >nul 2>&1, fd00::93",
    })
    void a_fixed_address_is_set(String command, String address) throws Exception {
        assertThat(run(command)).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "netsh interface ipv4 set address \"Ethernet\" dhcp",
                "netsh interface ipv4 set dnsservers \"Ethernet\" static 192.168.1.2",
                "netsh interface ipv4 add route 0.0.0.0/0 \"Ethernet\" 192.168.1.1",
                "netsh interface ipv6 add route ::/0 \"Ethernet\" fd00::1",
                "rem netsh interface ipv4 set address \"Ethernet\" static 192.168.1.93 255.255.255.0",
                "echo netsh interface ipv4 set address \"Ethernet\" static 192.168.1.93 255.255.255.0",
            })
    void nothing_else_sets_an_address(String command) throws Exception {
        assertThat(run(command)).isEmpty();
    }

    @Test
    void an_address_that_is_set_takes_the_place_of_one_of_its_kind() throws Exception {
        assertThat(
                        run(
                                """
                        netsh interface ipv4 set address "Ethernet" static 192.168.1.1 255.255.255.0
                        netsh interface ipv6 add address "Ethernet" fd00::1/64
                        netsh interface ipv4 set address "Ethernet" static 192.168.1.2 255.255.255.0
                        netsh interface ipv6 add address "Ethernet" fd00::2/64
                        """))
                .containsExactly("fd00::1", "192.168.1.2", "fd00::2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "del %SystemRoot%\\panther\\UNATTEND.XML",
                "@echo off & erase /f /q \"%windir%\\Panther\\unattend.xml\" >nul 2>&1",
                "if not exist C:\\x.txt del C:\\Windows\\Panther\\unattend.xml",
                "if exist \"%SystemDrive%\\Windows\\Panther\\unattend.xml\" del C:\\Windows\\Panther\\unattend.xml",
                "cmd /c \"del C:\\Windows\\Panther\\unattend.xml\""
            })
    void a_deletion_deletes(String command) throws Exception {
        run("@echo off\r\n" + command + "\r\n");

        assertThat(tree.has(ANSWERS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rem del C:\\Windows\\Panther\\unattend.xml",
                ":: del C:\\Windows\\Panther\\unattend.xml",
                "echo del C:\\Windows\\Panther\\unattend.xml",
                "echo \"& del C:\\Windows\\Panther\\unattend.xml\"",
                "if exist C:\\x.txt del C:\\Windows\\Panther\\unattend.xml",
                "del C:\\Windows\\Panther\\other.xml",
                "del C:\\Windows\\Panther\\..\\Panther\\unattend.xml",
                "del *.xml",
                ""
            })
    void nothing_else_deletes(String command) throws Exception {
        run(command);

        assertThat(tree.has(ANSWERS)).isTrue();
    }

    @Test
    void a_line_is_written_into_a_file_and_the_file_is_copied() throws Exception {
        run(
                """
                echo one>C:\\a.txt
                echo two >> "C:\\a.txt"
                copy /y C:\\a.txt "%ProgramData%\\b c.txt"
                copy C:\\missing.txt C:\\d.txt
                """);

        assertThat(tree.text("C:\\ProgramData\\b c.txt")).isEqualTo("one\r\ntwo\r\n");
        assertThat(tree.has("C:\\d.txt")).isFalse();
    }

    @Test
    void what_was_done_and_what_was_only_noted_stands_in_the_log() throws Exception {
        run("@echo off\r\nrem remark\r\nreg add HKLM\\x /v y /d 1 /f & del C:\\a.txt\r\n");

        assertThat(tree.text(SetupComplete.LOG))
                .isEqualTo("noted: reg add HKLM\\x /v y /d 1 /f\r\ndone: del C:\\a.txt\r\n");
    }

    @Test
    void commands_after_a_ping_are_done_as_many_looks_later_as_it_pings() throws Exception {
        SetupComplete setup = new SetupComplete(
                """
                echo now>C:\\now.txt
                ping -n 600 127.0.0.1 >nul
                echo then>C:\\then.txt
                move /y C:\\then.txt C:\\end.txt
                ping -t 127.0.0.1
                echo never>C:\\never.txt
                """,
                true);

        setup.run(tree);

        assertThat(tree.text("C:\\now.txt")).isEqualTo("now\r\n");
        assertThat(tree.has("C:\\then.txt")).isFalse();
        assertThat(setup.later())
                .containsExactly(
                        new Disk.LaterCommand(600, "echo then>C:\\then.txt"),
                        new Disk.LaterCommand(600, "move /y C:\\then.txt C:\\end.txt"),
                        new Disk.LaterCommand(Integer.MAX_VALUE, "echo never>C:\\never.txt"));
    }

    @Test
    void nothing_is_deleted_before_the_state_of_the_disk_says_so() throws Exception {
        SetupComplete setup = new SetupComplete(
                """
                del C:\\Windows\\Panther\\unattend.xml
                if exist C:\\Windows\\Panther\\unattend.xml echo there>C:\\there.txt
                echo one>C:\\a.txt
                del C:\\a.txt
                echo two>>C:\\a.txt
                """,
                true);

        setup.run(tree);

        assertThat(tree.has(ANSWERS)).isTrue();
        assertThat(tree.has("C:\\there.txt")).isFalse();
        assertThat(tree.text("C:\\a.txt")).isEqualTo("two\r\n");
        assertThat(setup.later()).containsExactly(new Disk.LaterCommand(0, "del /f /q \"" + ANSWERS + "\""));
    }

    @Test
    void a_moved_file_is_only_at_its_new_place() throws Exception {
        run("echo one>C:\\a.txt\r\nmove /y C:\\a.txt C:\\b.txt\r\n");

        assertThat(tree.has("C:\\a.txt")).isFalse();
        assertThat(tree.text("C:\\b.txt")).isEqualTo("one\r\n");
    }

    @Test
    void powershell_in_the_first_boot_of_nano_server_fails_without_a_folder_for_its_data() throws Exception {
        String command = "powershell.exe -Command \"Set-Content C:\\a.txt x\"\r\n";

        run(command);
        assertThat(tree.has("C:\\a.txt")).isFalse();
        new SetupComplete(command, false).run(tree);
        assertThat(tree.has("C:\\a.txt")).isTrue();
        run("if not defined LOCALAPPDATA set \"LOCALAPPDATA=%USERPROFILE%\\x\"\r\n"
                + command.replace("a.txt", "b.txt"));
        assertThat(tree.text("C:\\b.txt")).isEqualTo("x\r\n");
    }

    @Test
    void powershell_script_in_the_first_boot_of_nano_server_fails_without_a_policy_that_lets_it_run() throws Exception {
        run("set LOCALAPPDATA=C:\\x\r\npowershell -File C:\\a.ps1\r\n");
        assertThat(tree.text(SetupComplete.LOG)).isEqualTo("failed: powershell -File C:\\a.ps1\r\n");

        run("set LOCALAPPDATA=C:\\x\r\npowershell -ExecutionPolicy Bypass -File C:\\a.ps1\r\n");
        assertThat(tree.text(SetupComplete.LOG)).startsWith("noted: ");
    }

    @Test
    void powershell_commands_of_the_user_run_in_the_first_boot_of_nano_server() throws Exception {
        run(FirstBoot.script(SetupBuilder.nano()
                .running("powershell -Command \"Set-Content C:\\a.txt x\"", "powershell -File C:\\a.ps1")
                .build()));

        assertThat(tree.has("C:\\a.txt")).isTrue();
        assertThat(tree.text(SetupComplete.LOG)).doesNotContain("failed: ");
    }

    @Test
    void the_age_of_passwords_is_set_where_there_is_a_program_for_it() throws Exception {
        String script = FirstBoot.script(SetupBuilder.nano().build());

        run(script);
        assertThat(tree.text(SetupComplete.LOG)).doesNotContain("accounts");
        tree.write("C:\\Windows\\System32\\net.exe", "A placeholder");
        run(script);
        assertThat(tree.text(SetupComplete.LOG)).contains("net.exe\" accounts /maxpwage:unlimited");
    }

    @Test
    void the_end_of_the_first_boot_is_marked_after_the_users_commands() throws Exception {
        run(FirstBoot.script(
                SetupBuilder.nano().running("ping -n 9 127.0.0.1", "exit 3").build()));
        assertThat(tree.has(FirstBoot.END_MARK)).isFalse();

        run(FirstBoot.script(SetupBuilder.nano().running("exit 3").build()));
        assertThat(tree.has(FirstBoot.END_MARK)).isTrue();
    }

    @Test
    void no_script_no_log() throws Exception {
        run("");

        assertThat(tree.has(SetupComplete.LOG)).isFalse();
    }
}
