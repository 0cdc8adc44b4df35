package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.value.ContainerNetwork;
import io.jenkins.plugins.nanohost.engine.value.Ipv4Prefix;

/**
 * What {@code installContainerHost} sets up in the guest.
 *
 * @param subnet of the NAT network; null: the release's own default
 * @param port on which Docker listens with TLS
 */
public record DockerDefinition(ContainerNetwork network, @CheckForNull Ipv4Prefix subnet, int port)
        implements DefinitionPart {
    /** Docker's registered port for TLS (IANA: docker-s). */
    public static final int DEFAULT_PORT = 2376;

    public DockerDefinition {
        new Rules()
                .require(port >= 1 && port <= 65535, "port", port + " is outside 1 to 65535; Docker's own is 2376")
                .require(
                        subnet == null || network == ContainerNetwork.NAT,
                        "subnet",
                        "a subnet belongs to network: nat; leave it out, or choose nat")
                .require(
                        subnet == null || subnet.isNetwork() && subnet.address().isUnicast(),
                        "subnet",
                        subnet + " is no subnet; its host bits must be 0, for example 172.16.0.0/12")
                .check();
    }
}
