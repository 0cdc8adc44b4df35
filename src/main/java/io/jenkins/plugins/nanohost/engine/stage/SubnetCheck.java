package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.definition.IpAddress;
import io.jenkins.plugins.nanohost.engine.definition.Ipv4;
import io.jenkins.plugins.nanohost.engine.definition.Ipv4Prefix;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the subnet of containers keeps clear of the network that the guest is in: Microsoft's pages on container networks
 * have the NAT prefix changed where the host's own address is in it. What a definition can tell of that it has told; the
 * rest is known once the guest has its address.
 */
final class SubnetCheck {
    private final HostDefinition definition;

    SubnetCheck(HostDefinition definition) {
        this.definition = definition;
    }

    /**
     * @param subnet with the length of its prefix; empty: nobody has chosen one
     * @param address the guest's, of either family
     */
    void check(String subnet, String address) throws UnfitFailure {
        if (subnet.isEmpty()) {
            return;
        }
        Ipv4Prefix containers = Ipv4Prefix.parse(subnet);
        List<String> held = new ArrayList<>();
        if (IpAddress.parse(address) instanceof Ipv4 own && containers.contains(own)) {
            held.add("the guest's own address " + own);
        } else if (definition.vhd() != null && definition.vhd().network() != null) {
            held.addAll(definition.vhd().network().heldBy(containers));
        }
        if (!held.isEmpty()) {
            throw new UnfitFailure(
                    "The subnet of containers, " + subnet + ", holds " + String.join(" and ", held)
                            + ", which would be lost to the guest",
                    "Choose another subnet (install.subnet), and run it again.");
        }
    }
}
