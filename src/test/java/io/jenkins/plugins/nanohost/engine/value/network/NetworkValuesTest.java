package io.jenkins.plugins.nanohost.engine.value.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.definition.GuestNetwork;
import io.jenkins.plugins.nanohost.engine.value.BrokenRule;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of IPv4 and IPv6, and which of them a guest can have. */
class NetworkValuesTest {
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
    @CsvSource({
        "192.168.1.93/24, 192.168.1.0/24, true",
        "192.168.1.93/24, 192.168.1.128/25, true",
        "192.168.1.93/24, 192.168.0.0/16, true",
        "192.168.1.93/24, 128.0.0.0/1, true",
        "192.168.1.93/24, 192.168.2.0/24, false",
        "192.168.1.93/25, 192.168.1.128/25, false"
    })
    void twoPrefixesOverlapWhereOneHoldsTheOther(String one, String other, boolean overlap) {
        assertThat(Ipv4Prefix.parse(one).overlaps(Ipv4Prefix.parse(other))).isEqualTo(overlap);
        assertThat(Ipv4Prefix.parse(other).overlaps(Ipv4Prefix.parse(one))).isEqualTo(overlap);
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
        "2001:db8:0:0:0:0:0:93, 2001:db8::93",
        "2001:0DB8::0093, 2001:db8::93",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "FE80::1, fe80::1",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "::ffff:1.2.3.4, ::ffff:102:304"
    })
    void ipv6AddressesAreKeptInTheFormOfRfc5952(String text, String kept) {
        assertThat(new Ipv6(text)).hasToString(kept);
        assertThat(new Ipv6(text)).isEqualTo(new Ipv6(kept)).isEqualTo(new Ipv6(text.toUpperCase()));
        assertThat(new Ipv6(kept).bits()).hasSize(8).isEqualTo(new Ipv6(text).bits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4::5:6:7:8",
                "1::2::3",
                "1:::2",
                ":1::2",
                "1::2:",
                ":1:2:3:4:5:6:7:8",
                "12345::",
                "g::",
                "::1 ",
                " ::1",
                "fe80::1%Ethernet",
                "fe80::1%4",
                "[::1]",
                "::1/64",
                "1.2.3.4",
                "::1.2.3",
                "::1.2.3.4:5",
                "1.2.3.4::",
                "::1.2.3.256",
                "1:2:3:4:5:6:7:1.2.3.4",
                "\u0661::",
                "::\uFF11",
                "-1::",
                "+1::"
            })
    void whatIsNoIpv6AddressIsRefused(String text) {
        refused(() -> new Ipv6(text)).hasMessageContaining("for example 2001:db8::1");
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::1, true",
        "fd00::1, true",
        "fe80::1, true",
        "::, false",
        "::1, false",
        "::1.2.3.4, false",
        "::ffff:1.2.3.4, false",
        "ff02::1, false",
        "64:ff9b::1.2.3.4, true",
        "::1:0:0, true",
        "0:0:0:0:1:ffff:1:1, true"
    })
    void whichIpv6AddressesOneComputerCanHave(String address, boolean unicast) {
        assertThat(new Ipv6(address).isUnicast()).isEqualTo(unicast);
    }

    @ParameterizedTest
    @CsvSource({"fe80::1, true", "febf::1, true", "fec0::1, false", "fe00::1, false", "2001:db8::1, false"})
    void linkLocalAddressesAreKnown(String address, boolean linkLocal) {
        assertThat(new Ipv6(address).isLinkLocal()).isEqualTo(linkLocal);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::93/64, 2001:db8::ffff, 2001:db8:0:1::1",
        "2001:db8::93/61, 2001:db8:0:7::1, 2001:db8:0:8::1",
        "2001:db8::93/1, 7fff::, 8000::",
        "2001:db8::4/127, 2001:db8::5, 2001:db8::6"
    })
    void anIpv6PrefixContainsItsNetworkOnly(String prefix, String inside, String outside) {
        assertThat(Ipv6Prefix.parse(prefix)).hasToString(prefix);
        assertThat(Ipv6Prefix.parse(prefix).contains(new Ipv6(inside))).isTrue();
        assertThat(Ipv6Prefix.parse(prefix).contains(new Ipv6(outside))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2001:db8::1", "2001:db8::1/", "2001:db8::1/0", "2001:db8::1/128", "::1/-1", "/64", "1/64"})
    void whatIsNoIpv6PrefixIsRefused(String text) {
        refused(() -> Ipv6Prefix.parse(text));
    }

    @Test
    void anIpv6AddressIsInBracketsInAUrl() {
        assertThat(IpAddress.parse("10.0.0.1").inUrl()).isEqualTo("10.0.0.1");
        assertThat(IpAddress.parse("2001:DB8::1").inUrl()).isEqualTo("[2001:db8::1]");
    }

    @Test
    void anAddressIsOfTheFamilyThatItIsWrittenIn() {
        assertThat(IpAddress.parse("10.0.0.1")).isEqualTo(new Ipv4("10.0.0.1"));
        assertThat(IpAddress.parse("2001:DB8::1")).isEqualTo(new Ipv6("2001:db8::1"));
        assertThat(IpAddress.parse("::ffff:10.0.0.1")).isEqualTo(new Ipv6("::ffff:a00:1"));
        refused(() -> IpAddress.parse("dns1")).hasMessageStartingWith("'dns1' is no IP address");
        refused(() -> IpAddress.parse("10.0.0.256")).hasMessageStartingWith("'10.0.0.256' is no IPv4 address");
        refused(() -> IpAddress.parse("dns::1")).hasMessageStartingWith("'dns::1' is no IPv6 address");
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
        broken(() -> guest("192.168.1.93/24", "192.168.1.0"), "gateway");
        broken(() -> guest("192.168.1.93/24", "192.168.1.255"), "gateway");
    }

    @Test
    void theGuestHasAFixedAddressOfEitherFamilyOrOfBoth() {
        assertThat(guest6("2001:db8::3/64", null).address()).isNull();
        assertThat(guest("10.0.0.2/8", null).address6()).isNull();
        broken(() -> new GuestNetwork(null, null, null, null, List.of()), "");
        broken(
                () -> new GuestNetwork(null, new Ipv4("10.0.0.1"), null, new Ipv6("fe80::1"), List.of()),
                "",
                "gateway",
                "gateway6");
    }

    @Test
    void theGuestsIpv6AddressIsOneComputers() {
        assertThat(guest6("2001:db8::3/64", null).address6()).hasToString("2001:db8::3/64");
        assertThat(guest6("2001:db8::/127", null).address6()).hasToString("2001:db8::/127");
        for (String address :
                List.of("2001:db8::/64", "::1/64", "::/64", "ff02::1/64", "fe80::1/64", "::ffff:10.0.0.1/96")) {
            broken(() -> guest6(address, null), "address6");
        }
    }

    @Test
    void theGuestsIpv6GatewayIsAnotherOfItsNetworkOrLinkLocal() {
        assertThat(guest6("2001:db8::3/64", "2001:db8::1").gateway6()).hasToString("2001:db8::1");
        assertThat(guest6("2001:db8::3/64", "fe80::1").gateway6()).hasToString("fe80::1");
        // the address that all routers of a network share cannot be a guest's
        assertThat(guest6("2001:db8::3/64", "2001:db8::").gateway6()).hasToString("2001:db8::");
        broken(() -> guest6("2001:db8::3/64", "2001:db8:1::1"), "gateway6");
        broken(() -> guest6("2001:db8::3/64", "2001:db8:0::0003"), "gateway6");
        broken(() -> guest6("2001:db8::3/64", "ff02::2"), "gateway6");
    }

    @Test
    void nameServersAreDifferentComputers() {
        assertThat(guest("10.0.0.2/8", null, "10.0.0.3", "2001:db8::2").dns()).hasToString("[10.0.0.3, 2001:db8::2]");
        broken(() -> guest("10.0.0.2/8", null, "2001:db8::2", "2001:DB8:0::2"), "dns");
        broken(() -> guest("10.0.0.2/8", null, "ff02::fb"), "dns");
        broken(() -> guest("10.0.0.2/8", null, "10.0.0.3", "10.0.0.3"), "dns");
        broken(() -> guest("10.0.0.2/8", null, "0.0.0.0"), "dns");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.168.1.0/24  | the address of the network itself",
                "192.168.1.255/24| the network's broadcast address",
                "127.0.0.1/8     | a loopback address (127.0.0.0/8)",
                "224.0.0.5/8     | a multicast address (224.0.0.0/4)",
                "0.0.0.1/8       | an unspecified address (0.0.0.0/8)",
                "240.1.1.1/8     | a reserved address (240.0.0.0/4)",
                "169.254.1.1/16  | a link-local address (169.254.0.0/16)"
            })
    void whatAnAddressIsThatNoGuestHasIsTold(String address, String what) {
        refused(() -> guest(address, null)).hasMessage(address + " is " + what + "; give the guest one of its own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2001:db8::/64| the address of the network itself, which all its routers have",
                "::1/64       | the loopback address",
                "::/64        | the unspecified address",
                "ff02::1/64   | a multicast address (ff00::/8)",
                "fe80::1/64   | a link-local address (fe80::/10)",
                "::ffff:a00:1/96| an address that stands for one of IPv4"
            })
    void whatAnIpv6AddressIsThatNoGuestHasIsTold(String address, String what) {
        refused(() -> guest6(address, null)).hasMessage(address + " is " + what + "; give the guest one of its own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1.2.3    | the guest's own address",
                "2001:db8::3 | the guest's own address",
                "10.0.0.0    | the address of the network itself",
                "10.255.255.255| the network's broadcast address",
                "127.0.0.1   | a loopback address (127.0.0.0/8)",
                "169.254.1.1 | a link-local address (169.254.0.0/16)",
                "fe80::1     | a link-local address (fe80::/10)",
                "::1         | the loopback address"
            })
    void whatANameServerCannotBeIsTold(String server, String what) {
        refused(() -> new GuestNetwork(
                        Ipv4Prefix.parse("10.1.2.3/8"),
                        null,
                        Ipv6Prefix.parse("2001:db8::3/64"),
                        null,
                        List.of(IpAddress.parse(server))))
                .hasMessage(server + " is " + what + "; give the address of a name server");
    }

    @ParameterizedTest
    @CsvSource({"192.168.1.93/255.255.255.0, 192.168.1.93/24", "10.0.0.2/255.0.0.0, 10.0.0.2/8"})
    void aMaskInPlaceOfThePrefixLengthIsToldAsLength(String text, String right) {
        refused(() -> Ipv4Prefix.parse(text))
                .hasMessage("'" + text + "' has a mask where the prefix length belongs; write " + right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.4/255.0.255.0", "1.2.3.4/0.0.0.0", "1.2.3.4/0.255.255.255"})
    void whatIsNoMaskIsNotTakenForOne(String text) {
        refused(() -> Ipv4Prefix.parse(text)).hasMessageContaining("has no prefix length");
    }

    private static GuestNetwork guest(String address, String gateway, String... dns) {
        return new GuestNetwork(
                Ipv4Prefix.parse(address),
                gateway == null ? null : new Ipv4(gateway),
                null,
                null,
                Stream.of(dns).map(IpAddress::parse).toList());
    }

    private static GuestNetwork guest6(String address, String gateway) {
        return new GuestNetwork(
                null, null, Ipv6Prefix.parse(address), gateway == null ? null : new Ipv6(gateway), List.of());
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
