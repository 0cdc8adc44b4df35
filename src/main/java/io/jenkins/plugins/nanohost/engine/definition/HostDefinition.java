package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;

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
        Rules rules = new Rules();
        if (vhd != null && vhd.network() != null && install != null && install.subnet() != null) {
            Ipv4Prefix subnet = install.subnet();
            for (String held : vhd.network().heldBy(subnet)) {
                rules.require(
                        false,
                        "install.subnet",
                        subnet + " holds " + held + ", which would be lost to the guest; choose another subnet");
            }
        }
        rules.check();
    }
}
