package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import io.jenkins.plugins.nanohost.engine.value.network.TcpPort;
import java.util.Optional;

/**
 * What {@code installContainerHost} sets up in the guest.
 *
 * @param subnet of the NAT network; null: the default of the Windows release
 * @param port the port on which Docker listens with TLS
 */
public record DockerDefinition(ContainerNetwork network, @CheckForNull Ipv4Prefix subnet, int port)
        implements DefinitionPart {
    /** Docker's registered port for TLS (IANA: docker-s). */
    public static final int DEFAULT_PORT = 2376;

    public DockerDefinition {
        new Rules()
                .keep(TcpPort.objection(port), "port")
                .require(
                        subnet == null || network == ContainerNetwork.NAT,
                        "subnet",
                        "a subnet belongs to network: nat; leave it out, or choose nat")
                .keep(subnet == null ? Optional.empty() : noSubnet(subnet), "subnet")
                .check();
    }

    /** Refuses a text that is not a subnet. */
    public static void requireSubnet(String text) {
        noSubnet(Ipv4Prefix.parse(text)).ifPresent(what -> {
            throw new InvalidValueException(what);
        });
    }

    private static Optional<String> noSubnet(Ipv4Prefix prefix) {
        Optional<String> special = prefix.specialUse();
        if (special.isPresent()) {
            return special.map(what -> prefix + " is no subnet for containers: an address in it is " + what
                    + "; choose a private network, for example 172.16.0.0/12");
        }
        return prefix.isNetwork()
                ? Optional.empty()
                : Optional.of(prefix + " is no subnet; its host bits must be 0, for example 172.16.0.0/12");
    }
}
