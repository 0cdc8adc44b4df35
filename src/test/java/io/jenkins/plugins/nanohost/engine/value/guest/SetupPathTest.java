package io.jenkins.plugins.nanohost.engine.value.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.definition.reader.DefinitionReader;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No file of the user may replace one that the setup writes. */
class SetupPathTest {
    private static final Path SCRIPTS =
            Path.of("src/main/resources/io/jenkins/plugins/nanohost/engine/powershell/guest");

    private static final List<String> FIELDS = List.of(
            "vhd: {media: m, files: [{from: a, to: '%s'}]}", "vhd: {media: m}\nfiles: {copy: [{from: a, to: '%s'}]}");

    private static Stream<String> reserved() {
        return SetupPath.examples().stream();
    }

    private static void refuses(String path) {
        refuses(path, "");
    }

    private static void refuses(String path, String why) {
        for (String field : FIELDS) {
            DefinitionFailure failure = catchThrowableOfType(DefinitionFailure.class, () -> read(field, path));
            assertThat(failure).as(path).isNotNull();
            assertThat(failure.problems())
                    .singleElement()
                    .asString()
                    .contains(": ", path.replace('/', '\\'), why, "choose another path");
        }
    }

    private static HostDefinition read(String field, String path) throws DefinitionFailure {
        return DefinitionReader.read("host: nano01\n" + field.formatted(path), Path.of("/d"), "test");
    }

