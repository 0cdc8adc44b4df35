package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.nanohost.engine.definition.DockerDefinition;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import io.jenkins.plugins.nanohost.engine.value.network.TcpPort;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The checks and choices of Docker's form. */
public interface DockerForm {
    @POST
    default FormValidation doCheckSubnet(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, DockerDefinition::requireSubnet);
    }

    @POST
    default FormValidation doCheckPort(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, TcpPort::parse);
    }

    @POST
    default ListBoxModel doFillNetworkItems(@AncestorInPath @CheckForNull Item item, @QueryParameter String network) {
        return Choices.of(item, network, ContainerNetwork.values());
    }

    default String getDefaultNetwork() {
        return DockerSettings.DEFAULT_NETWORK;
    }

    default int getDefaultPort() {
        return DockerSettings.DEFAULT_PORT;
    }
}
