package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv6;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv6Prefix;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The guest's fixed addresses: one of IPv4, one of IPv6, or both.
 *
 * @param address null: IPv4 by DHCP
 * @param gateway null: the network has none
 * @param address6 null: the IPv6 address that the network's routers announce
 * @param gateway6 null: the gateway that the routers announce
 * @param dns name servers, asked in this order; none: names are not resolved
 */
public record GuestNetwork(
        @CheckForNull Ipv4Prefix address,
        @CheckForNull Ipv4 gateway,
        @CheckForNull Ipv6Prefix address6,
        @CheckForNull Ipv6 gateway6,
        List<IpAddress> dns)
        implements DefinitionPart {
    public GuestNetwork {
        dns = List.copyOf(dns);
        Rules rules = new Rules()
                .require(
                        address != null || address6 != null,
                        "",
                        "has no fixed address; give address, address6 or both, or leave network out")
                .require(
                        gateway == null || address != null,
                        "gateway",
                        "a gateway goes with a fixed address; give address too, or leave gateway out")
                .require(
                        gateway6 == null || address6 != null,
                        "gateway6",
                        "a gateway goes with a fixed address; give address6 too, or leave gateway6 out")
                .require(
                        Set.copyOf(dns).size() == dns.size(),
                        "dns",
                        dns + " holds an address twice; name each server once");
        for (IpAddress server : Set.copyOf(dns)) {
            rules.keep(
                    noServer(server, address, address6)
                            .map(what -> server + " is " + what + "; give the address of a name server"),
                    "dns");
        }
        if (address != null) {
            check(address, gateway, rules);
        }
        if (address6 != null) {
            check(address6, gateway6, rules);
        }
        rules.check();
    }

    private static Optional<String> noServer(
            IpAddress server, @CheckForNull Ipv4Prefix address, @CheckForNull Ipv6Prefix address6) {
        if (address != null && server.equals(address.address())
                || address6 != null && server.equals(address6.address())) {
            return Optional.of("the guest's own address");
        }
        return server instanceof Ipv4 server4 && address != null
                ? address.notOfOneComputer(server4)
                : server.specialUse();
    }

    private static void check(Ipv4Prefix address, @CheckForNull Ipv4 gateway, Rules rules) {
        Optional<String> special = address.notOfOneComputer();
        rules.keep(special.map(what -> address + " is " + what + "; give the guest one of its own"), "address")
                .require(
                        gateway == null || address.contains(gateway),
                        "gateway",
                        "gateway " + gateway + " is outside " + address + "; it must be in the guest's network")
                .keep(
                        gateway == null || !address.contains(gateway) || gateway.equals(address.address())
                                ? Optional.empty()
                                : address.notOfOneComputer(gateway)
                                        .map(what -> "gateway " + gateway + " is " + what + " in " + address
                                                + "; give the router's"),
                        "gateway")
                .require(
                        gateway == null || !gateway.equals(address.address()),
                        "gateway",
                        "gateway " + gateway + " is the guest's own address; give the router's");
    }

    private static void check(Ipv6Prefix address, @CheckForNull Ipv6 gateway, Rules rules) {
        Optional<String> special = address.notOfOneComputer();
        rules.keep(special.map(what -> address + " is " + what + "; give the guest one of its own"), "address6")
                .require(
                        gateway == null || gateway.isLinkLocal() || gateway.isUnicast() && address.contains(gateway),
                        "gateway6",
                        "gateway " + gateway + " is outside " + address
                                + "; it must be in the guest's network, or link-local (fe80::/10)")
                .require(
                        gateway == null || !gateway.equals(address.address()),
                        "gateway6",
                        "gateway " + gateway + " is the guest's own address; give the router's");
    }
}