    @ParameterizedTest
    @MethodSource("reserved")
    void whatSetupWritesIsRefusedInEachListOfFilesHoweverItIsWritten(String path) {
        refuses(path);
        refuses(path.toUpperCase(Locale.ROOT));
        refuses(path.replace('\\', '/'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\PROGRA~1\\docker\\dockerd.exe",
                "C:\\PROGRA~3\\docker\\config\\daemon.json",
                "C:\\ProgramData\\docker\\config\\DAEMON~1.JSO",
                "C:\\PROGRA~3\\NANO-C~1\\baseimage.tar",
                "C:\\Windows\\Setup\\Scripts\\SETUPC~1.CMD"
            })
    void aShortNameThatMayStandForOneIsRefused(String path) {
        refuses(path);
    }

    /** Where a file has a folder's name, that folder cannot be made. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\ProgramData\\docker",
                "C:\\ProgramData\\docker\\config",
                "C:\\ProgramData\\docker\\certs.d",
                "C:\\ProgramData\\nano-container-host",
                "C:\\Program Files\\docker",
                "C:\\Windows\\Setup",
                "C:\\Windows\\Setup\\Scripts",
                "C:\\Windows\\Panther",
                "C:\\Windows\\Panther\\Unattend",
                "C:\\Windows\\System32\\Sysprep",
                "C:\\Program Files",
                "C:\\ProgramData",
                "C:\\Windows",
                "C:\\Windows\\System32",
                "C:\\PROGRA~1",
                "C:\\PROGRA~3\\docker"
            })
    void aFolderThatSetupNeedsIsRefused(String path) {
        refuses(path, "is a folder that the setup needs");
        refuses(path.toUpperCase(Locale.ROOT), "is a folder that the setup needs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\ProgramData\\docker\\config\\daemon.json\\x.txt",
                "C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd\\a\\b.txt",
                "C:\\Windows\\System32\\docker.exe\\x.txt",
                "C:\\unattend.xml\\x.txt"
            })
    void aPathBelowAFileOfSetupIsRefused(String path) {
        refuses(path, "is below a file that the setup writes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Users\\All Users",
                "C:\\Users\\All Users\\docker\\config\\daemon.json",
                "C:\\users\\all users\\docker\\certs.d\\ca.pem",
                "C:\\Documents and Settings\\All Users\\docker\\config",
                "C:\\Documents and Settings\\All Users\\Application Data\\docker\\config\\daemon.json",
                "C:\\ProgramData\\Application Data\\nano-container-host\\baseimage.tar",
                "C:\\ProgramData\\Application Data\\Application Data\\docker\\runDockerDaemon.cmd",
                "C:\\DOCUME~1\\ALLUSE~1\\docker\\daemon.log",
                "C:\\DOCUME~1\\ALLUSE~1\\APPLIC~1\\docker\\daemon.log",
                "C:\\PROGRA~3\\APPLIC~1\\docker\\daemon.log",
                "C:\\Users\\ALLUSE~1\\NANO-C~1\\x.y"
            })
    void aPathThatLeadsToOneByALinkOfWindowsIsRefused(String path) {
        refuses(path);
    }

    /** From "Windows Setup automation overview", and the place where the disk's scripts write one while they apply it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Windows\\System32\\Sysprep\\unattend.xml",
                "C:\\Windows\\System32\\Sysprep\\autounattend.xml",
                "C:\\Windows\\Panther\\autounattend.xml",
                "C:\\Windows\\Panther\\offline.xml",
                "C:\\Windows\\Panther\\Unattend\\Autounattend.xml"
            })
    void anAnswerFileIsRefusedWhereverWindowsLooksForOne(String path) {
        refuses(path, "is what the disk's first boot reads");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Windows\\System32\\config\\SYSTEM",
                "C:\\windows\\system32\\Config\\software.log1",
                "C:\\Windows\\System32\\config\\RegBack\\SAM"
            })
    void aFileOfTheRegistryIsRefused(String path) {
        refuses(path, "is in the folder of the registry's files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\tools\\con\\x.txt",
                "C:\\aux.txt",
                "C:\\tools\\NUL",
                "C:\\a\\Com1.tar.gz",
                "C:\\lpt9",
                "C:\\com\u00b2.txt",
                "C:\\prn .txt",
                "C:\\CONOUT$"
            })
    void aNameOfADeviceIsRefusedInAnyPart(String path) {
        for (String field : FIELDS) {
            DefinitionFailure failure = catchThrowableOfType(DefinitionFailure.class, () -> read(field, path));
            assertThat(failure).as(path).isNotNull();
            assertThat(failure.problems()).singleElement().asString().contains(".to: ", "is the name of a device");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\tools\\x.exe, C:\\tools\\X.exe\\y, C:\\tools\\X.exe\\y is below C:\\tools\\x.exe",
        "C:\\tools\\x.exe\\y\\z, C:\\tools\\x.exe, C:\\tools\\x.exe\\y\\z is below C:\\tools\\x.exe",
        "C:\\tools\\x.exe, c:\\Tools\\x.exe, two files go to c:\\Tools\\x.exe"
    })
    void aFileInTheWayOfAnotherIsRefusedInOneListAndAcrossBoth(String first, String second, String what) {
        for (String text : List.of(
                "vhd:\n  media: m\n  files: [{from: a, to: '%s'}, {from: b, to: '%s'}]",
                "vhd: {media: m}\nfiles:\n  copy: [{from: a, to: '%s'}, {from: b, to: '%s'}]",
                "vhd: {media: m, files: [{from: a, to: '%s'}]}\nfiles: {copy: [{from: b, to: '%s'}]}")) {
            DefinitionFailure failure = catchThrowableOfType(
                    DefinitionFailure.class,
                    () -> DefinitionReader.read(
                            "host: nano01\n" + text.formatted(first, second), Path.of("/d"), "test"));
            assertThat(failure).as(text).isNotNull();
            assertThat(failure.problems()).singleElement().asString().contains(what);
        }
    }

    @Test
    void aForbiddenPathIsToldAtItsOwnLineAndField() {
        DefinitionFailure failure = catchThrowableOfType(
                DefinitionFailure.class,
                () -> DefinitionReader.read(
                        "host: nano01\nfiles:\n  copy:\n    - {from: a, to: 'C:\\a'}\n    - from: b\n      to: 'C:\\Windows'\n",
                        Path.of("/d"),
                        "test"));
        assertThat(failure.problems())
                .singleElement()
                .asString()
                .startsWith("line 6: files.copy[1].to: C:\\Windows is a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\tools\\docker.exe",
                "C:\\tools\\console.exe",
                "C:\\tools\\com10",
                "C:\\tools\\x.con",
                "C:\\Windows\\System32\\configuration",
                "C:\\Program Files\\docker\\cli-plugins\\docker-compose.exe",
                "C:\\ProgramData\\docker\\config\\other.json",
                "C:\\Windows\\System32\\drivers\\etc\\hosts",
                "C:\\Windows\\Setup\\Scripts\\mine.cmd",
                "C:\\tools\\PROGRA~1.TXT",
                "C:\\PROGRA~1.TXT",
                "C:\\Program",
                "C:\\Program Files\\docker2",
                "C:\\docker",
                "C:\\Windows\\System32\\Sysprep\\mine.xml",
                "C:\\tools\\All Users\\docker\\config\\daemon.json",
                "C:\\tools\\Application Data"
            })
    void otherPathsAreFree(String path) throws Exception {
        for (String field : FIELDS) {
            assertThat(read(field, path).host()).hasToString("nano01");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\Users\\All Users\\tools\\x.exe, C:\\ProgramData\\tools\\x.exe",
        "C:\\Users\\Default User\\x.txt, C:\\Users\\Default\\x.txt",
        "C:\\Documents and Settings\\Default User\\Application Data\\x, C:\\Users\\Default\\AppData\\Roaming\\x",
        "C:\\Users\\Public\\Documents\\My Music\\x.mp3, C:\\Users\\Public\\Music\\x.mp3",
        "C:\\ProgramData\\Documents\\My Videos\\x, C:\\Users\\Public\\Videos\\x",
        "C:\\Users\\Default\\My Documents\\x, C:\\Users\\Default\\Documents\\x",
        "C:\\DOCUME~1\\Default\\x.txt, C:\\Users\\Default\\x.txt"
    })
    void aPathThroughALinkOfWindowsIsRefusedWithWhereItLeads(String path, String target) {
        for (String field : FIELDS) {
            DefinitionFailure failure = catchThrowableOfType(DefinitionFailure.class, () -> read(field, path));
            assertThat(failure.problems()).singleElement().asString().contains(path, "link of Windows", target);
        }
    }

    @Test
    void whatTheScriptsWriteBelowDockersFoldersIsOnTheList() throws Exception {
        Pattern literal = Pattern.compile("'(C:\\\\ProgramData\\\\[^']*\\.[a-z]{3,4})'");
        try (Stream<Path> scripts = Files.walk(SCRIPTS)) {
            for (Path script : scripts.filter(Files::isRegularFile).toList()) {
                List<String> paths = literal.matcher(Files.readString(script))
                        .results()
                        .map(MatchResult::group)
                        .map(text -> text.substring(1, text.length() - 1))
                        .toList();
                assertThat(paths).as(script.toString()).allMatch(path -> SetupPath.objection(new GuestPath(path))
                        .isPresent());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.0.0/16, 192.168.1.93/24, overlaps the network of the guest's address 192.168.1.93/24",
        "192.168.1.128/25, 192.168.1.93/24, overlaps the network of the guest's address 192.168.1.93/24",
        "192.168.1.0/24, 192.168.1.93/24, overlaps the network of the guest's address 192.168.1.93/24",
        "10.0.0.0/8, 11.1.1.93/7, overlaps the network of the guest's address 11.1.1.93/7",
        "172.16.0.0/12, 192.168.1.93/24, holds the guest's name server 172.16.3.4"
    })
    void aNatNetworkThatHoldsWhatTheGuestNeedsIsRefused(String subnet, String address, String what) {
        DefinitionFailure failure = catchThrowableOfType(DefinitionFailure.class, () -> network(subnet, address));
        assertThat(failure.problems())
                .singleElement()
                .asString()
                .startsWith("line 5: docker.subnet: " + subnet + " " + what + "; choose another network");
    }

    @ParameterizedTest
    @CsvSource({"192.168.2.0/24, 192.168.1.93/24", "192.168.1.128/25, 192.168.1.93/25", "10.0.0.0/8, 11.1.1.93/8"})
    void aNatNetworkBesideTheGuestsIsFree(String subnet, String address) throws Exception {
        assertThat(network(subnet, address).docker().subnet()).hasToString(subnet);
    }

    private static HostDefinition network(String subnet, String address) throws DefinitionFailure {
        return DefinitionReader.read(
                "host: nano01\nvhd:\n  media: m\n  network: {address: " + address
                        + ", dns: [172.16.3.4, '2001:db8::1']}\ndocker: {subnet: " + subnet + "}",
                Path.of("/d"),
                "test");
    }
}
