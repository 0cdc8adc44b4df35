package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The precautions of the guest's scripts; each script runs alone, in a guest that is set up for it. */
@TestPowerShell.NeededOnUnix
class GuestScriptTest {
    private static final String ENVIRONMENT = "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment";
    private static final String DOCKER = "C:\\Program Files\\docker";

    @TempDir
    private Path folder;

    private GuestBench guest;

    @BeforeEach
    void makeGuest() throws Exception {
        guest = new GuestBench(folder);
    }

    private List<String> run(String... lines) throws Exception {
        return guest.run(lines);
    }

    private List<String> calls() throws Exception {
        return guest.calls();
    }

    private Path file(String name, String text) throws Exception {
        return guest.file(name, text);
    }

    @Test
    void a_folder_is_added_to_a_path_whose_other_parts_stay_as_they_stand() throws Exception {
        assertThat(run(
                        "$env:Tools = 'D:\\tools'",
                        "Add-MachinePath -Folder '" + DOCKER + "'",
                        "Add-MachinePath -Folder '" + DOCKER + "'",
                        "$key = Get-Item -LiteralPath '" + ENVIRONMENT + "'",
                        "$key.GetValue('Path', '', 'DoNotExpandEnvironmentNames')",
                        "[string]$key.GetValueKind('Path')"))
                .containsExactly(
                        "True", "False", "%SystemRoot%\\system32;%Tools%;C:\\Program Files\\docker", "ExpandString");
    }

    @Test
    void a_path_of_plain_text_stays_one() throws Exception {
        assertThat(
                        run(
                                "Set-ItemProperty -LiteralPath '" + ENVIRONMENT
                                        + "' -Name 'Path' -Value 'C:\\a' -Type 'String'",
                                "Add-MachinePath -Folder '" + DOCKER + "'",
                                "$key = Get-Item -LiteralPath '" + ENVIRONMENT + "'",
                                "[string]$key.GetValueKind('Path') + ' ' + $key.GetValue('Path', '', 'DoNotExpandEnvironmentNames')"))
                .containsExactly("True", "String C:\\a;C:\\Program Files\\docker");
    }

    @Test
    void a_folder_that_is_in_the_path_under_a_variables_name_is_not_added() throws Exception {
        assertThat(run("$env:Tools = '" + DOCKER + "'", "Add-MachinePath -Folder '" + DOCKER + "'"))
                .containsExactly("False");
    }

    @Test
    void a_service_whose_program_is_elsewhere_is_made_again() throws Exception {
        file("Program Files/docker/dockerd.exe", "a program");
        assertThat(
                        run(
                                "& 'C:\\Windows\\System32\\dockerd.exe' --register-service",
                                "$windows = Get-Guest; $windows.Services.docker = 'Running'; Set-Guest $windows",
                                "Register-DockerService -Folder '" + DOCKER + "'",
                                "(Get-ItemProperty -LiteralPath 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\docker').ImagePath"))
                .containsExactly("True", "\"C:\\Program Files\\docker\\dockerd.exe\" --run-service");
        assertThat(calls())
                .containsExactly(
                        "guest dockerd --register-service",
                        "guest Stop-Service",
                        "guest dockerd --unregister-service",
                        "guest dockerd --register-service");
    }

    @Test
    void a_service_whose_program_lies_there_is_left() throws Exception {
        file("Program Files/docker/dockerd.exe", "a program");
        assertThat(run(
                        "Register-DockerService -Folder '" + DOCKER + "'",
                        "$windows = Get-Guest; $windows.Services.docker = 'Running'; Set-Guest $windows",
                        "Register-DockerService -Folder 'c:\\Program Files\\DOCKER'"))
                .containsExactly("True", "False");
        assertThat(calls()).containsExactly("guest dockerd --register-service");
    }

    @Test
    void a_service_whose_subnet_holds_the_guests_own_address_does_not_start() throws Exception {
        file("Program Files/docker/dockerd.exe", "a program");
        String start = "try { Start-Service -Name 'docker'; 'started' } catch { 'failed' }";
        String settings = "Set-GuestText -Path 'C:\\ProgramData\\docker\\config\\daemon.json' -Text ";

        assertThat(run(
                        "$windows = Get-Guest",
                        "$windows | Add-Member -MemberType NoteProperty -Name 'Address' -Value '172.31.0.5'",
                        "Set-Guest $windows",
                        "& 'C:\\Windows\\System32\\dockerd.exe' --register-service",
                        settings + "'{\"fixed-cidr\": \"172.16.0.0/12\"}'",
                        start,
                        settings + "'{\"fixed-cidr\": \"172.16.0.0/13\"}'",
                        start))
                .containsExactly("failed", "started");
    }

