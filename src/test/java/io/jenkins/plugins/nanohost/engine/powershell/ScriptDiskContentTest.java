package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Moment;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is in a host disk: each value as it was given, and the password only where Windows needs it. */
@TestPowerShell.NeededOnUnix
class ScriptDiskContentTest {
    /** The password in the file that is applied to Nano Server; the first boot of Nano Server has no such file. */
    private static final String HIDDEN = encoded("OfflineAdministratorPassword");

    private static final String OFFLINE =
            """
            <unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="offlineServicing">\
            <component name="Microsoft-Windows-Shell-Setup"><ComputerName>nano01</ComputerName><OfflineUserAccounts>\
            <OfflineAdministratorPassword><Value>%s</Value><PlainText>false</PlainText></OfflineAdministratorPassword>\
            </OfflineUserAccounts></component></settings></unattend>"""
                    .formatted(HIDDEN);

    private static final String BOOT =
            "<unattend xmlns=\"urn:schemas-microsoft-com:unattend\"><settings pass=\"oobeSystem\"/></unattend>";

    private static final String CORE_BOOT =
            """
            <unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="oobeSystem"><component><UserAccounts>\
            <AdministratorPassword><Value>%s</Value></AdministratorPassword></UserAccounts></component></settings>\
            </unattend>"""
                    .formatted(encoded("AdministratorPassword"));

    @TempDir
    private Path work;

    private DiskBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = DiskBench.open(work, Release.SERVER_2016);
        bench.perform(bench.script().newBase());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static String encoded(String setting) {
        return Base64.getEncoder()
                .encodeToString((MachineScript.PASSWORD + setting).getBytes(StandardCharsets.UTF_16LE));
    }

    private NewHostDisk host(String offline, String boot, String setupComplete, FileCopy... files) {
        return new NewHostDisk(
                bench.script().host().toString(),
                bench.script().base().toString(),
                HostDiskKind.DIFFERENCING,
                new Secret(offline),
                new Secret(boot),
                setupComplete,
                "",
                List.of(files));
    }

    private Path inside(String path) throws Exception {
        return bench.windowsOf(bench.script().host()).resolve(path);
    }

    private static final String NASTY =
            "quotes ' \" \u2018\u2019 $(Get-Date) `n $env:PATH %PATH% & | ; , { } < > -- @( "
                    + "\uD83D\uDE80 \u202E\u05D0\u0627 \u00FC \t end";

