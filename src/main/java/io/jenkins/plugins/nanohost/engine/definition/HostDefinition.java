package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.Rebuild;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import java.util.List;

/**
 * What the user wants for one container host. A section that is null is not part of this run; what an earlier run made is
 * recorded in the ledger.
 */
public record HostDefinition(
        HostName host,
        Rebuild rebuild,
        @CheckForNull VhdDefinition vhd,
        @CheckForNull VmDefinition vm,
        @CheckForNull FilesDefinition files,
        @CheckForNull DockerDefinition docker)
        implements DefinitionPart {
    public HostDefinition {
        Rules rules = new Rules();
        if (vhd != null && files != null) {
            for (OwnFile file : files.copy()) {
                OwnFile.check("files.copy", vhd.files(), List.of(file), rules);
            }
        }
        GuestNetwork network = vhd == null ? null : vhd.guest().network();
        Ipv4Prefix subnet = docker == null ? null : docker.subnet();
        if (network != null && subnet != null) {
            // The guest cannot reach any computer that has an address of the NAT network, such as its router and its
            // neighbours.
            rules.require(
                    network.address() == null || !subnet.overlaps(network.address()),
                    "docker.subnet",
                    subnet + " overlaps the network of the guest's address " + network.address()
                            + "; choose another network");
            for (IpAddress server : network.dns()) {
                rules.require(
                        !(server instanceof Ipv4 address && subnet.contains(address)),
                        "docker.subnet",
                        subnet + " holds the guest's name server " + server + "; choose another network");
            }
        }
        rules.check();
    }
}
