package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Set;

/**
 * The guest's fixed address.
 *
 * @param gateway null where the network has none
 * @param dns asked in this order; none: names are not resolved
 */
public record GuestNetwork(Ipv4Prefix address, @CheckForNull Ipv4 gateway, List<Ipv4> dns) implements DefinitionPart {
    public GuestNetwork {
        dns = List.copyOf(dns);
        new Rules()
                .require(
                        address.address().isUnicast() && !address.isNetwork() && !address.isBroadcast(),
                        "address",
                        address + " is a network's, broadcast or reserved address; give the guest one of its own")
                .require(
                        gateway == null || address.contains(gateway),
                        "gateway",
                        "gateway " + gateway + " is outside " + address + "; it must be in the guest's network")
                .require(
                        gateway == null || !gateway.equals(address.address()),
                        "gateway",
                        "gateway " + gateway + " is the guest's own address; give the router's")
                .require(
                        dns.stream().allMatch(Ipv4::isUnicast)
                                && Set.copyOf(dns).size() == dns.size(),
                        "dns",
                        dns + " holds an address twice, or one that no server can have; name each server once")
                .check();
    }
}