    @Test
    void texts_come_out_as_they_went_in() throws Exception {
        String boot = "<unattend note=\""
                + NASTY.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;") + "\">\r\n<!-- "
                + "long ".repeat(300) + "-->\n</unattend>";
        String commands = "@echo off\r\necho ' \" $(x) `y %PATH% & | ^ < > [*]\r\n" + "rem long\r\n".repeat(300);

        bench.perform(host(OFFLINE, boot, commands));

        assertThat(Files.readString(inside("Windows/Panther/unattend.xml"))).isEqualTo(boot);
        assertThat(Files.readString(inside("Windows/Setup/Scripts/SetupComplete.cmd")))
                .isEqualTo(commands);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's $(here) `now",
                "%PATH% & more; {x} @(y), #z",
                "[a-z] [1].txt",
                "\uD83D\uDE80 \u202E\u05D0\u0627\u200F \u00FC",
                "-LiteralPath",
                "a.partial.txt"
            })
    void files_come_out_under_the_names_that_were_given(String name) throws Exception {
        Path source = Files.writeString(work.resolve("from " + name), "content of " + name);
        FileCopy copy = new FileCopy(source.toString(), "C:\\some " + name + "\\" + name);

        bench.perform(host(OFFLINE, BOOT, "@echo off\r\n", copy));

        assertThat(inside("some " + name).resolve(name)).hasContent("content of " + name);
        assertThat(bench.perform(new AddDiskFile(bench.script().host().toString(), List.of(copy)))
                        .files())
                .isZero();
    }

    @Test
    void a_path_that_windows_powershell_cannot_reach_is_refused_before_anything_is_made() throws Exception {
        Path source = Files.writeString(work.resolve("x.txt"), "x");
        FileCopy copy = new FileCopy(source.toString(), "C:\\" + "long name\\".repeat(30) + "x.txt");

        assertThatThrownBy(() -> bench.perform(host(OFFLINE, BOOT, "@echo off\r\n", copy)))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("too long");

        assertThat(bench.script().host()).doesNotExist();
        bench.assertNothingLeft();
    }

    @Test
    void a_first_boot_script_that_cmd_would_read_otherwise_is_refused() throws Exception {
        assertThatThrownBy(() -> bench.perform(host(OFFLINE, BOOT, "echo \u00FC\r\n")))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("not ASCII");
        bench.assertNothingLeft();
    }

    @Test
    void the_password_of_nano_server_is_nowhere_in_its_disk_and_yet_is_set() throws Exception {
        bench.perform(host(OFFLINE, BOOT, "@echo off\r\n"));

        assertThat(bench.knownBy(bench.script().host()).path("Password").asText())
                .isNotEmpty();
        assertThat(bench.knownBy(bench.script().host()).path("ComputerName").asText())
                .isEqualTo("nano01");
        assertThat(inside("Windows/Panther").toFile().list()).containsExactly("unattend.xml");
        assertNoPassword(work);
        try (Stream<Path> clusters =
                Files.list(bench.content(bench.script().host()).resolve("clusters"))) {
            // NTFS keeps a short file in the file's record, so its bytes are also in the NTFS journal.
            assertThat(clusters.toList())
                    .singleElement()
                    .satisfies(left -> assertThat(left.toFile().length()).isGreaterThan(4096));
        }
    }

    /** Also where the operation fails afterwards, or Windows does not accept the file. */
    @ParameterizedTest
    @ValueSource(strings = {"Use-WindowsUnattend", "Dismount-VHD"})
    void the_password_is_in_no_disk_whose_making_failed(String call) throws Exception {
        bench.windows().order(call, 0, Moment.AFTER);
        assertThatThrownBy(() -> bench.perform(host(OFFLINE, BOOT, "@echo off\r\n")))
                .isInstanceOf(OperationFailure.class);

        assertNoPassword(work);
        bench.assertNothingLeft();
    }

    @Test
    void the_password_of_server_core_is_in_the_file_of_its_first_boot_alone() throws Exception {
        bench.perform(host("", CORE_BOOT, "@echo off\r\n"));

        Path answers = inside("Windows/Panther/unattend.xml");
        assertThat(answers).hasContent(CORE_BOOT);
        Files.delete(answers);
        assertNoPassword(work);
    }

    @Test
    void the_password_of_server_core_does_not_outlive_a_disk_whose_making_failed() throws Exception {
        bench.windows().order("Dismount-VHD", 0, Moment.BEFORE);
        assertThatThrownBy(() -> bench.perform(host("", CORE_BOOT, "@echo off\r\n")))
                .isInstanceOf(OperationFailure.class);

        assertNoPassword(work);
        bench.assertNothingLeft();
    }

    @Test
    void an_answer_file_of_the_base_disk_does_not_outrank_that_of_the_host() throws Exception {
        Path former = Files.writeString(work.resolve("former.xml"), "<former/>");
        bench.perform(new AddDiskFile(
                bench.script().base().toString(),
                List.of(new FileCopy(former.toString(), "C:\\Windows\\Panther\\Unattend\\unattend.xml"))));

        bench.perform(host(OFFLINE, BOOT, "@echo off\r\n"));

        assertThat(inside("Windows/Panther/Unattend/unattend.xml")).doesNotExist();
        assertThat(inside("Windows/Panther/unattend.xml")).hasContent(BOOT);
    }

    @Test
    void no_answers_leave_no_answer_file() throws Exception {
        assertThat(bench.steps(host("", "", "@echo off\r\n"))).doesNotContain("Use-WindowsUnattend");

        assertThat(inside("Windows/Panther/unattend.xml")).doesNotExist();
    }

    /** Checks the content of every file below a folder, and what is left of deleted files. */
    private static void assertNoPassword(Path folder) throws IOException {
        List<byte[]> forms = List.of(
                MachineScript.PASSWORD.getBytes(StandardCharsets.UTF_8),
                MachineScript.PASSWORD.getBytes(StandardCharsets.UTF_16LE),
                HIDDEN.getBytes(StandardCharsets.UTF_8),
                encoded("AdministratorPassword").getBytes(StandardCharsets.UTF_8),
                HIDDEN.getBytes(StandardCharsets.UTF_16LE));
        int files = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (byte[] form : forms) {
                    assertThat(bytes.contains(new String(form, StandardCharsets.ISO_8859_1)))
                            .as(file.toString())
                            .isFalse();
                }
                files++;
            }
        }
        assertThat(files).isGreaterThan(20);
    }
}
