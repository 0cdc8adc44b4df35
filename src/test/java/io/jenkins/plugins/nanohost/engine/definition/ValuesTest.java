package io.jenkins.plugins.nanohost.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.value.BootLimit;
import io.jenkins.plugins.nanohost.engine.value.BrokenRule;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.ImageChoice;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.PackageName;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import io.jenkins.plugins.nanohost.engine.value.guest.FirstBootCommand;
import io.jenkins.plugins.nanohost.engine.value.guest.GuestPath;
import io.jenkins.plugins.nanohost.engine.value.guest.LocaleName;
import io.jenkins.plugins.nanohost.engine.value.guest.OwnerName;
import io.jenkins.plugins.nanohost.engine.value.guest.ProductKey;
import io.jenkins.plugins.nanohost.engine.value.guest.TimeZoneName;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import io.jenkins.plugins.nanohost.engine.value.network.SwitchName;
import io.jenkins.plugins.nanohost.engine.value.network.TcpPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final Path FILE = Path.of("a").toAbsolutePath();

    @ParameterizedTest
    @CsvSource({
        "1B, 1",
        "512 B, 512",
        "1234567, 1234567",
        "1KB, 1024",
        "1 kb, 1024",
        "2MB, 2097152",
        "20GB, 21474836480",
        "20gb, 21474836480",
        "64TB, 70368744177664",
        "' 5B ', 5"
    })
    void sizesAreReadInPowerShellsUnits(String text, long bytes) {
        assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0GB",
                "-1GB",
                "1.5GB",
                "20GiB",
                "20 G",
                "GB",
                "twenty",
                "20GB!",
                "２GB",
                "99999999TB",
                "1  GB"
            })
    void whatIsNoSizeIsRefused(String text) {
        refused(() -> ByteSize.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "2048", "999999"})
    void aSizeWithoutItsUnitIsToldSo(String text) {
        refused(() -> ByteSize.parse(text)).hasMessageStartingWith("'" + text + "' has no unit; for example 20GB");
    }

    @ParameterizedTest
    @CsvSource({
        "20GB, 20GB",
        "2048MB, 2GB",
        "1536MB, 1536MB",
        "1023B, 1023B",
        "1024B, 1KB",
        "1048576, 1MB",
        "2048TB, 2048TB"
    })
    void sizesAreShownInTheLargestUnitThatIsExact(String text, String shown) {
        assertThat(ByteSize.parse(text)).hasToString(shown);
        assertThat(ByteSize.parse(shown)).isEqualTo(ByteSize.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NANO01", "a", "1a", "A-1", "fifteen-chars-x"})
    void computerNames(String name) {
        assertThat(new ComputerName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-a", "a-", "a_b", "a.b", "ä", "12345", "sixteen-chars-xx", "a b", "a\n", "\u212A1"})
    void whatIsNoComputerNameIsRefused(String name) {
        refused(() -> new ComputerName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Administrator", "administrateur", "GUEST", "server", "System", "local", "DefaultAccount"})
    void a_word_of_windows_or_the_name_of_an_account_is_no_name_of_a_new_computer(String name) {
        refused(() -> ComputerName.parse(name));
        assertThat(new ComputerName(name)).hasToString(name);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, UTC",
        "w. europe standard time, W. Europe Standard Time",
        "W. Europe Standard Time_dstoff, W. Europe Standard Time_dstoff",
        "UTC-11, UTC-11",
        "UTC+13, UTC+13",
        "Kamchatka Standard Time_DSTOFF, Kamchatka Standard Time_dstoff"
    })
    void time_zones_are_written_as_windows_writes_them(String given, String kept) {
        assertThat(new TimeZoneName(given)).hasToString(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Berlin | W. Europe Standard Time",
                "europe/berlin | W. Europe Standard Time",
                "New York | Eastern Standard Time",
                "Central European Time | Central Europe Standard Time",
                "W. Europe Standart Time | W. Europe Standard Time",
                "Pacific Time | near it: Pacific Standard Time",
                "W. Europe Daylight Time | near it: W. Europe Standard Time",
                "(UTC+01:00) Amsterdam, Berlin | near it: W. Europe Standard Time",
                "CDT | near it: Central Standard Time",
                "XYZ | tzutil /l",
                "110 | tzutil /l",
                "_dstoff | tzutil /l"
            })
    void what_is_no_time_zone_is_refused_with_the_nearest(String given, String told) {
        assertThatThrownBy(() -> new TimeZoneName(given))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll(given, told);
    }

    @ParameterizedTest
    @CsvSource({
        "en-us, en-US",
        "DE-de, de-DE",
        "ca-ES-valencia, ca-ES-valencia",
        "SR-latn-rs, sr-Latn-RS",
        "zh-CN, zh-CN",
        "es-419, es-419",
        "en-001, en-001"
    })
    void locales_are_written_as_windows_writes_them(String given, String kept) {
        assertThat(new LocaleName(given)).hasToString(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "en-UK, en-GB",
        "xx-XX, LCID",
        "en, near it: en-US",
        "de, near it: de-DE",
        "german, near it: de-DE",
        "deu, near it: de-DE",
        "sr-RS, sr-Latn-RS",
        "de-DD, de-DE",
        "english, en-US",
        "en-US-POSIX, en-US"
    })
    void what_is_no_locale_is_refused_with_the_nearest(String given, String told) {
        assertThatThrownBy(() -> new LocaleName(given))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll(given, told);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65536, 135, 139, 445, 3389, 5985, 5986, 47001})
    void docker_does_not_listen_where_windows_does(int port) {
        refused(() -> new TcpPort(port));
    }

    @ParameterizedTest
    @CsvSource({"nano01, nano01", "NANO01, nano01", "a, a", "1, 1", "com10, com10", "con-1, con-1"})
    void hostNamesAreKeptInLowerCase(String name, String kept) {
        assertThat(new HostName(name)).hasToString(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "a_b",
                "a.b",
                "..",
                "a/b",
                "a\\b",
                "con",
                "NUL",
                "com1",
                "Lpt9",
                "\u212Aelvin",
                "a\u0000"
            })
    void whatIsNoHostNameIsRefused(String name) {
        refused(() -> new HostName(name));
    }

    @Test
    void aHostNameHas63Characters() {
        assertThat(new HostName("a".repeat(63)).value()).hasSize(63);
        refused(() -> new HostName("a".repeat(64)));
    }

    @ParameterizedTest
    @CsvSource({
        "aaaaa-bbbbb-ccccc-ddddd-11111, AAAAA-BBBBB-CCCCC-DDDDD-11111",
        "AAAAA-BBBBB-CCCCC-DDDDD-11111, AAAAA-BBBBB-CCCCC-DDDDD-11111"
    })
    void productKeysAreKeptInCapitals(String text, String kept) {
        assertThat(ProductKey.parse(text)).hasToString(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAAA",
                "AAAAABBBBBCCCCCDDDDDEEEEE",
                "AAAAA-BBBBB-CCCCC-DDDDD-EEEE",
                "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF",
                "AAAAA-BBBBB-CCCCC-DDDDD-EEEE\u0131",
                "AAAAA-BBBBB-CCCCC-DDDDD-EEE\u00DF",
                "AAAAA BBBBB CCCCC DDDDD EEEEE"
            })
    void whatIsNoProductKeyIsRefusedAndNotShown(String text) {
        refused(() -> ProductKey.parse(text)).hasMessageStartingWith("this is no product key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Build farm",
                "A & B <c> \"d\" 'e' `f` $(g) %PATH%",
                "\uD83D\uDE00",
                "\u05D0\u200F\u202Eb",
                "a\u00A0b",
                "\uFFFD"
            })
    void ownersAreAnyLine(String name) {
        assertThat(new OwnerName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\nb",
                "a\rb",
                "a\tb",
                "a\u0000",
                "\u001b[31m",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\uFFFE",
                "a\uFFFF",
                "a\uD83D",
                "\uDE00a"
            })
    void whatIsNoOwnersNameIsRefused(String name) {
        refused(() -> new OwnerName(name)).hasMessageContaining("one line of up to 255 characters");
    }

    @Test
    void anOwnersNameHas255Characters() {
        assertThat(new OwnerName("a".repeat(255)).value()).hasSize(255);
        refused(() -> new OwnerName("a".repeat(256)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"w32tm /resync", "echo \"%PATH%\" > C:\\x & rem ^|", "~"})
    void commandsArePrintableAscii(String command) {
        assertThat(new FirstBootCommand(command)).hasToString(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\rb", "a\tb", "echo \u00FC", "\uD83D\uDE00", "a\u0000", "a\u007F"})
    void whatIsNoCommandIsRefused(String command) {
        refused(() -> new FirstBootCommand(command)).hasMessageContaining("1 to 8000 printable ASCII characters");
    }

    @Test
    void aCommandHas8000Characters() {
        assertThat(new FirstBootCommand("a".repeat(8000)).value()).hasSize(8000);
        refused(() -> new FirstBootCommand("a".repeat(8001)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "sr-Latn-RS", "es-419", "fil-PH"})
    void locales(String name) {
        assertThat(new LocaleName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en", "english", "en_US", "en-US;x", "en-US\n", "0409:00000409"})
    void whatIsNoLocaleIsRefused(String name) {
        refused(() -> new LocaleName(name)).hasMessageContaining("no locale of Windows");
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\tools\\x.exe, C:\\tools\\x.exe",
        "c:/tools/x.exe, c:\\tools\\x.exe",
        "C:\\a b\\ü.😀, C:\\a b\\ü.😀",
        "C:\\.x, C:\\.x"
    })
    void guestPaths(String text, String kept) {
        assertThat(new GuestPath(text)).hasToString(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "C:",
                "C:\\",
                "x.exe",
                "\\x",
                "D:\\x",
                "C:x",
                "\\\\srv\\c$\\x",
                "C:\\..\\x",
                "C:\\a\\.\\x",
                "C:\\a\\",
                "C:\\\\x",
                "C:\\a \\x",
                "C:\\a.",
                "C:\\a:b",
                "C:\\a|b",
                "C:\\a*",
                "C:\\a\"b",
                "C:\\a\nb"
            })
    void whatIsNoGuestPathIsRefused(String text) {
        refused(() -> new GuestPath(text));
    }

    @Test
    void aGuestPathHas240Characters() {
        assertThat(new GuestPath("C:\\" + "a".repeat(237)).value()).hasSize(240);
        refused(() -> new GuestPath("C:\\" + "a".repeat(238)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "ServerDataCenterNano", "Windows Server 2016 SERVERDATACENTERNANO"})
    void images(String text) {
        assertThat(new ImageChoice(text).value()).isEqualTo(text);
        assertThat(new ImageChoice(text).isOnly()).isEqualTo(text.isEmpty());
    }

    @Test
    void whatIsNoImageIsRefused() {
        refused(() -> new ImageChoice("a\nb"));
        assertThat(new ImageChoice("a".repeat(200)).value()).hasSize(200);
        refused(() -> new ImageChoice("a".repeat(201)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Guest", "OEM-Drivers", "a", "A.1"})
    void packageNames(String name) {
        assertThat(new PackageName(name)).hasToString(name);
        assertThat(new PackageName(name)).isEqualTo(new PackageName(name.toLowerCase()));
        assertThat(new PackageName(name)).hasSameHashCodeAs(new PackageName(name.toLowerCase()));
        assertThat(new PackageName(name)).isNotEqualTo(new PackageName(name + "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a b", "a/b", "..", "a*", "ä"})
    void whatIsNoPackageNameIsRefused(String name) {
        refused(() -> new PackageName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"External", "General Purpose External", "Außen \uD83D\uDE00", "$(calc)'\"`"})
    void switchNamesAreAnyLine(String name) {
        assertThat(new SwitchName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0085b", "a\u0000"})
    void whatIsNoSwitchNameIsRefused(String name) {
        refused(() -> new SwitchName(name));
    }

    @Test
    void aSwitchNameHas100Characters() {
        assertThat(new SwitchName("a".repeat(100)).value()).hasSize(100);
        refused(() -> new SwitchName("a".repeat(101)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "W. Europe Standard Time", "UTC+13", "Central Standard Time (Mexico)"})
    void timeZones(String name) {
        assertThat(new TimeZoneName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " UTC", "Europe/Berlin", "UTC<x>", "Ü"})
    void whatIsNoTimeZoneIsRefused(String name) {
        refused(() -> new TimeZoneName(name));
    }

    @Test
    void aVmsMemoryAndProcessorsHaveLimits() {
        assertThat(vm("512MB", 1).hardware().memory()).hasToString("512MB");
        assertThat(vm("12TB", 240).hardware().processors()).isEqualTo(240);
        broken(() -> vm("510MB", 1), "memory");
        broken(() -> vm("13TB", 1), "memory");
        broken(() -> vm("1025MB", 1), "memory");
        broken(() -> vm("2GB", 0), "processors");
        broken(() -> vm("2GB", 241), "processors");
        broken(() -> vm("511MB", 0), "memory", "processors");
    }

    @Test
    void aBootLimitIsOneMinuteToOneDay() {
        assertThat(BootLimit.parse("1min").time()).isEqualTo(Duration.ofMinutes(1));
        assertThat(BootLimit.parse(" 90 MIN ")).hasToString("90min").isEqualTo(BootLimit.parse("90min"));
        assertThat(BootLimit.parse("120min")).hasToString("2h");
        assertThat(BootLimit.parse("24h").time()).isEqualTo(Duration.ofDays(1));
        for (String wrong :
                List.of("0min", "0h", "1441min", "25h", "9999h", "30", "30s", "1.5h", "-1h", "1 d", "PT1H")) {
            assertThatThrownBy(() -> BootLimit.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageMatching("(?s).*(is outside 1min to 24h|is no time; for example 45min or 2h)");
        }
    }

    @Test
    void aPortHasLimits() {
        assertThat(install(ContainerNetwork.NAT, null, 1).port()).isEqualTo(1);
        assertThat(install(ContainerNetwork.NAT, null, 65535).port()).isEqualTo(65535);
        broken(() -> install(ContainerNetwork.NAT, null, 0), "port");
        broken(() -> install(ContainerNetwork.NAT, null, 65536), "port");
    }

    @Test
    void aSubnetIsOfNatAndHasNoHostBits() {
        assertThat(install(ContainerNetwork.NAT, "172.16.0.0/12", 1).subnet()).hasToString("172.16.0.0/12");
        broken(() -> install(ContainerNetwork.TRANSPARENT, "172.16.0.0/12", 1), "subnet");
        broken(() -> install(ContainerNetwork.NAT, "172.16.0.1/12", 1), "subnet");
        broken(() -> install(ContainerNetwork.NAT, "224.0.0.0/4", 1), "subnet");
    }

    @Test
    void eachStagedFileHasAPlaceOfItsOwn() {
        OwnFile one = new OwnFile(FILE, new GuestPath("C:\\a"));
        assertThat(new FilesDefinition(null, null, List.of(one, new OwnFile(FILE, new GuestPath("C:\\b")))).copy())
                .hasSize(2);
        broken(() -> new FilesDefinition(null, null, List.of(one, new OwnFile(FILE, new GuestPath("c:/A")))), "copy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Windows\\Panther\\unattend.xml",
                "c:/windows/panther/UNATTEND.XML",
                "C:\\Windows\\Panther\\Unattend\\Unattend.xml",
                "C:\\unattend.xml",
                "C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd"
            })
    void noStagedFileTakesThePlaceOfWhatTheFirstBootReads(String path) {
        broken(() -> new FilesDefinition(null, null, List.of(new OwnFile(FILE, new GuestPath(path)))), "copy");
    }

    private static VmDefinition vm(String memory, int processors) {
        return new VmDefinition(VmHardware.of("x", ByteSize.parse(memory), processors), null);
    }

    private static DockerDefinition install(ContainerNetwork network, String subnet, int port) {
        return new DockerDefinition(network, subnet == null ? null : Ipv4Prefix.parse(subnet), port);
    }

    private static AbstractThrowableAssert<?, ?> refused(Supplier<?> value) {
        return assertThatThrownBy(value::get).isInstanceOf(InvalidValueException.class);
    }

    private static void broken(Supplier<?> value, String... fields) {
        refused(value).satisfies(e -> assertThat(((InvalidValueException) e).broken())
                .extracting(BrokenRule::field)
                .containsExactly(fields));
    }
}
