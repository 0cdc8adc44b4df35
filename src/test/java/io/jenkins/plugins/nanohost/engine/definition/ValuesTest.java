package io.jenkins.plugins.nanohost.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.definition.StageDefinition.StagedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final Path FILE = Path.of("a").toAbsolutePath();

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "512, 512",
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
    @CsvSource({"20GB, 20GB", "2048MB, 2GB", "1536MB, 1536MB", "1023, 1023B", "1024, 1KB", "2048TB, 2048TB"})
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
    @ValueSource(strings = {"192.168.1.93", "0.0.0.0", "255.255.255.255", "1.2.3.4"})
    void addresses(String address) {
        assertThat(new Ipv4(address)).hasToString(address);
        assertThat(Ipv4.ofBits(new Ipv4(address).bits())).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.4 ",
                "a.b.c.d",
                "1..3.4",
                "0x1.2.3.4",
                "::1",
                "-1.2.3.4",
                "١.2.3.4",
                "example.org"
            })
    void whatIsNoAddressIsRefused(String address) {
        refused(() -> new Ipv4(address));
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.93/24, 255.255.255.0, false, false",
        "172.16.0.0/12, 255.240.0.0, true, false",
        "10.255.255.255/8, 255.0.0.0, false, true",
        "10.0.0.1/30, 255.255.255.252, false, false",
        "128.0.0.0/1, 128.0.0.0, true, false",
    })
    void prefixesKnowTheirNetwork(String text, String mask, boolean network, boolean broadcast) {
        Ipv4Prefix prefix = Ipv4Prefix.parse(text);
        assertThat(prefix).hasToString(text);
        assertThat(prefix.mask()).hasToString(mask);
        assertThat(prefix.isNetwork()).isEqualTo(network);
        assertThat(prefix.isBroadcast()).isEqualTo(broadcast);
    }

    @Test
    void aPrefixContainsItsNetworkOnly() {
        Ipv4Prefix prefix = Ipv4Prefix.parse("192.168.1.93/24");
        assertThat(prefix.contains(new Ipv4("192.168.1.1"))).isTrue();
        assertThat(prefix.contains(new Ipv4("192.168.2.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3.4",
                "1.2.3.4/",
                "1.2.3.4/0",
                "1.2.3.4/31",
                "1.2.3.4/255.0.0.0",
                "1.2.3/24",
                "/24",
                "1.2.3.4/24/8"
            })
    void whatIsNoPrefixIsRefused(String text) {
        refused(() -> Ipv4Prefix.parse(text));
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
    void aDisksSizeHasLimits() {
        assertThat(disk(ByteSize.parse("512MB")).size()).hasToString("512MB");
        assertThat(disk(ByteSize.parse("64TB")).size()).hasToString("64TB");
        broken(() -> disk(ByteSize.parse("511MB")), "size");
        broken(() -> disk(ByteSize.parse("65TB")), "size");
        broken(() -> disk(new ByteSize((1L << 30) + 512)), "size");
    }

    @Test
    void packagesAreKeptOnceInTheirOrder() {
        VhdDefinition disk = new VhdDefinition(
                FILE,
                ImageChoice.ONLY,
                List.of(new PackageName("B"), new PackageName("A"), new PackageName("b")),
                null,
                DiskFormat.VHDX,
                VmGeneration.TWO,
                HostDiskKind.COPY,
                List.of(),
                List.of(),
                new ComputerName("A"),
                null,
                null,
                VhdDefinition.DEFAULT_TIME_ZONE,
                VhdDefinition.DEFAULT_LOCALE,
                null,
                null,
                List.of(),
                List.of());
        assertThat(disk.packages()).hasToString("[B, A]");
    }

    @Test
    void aVmsMemoryAndProcessorsHaveLimits() {
        assertThat(vm("512MB", 1).memory()).hasToString("512MB");
        assertThat(vm("12TB", 240).processors()).isEqualTo(240);
        broken(() -> vm("510MB", 1), "memory");
        broken(() -> vm("13TB", 1), "memory");
        broken(() -> vm("1025MB", 1), "memory");
        broken(() -> vm("2GB", 0), "processors");
        broken(() -> vm("2GB", 241), "processors");
        broken(() -> vm("511MB", 0), "memory", "memory", "processors");
    }

    @Test
    void theGuestsAddressIsOneComputers() {
        assertThat(guest("192.168.1.93/24", null).gateway()).isNull();
        for (String address : List.of(
                "192.168.1.0/24", "192.168.1.255/24", "127.0.0.1/8", "224.0.0.5/8", "0.0.0.1/8", "240.1.1.1/8")) {
            broken(() -> guest(address, null), "address");
        }
    }

    @Test
    void theGuestsGatewayIsAnotherOfItsNetwork() {
        assertThat(guest("192.168.1.93/24", "192.168.1.1").gateway()).hasToString("192.168.1.1");
        broken(() -> guest("192.168.1.93/24", "192.168.2.1"), "gateway");
        broken(() -> guest("192.168.1.93/24", "192.168.1.93"), "gateway");
    }

    @Test
    void nameServersAreDifferentComputers() {
        assertThat(guest("10.0.0.2/8", null, "10.0.0.3", "8.8.8.8").dns()).hasToString("[10.0.0.3, 8.8.8.8]");
        broken(() -> guest("10.0.0.2/8", null, "10.0.0.3", "10.0.0.3"), "dns");
        broken(() -> guest("10.0.0.2/8", null, "0.0.0.0"), "dns");
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
        StagedFile one = new StagedFile(FILE, new GuestPath("C:\\a"));
        assertThat(new StageDefinition(null, null, List.of(one, new StagedFile(FILE, new GuestPath("C:\\b")))).files())
                .hasSize(2);
        broken(
                () -> new StageDefinition(null, null, List.of(one, new StagedFile(FILE, new GuestPath("c:/A")))),
                "files");
    }

    private static VhdDefinition disk(ByteSize size) {
        return new VhdDefinition(
                FILE,
                ImageChoice.ONLY,
                List.of(),
                size,
                DiskFormat.VHDX,
                VmGeneration.TWO,
                HostDiskKind.COPY,
                List.of(),
                List.of(),
                new ComputerName("A"),
                null,
                null,
                VhdDefinition.DEFAULT_TIME_ZONE,
                VhdDefinition.DEFAULT_LOCALE,
                null,
                null,
                List.of(),
                List.of());
    }

    private static VmDefinition vm(String memory, int processors) {
        return new VmDefinition(new SwitchName("x"), ByteSize.parse(memory), processors);
    }

    private static GuestNetwork guest(String address, String gateway, String... dns) {
        return new GuestNetwork(
                Ipv4Prefix.parse(address),
                gateway == null ? null : new Ipv4(gateway),
                null,
                null,
                Stream.of(dns).map(IpAddress::parse).toList());
    }

    private static InstallDefinition install(ContainerNetwork network, String subnet, int port) {
        return new InstallDefinition(network, subnet == null ? null : Ipv4Prefix.parse(subnet), port);
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
