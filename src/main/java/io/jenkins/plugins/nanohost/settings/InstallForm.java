package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.nanohost.engine.definition.ContainerNetwork;
import io.jenkins.plugins.nanohost.engine.definition.InstallDefinition;
import io.jenkins.plugins.nanohost.engine.definition.Ipv4Prefix;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The checks and choices of Docker's form. */
public interface InstallForm {
    @POST
    default FormValidation doCheckSubnet(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(
                item,
                value,
                text -> new InstallDefinition(
                        ContainerNetwork.NAT, Ipv4Prefix.parse(text), InstallDefinition.DEFAULT_PORT));
    }

    @POST
    default FormValidation doCheckPort(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(
                item, value, text -> new InstallDefinition(ContainerNetwork.NAT, null, Integer.parseInt(text)));
    }

    @POST
    default ListBoxModel doFillNetworkItems(@AncestorInPath @CheckForNull Item item, @QueryParameter String network) {
        return Choices.of(item, network, ContainerNetwork.values());
    }

    default String getDefaultNetwork() {
        return InstallSettings.DEFAULT_NETWORK;
    }

    default int getDefaultPort() {
        return InstallSettings.DEFAULT_PORT;
    }
}