    @Test
    void an_engine_before_18_01_does_not_start_with_a_subnet() throws Exception {
        file("Program Files/docker/dockerd.exe", "a program");
        String start = "try { Start-Service -Name 'docker'; 'started' } catch { 'failed' }";
        String settings = "Set-GuestText -Path 'C:\\ProgramData\\docker\\config\\daemon.json' -Text ";

        assertThat(run(
                        "& 'C:\\Windows\\System32\\dockerd.exe' --register-service",
                        settings + "'{\"fixed-cidr\": \"10.9.0.0/16\"}'",
                        "[System.IO.File]::WriteAllText(\"$global:Computer/engine-version\", '17.06.2-ee-16')",
                        start,
                        "[System.IO.File]::WriteAllText(\"$global:Computer/engine-version\", '18.09.7')",
                        start))
                .containsExactly("failed", "started");
    }

    @Test
    void a_network_that_exists_keeps_its_subnet_and_is_read_back() throws Exception {
        file("Program Files/docker/dockerd.exe", "a program");
        file("Program Files/docker/docker.exe", "a program");
        String settings = "Set-GuestText -Path 'C:\\ProgramData\\docker\\config\\daemon.json' -Text ";
        String read = "$found = Get-DockerSubnet; \"$($found.Engine) [$($found.Subnet)]\"";

        assertThat(run(
                        read,
                        "& 'C:\\Windows\\System32\\dockerd.exe' --register-service",
                        settings + "'{\"fixed-cidr\": \"10.9.0.0/16\"}'",
                        "Start-Service -Name 'docker'",
                        read,
                        "Stop-Service -Name 'docker'",
                        settings + "'{\"fixed-cidr\": \"10.8.0.0/16\"}'",
                        read,
                        "Start-Service -Name 'docker'",
                        read))
                .containsExactly(
                        "Docker version 18.09.7, build 0000000 []",
                        "Docker version 18.09.7, build 0000000 [10.9.0.0/16]",
                        "Docker version 18.09.7, build 0000000 []",
                        "Docker version 18.09.7, build 0000000 [10.9.0.0/16]");
    }

    @Test
    void a_cleared_file_is_overwritten_in_its_place_to_its_end() throws Exception {
        Path cleared = file("a [1]/x.xml", "secret".repeat(20_000));
        Path sameBytes = Files.createLink(folder.resolve("link"), cleared);
        Files.setPosixFilePermissions(cleared, PosixFilePermissions.fromString("r--r--r--"));

        assertThat(run(
                        "$done = Clear-GuestFile -Paths 'C:\\none.xml', 'C:\\a [1]\\x.xml'",
                        "$done.Changed",
                        "$done.Note"))
                .containsExactly("True", "overwrote and deleted C:\\a [1]\\x.xml");

        assertThat(cleared).doesNotExist();
        assertThat(sameBytes).hasBinaryContent(new byte[120_000]);
    }

    @Test
    void a_folder_is_no_file_and_stays() throws Exception {
        Path inside = file("folder/x.txt", "kept");

        assertThat(run("(Clear-GuestFile -Paths 'C:\\folder').Changed")).containsExactly("False");

        assertThat(inside).hasContent("kept");
    }

    @Test
    void a_file_that_goes_meanwhile_is_no_error() throws Exception {
        file("x.xml", "secret");
        file("y.xml", "secret");
        String vanishing = "function Get-Item { param ([string] $LiteralPath, [switch] $Force) "
                + "if ($LiteralPath -like '*x.xml') { Remove-Item -LiteralPath $LiteralPath }; "
                + "$item = Microsoft.PowerShell.Management\\Get-Item -LiteralPath $LiteralPath -ErrorAction Stop; "
                + "if ($LiteralPath -like '*y.xml') { Remove-Item -LiteralPath $LiteralPath }; $item }";

        assertThat(run(vanishing, "(Clear-GuestFile -Paths 'C:\\x.xml', 'C:\\y.xml').Changed"))
                .containsExactly("False");
    }

    @Test
    void a_file_that_cannot_be_overwritten_is_an_error_and_stays() throws Exception {
        Path held = file("x.xml", "secret");

        assertThat(run(
                        "$held = (Get-Item -LiteralPath 'C:\\x.xml').Open('Open', 'Read', 'None')",
                        "try { Clear-GuestFile -Paths 'C:\\x.xml' } catch { 'refused' }"))
                .containsExactly("refused");

        assertThat(held).hasContent("secret");
    }

    private static String work(String name, boolean again) {
        return "$r = try { Invoke-DetachedWork -Function 'Get-FileDigest' -Arguments @{ Path = @('C:\\" + name
                + "') } -Again $" + again + " } catch { \"failed: $_\" }; "
                + "if ($null -eq $r) { 'goes on' } elseif ($r.StartsWith('failed')) { $r } else { $r.Substring(0, 8) }";
    }

