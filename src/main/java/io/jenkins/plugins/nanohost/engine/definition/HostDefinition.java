package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.IpAddress;
import io.jenkins.plugins.nanohost.engine.value.Ipv4;
import io.jenkins.plugins.nanohost.engine.value.Ipv4Prefix;
import io.jenkins.plugins.nanohost.engine.value.Rebuild;

/**
 * What is wanted of one container host. A section that is null is not asked for in this run; what an earlier run made
 * stands in the ledger.
 */
public record HostDefinition(
        HostName host,
        Rebuild rebuild,
        @CheckForNull VhdDefinition vhd,
        @CheckForNull VmDefinition vm,
        @CheckForNull StageDefinition stage,
        @CheckForNull InstallDefinition install)
        implements DefinitionPart {
    public HostDefinition {
        GuestNetwork network = vhd == null ? null : vhd.network();
        Ipv4Prefix subnet = install == null ? null : install.subnet();
        if (network != null && subnet != null) {
            Rules rules = new Rules();
            check(
                    rules,
                    subnet,
                    "address",
                    network.address() == null ? null : network.address().address());
            check(rules, subnet, "router", network.gateway());
            for (IpAddress server : network.dns()) {
                check(rules, subnet, "name server", server instanceof Ipv4 address ? address : null);
            }
            rules.check();
        }
    }

    /** Behind a NAT network that holds it, what the address stands for is out of reach. */
    private static void check(Rules rules, Ipv4Prefix subnet, String what, @CheckForNull Ipv4 address) {
        rules.require(
                address == null || !subnet.contains(address),
                "install.subnet",
                subnet + " holds the guest's " + what + " " + address + "; choose another network");
    }
}
