package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.Nullable;

/**
 * What {@code installContainerHost} sets up in the guest.
 *
 * @param subnet of the NAT network; null: the release's own default
 * @param port on which Docker listens with TLS
 */
public record InstallDefinition(ContainerNetwork network, @Nullable Ipv4Prefix subnet, int port) {
    /** Docker's registered port for TLS (IANA: docker-s). */
    public static final int DEFAULT_PORT = 2376;

    public InstallDefinition {
        if (port < 1 || port > 65535) {
            throw new InvalidValueException("port " + port + " is outside 1 to 65535");
        }
        if (subnet != null && network != ContainerNetwork.NAT) {
            throw new InvalidValueException("a subnet belongs to network: nat; leave it out, or choose nat");
        }
        if (subnet != null && !subnet.isNetwork()) {
            throw new InvalidValueException(
                    subnet + " is no subnet; its host bits must be 0, for example 172.16.0.0/12");
        }
    }
}