    @Test
    void work_beside_the_calls_is_joined_while_it_runs_and_its_result_is_given_once() throws Exception {
        file("x.txt", "four");
        file("y.txt", "sixsix");
        file("Windows/System32/icacls.exe", "a program");
        Files.writeString(folder.resolve("task-looks"), "4");

        assertThat(run(
                        work("x.txt", false),
                        work("x.txt", false),
                        work("x.txt", true),
                        work("x.txt", true),
                        "[string](Test-Path -LiteralPath 'C:\\ProgramData\\NanoContainerHost\\work')",
                        "@(Get-ScheduledTask).Count",
                        work("x.txt", false),
                        "Set-Content -LiteralPath 'C:\\x.txt' -Value 'sixsix' -NoNewline",
                        work("x.txt", false),
                        work("x.txt", true),
                        work("x.txt", false),
                        work("y.txt", true),
                        work("y.txt", true)))
                .containsExactly(
                        "goes on",
                        "goes on",
                        "goes on",
                        "04efaf08",
                        "False",
                        "0",
                        "goes on",
                        "goes on",
                        "aec04bf8",
                        "goes on",
                        "goes on",
                        "aec04bf8");
        assertThat(calls())
                .filteredOn("guest Start-ScheduledTask NanoContainerHost"::equals)
                .hasSize(5);
        assertThat(calls())
                .filteredOn(call -> call.startsWith("guest icacls C:\\ProgramData\\NanoContainerHost\\work"))
                .hasSize(5);
    }

    @Test
    void work_whose_guest_restarts_is_started_again() throws Exception {
        file("x.txt", "four");
        Files.writeString(folder.resolve("task-looks"), "100");

        assertThat(run(
                        work("x.txt", false),
                        work("x.txt", true),
                        "Remove-Item -LiteralPath \"$global:Computer/task-looks\"",
                        "Stop-ScheduledTask -TaskName 'NanoContainerHost'",
                        work("x.txt", true),
                        work("x.txt", true)))
                .containsExactly("goes on", "goes on", "goes on", "04efaf08");
    }

    @Test
    void work_that_fails_says_why_in_the_call_that_asks_for_its_result() throws Exception {
        Files.writeString(folder.resolve("task-breaks"), "");

        List<String> said =
                run(work("none.txt", false), work("none.txt", true), work("none.txt", false), work("none.txt", true));

        assertThat(said.get(0)).isEqualTo("goes on");
        assertThat(said.get(1)).contains("ended with code 255", "PowerShell does not start.");
        assertThat(said.get(2)).isEqualTo("goes on");
        assertThat(said.get(3)).startsWith("failed: ").contains("none.txt");
    }

    @Test
    void a_failure_without_a_cause_keeps_its_message() throws Exception {
        String answer = "Set-Content -LiteralPath 'C:\\ProgramData\\NanoContainerHost\\work\\result.json' -Value '";

        assertThat(run(
                        work("none.txt", false),
                        answer + "{\"Message\": \"left by another version\", \"Remedy\": \"\", \"Result\": []}'",
                        work("none.txt", true),
                        work("none.txt", false),
                        answer + "{\"Code\": \"\", \"Message\": \"no id\", \"Remedy\": \"\", \"Result\": []}'",
                        work("none.txt", true)))
                .containsExactly("goes on", "failed: left by another version", "goes on", "failed: no id");
    }

    @Test
    void a_task_that_does_not_start_is_said() throws Exception {
        assertThat(run(
                        "function global:Start-ScheduledTask { param ($TaskName) }",
                        "function global:Start-Sleep { param ($Milliseconds) [System.Threading.Thread]::Sleep(1) }",
                        work("x.txt", false)))
                .singleElement()
                .asString()
                .contains("did not start within 30 seconds");
    }

    @Test
    void a_large_file_is_hashed_beside_the_calls() throws Exception {
        try (RandomAccessFile large = new RandomAccessFile(file("large.bin", "").toFile(), "rw")) {
            large.setLength((256L << 20) + 1);
        }
        file("small.txt", "four");
        String look = "$r = Get-GuestFile -Paths 'C:\\large.bin' -Longest 1GB -Again $";
        String say =
                "; \"$($r.Finished) $(@($r.Files).Count) $(foreach ($f in $r.Files) { $f.Length; $f.Sha256.Length })\"";

        assertThat(run(
                        look + "false" + say,
                        look + "true" + say,
                        "$r = Get-GuestFile -Paths 'C:\\small.txt', 'C:\\none.txt' -Longest 4 -Again $false" + say,
                        "$r = Get-GuestFile -Paths 'C:\\large.bin' -Longest 256MB -Again $false" + say))
                .containsExactly("False 0 ", "True 1 268435457 64", "True 1 4 64", "True 1 268435457 0");
    }
}
