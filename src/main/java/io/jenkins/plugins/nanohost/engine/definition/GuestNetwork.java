package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.List;

/**
 * The guest's fixed address.
 *
 * @param gateway null where the network has none
 * @param dns asked in this order; none: names are not resolved
 */
public record GuestNetwork(Ipv4Prefix address, @Nullable Ipv4 gateway, List<Ipv4> dns) {
    public GuestNetwork {
        dns = List.copyOf(dns);
        if (address.isNetwork() || address.isBroadcast()) {
            throw new InvalidValueException(
                    address + " is the network's or its broadcast address; give the guest one of its own");
        }
        if (gateway != null && !address.contains(gateway)) {
            throw new InvalidValueException("gateway " + gateway + " is outside " + address);
        }
        if (gateway != null && gateway.equals(address.address())) {
            throw new InvalidValueException("gateway " + gateway + " is the guest's own address");
        }
    }
}
