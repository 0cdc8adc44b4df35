package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.nanohost.engine.definition.DockerDefinition;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The user's settings for Docker in the guest. */
public final class DockerSettings extends AbstractDescribableImpl<DockerSettings> {
    public static final String DEFAULT_NETWORK = ContainerNetwork.NAT.word();
    public static final int DEFAULT_PORT = DockerDefinition.DEFAULT_PORT;

    private String network = DEFAULT_NETWORK;

    @CheckForNull
    private String subnet;

    private int port = DEFAULT_PORT;

    @DataBoundConstructor
    public DockerSettings() {}

    /** The section of a definition. */
    public Map<String, Object> toSection(FormReader reader) {
        return new Section()
                .put("network", reader.text(network))
                .put("subnet", reader.text(subnet))
                .put("port", port)
                .fields();
    }

    public String getNetwork() {
        return network;
    }

    @DataBoundSetter
    public void setNetwork(@CheckForNull String network) {
        this.network = Settings.orElse(network, DEFAULT_NETWORK);
    }

    @CheckForNull
    public String getSubnet() {
        return subnet;
    }

    @DataBoundSetter
    public void setSubnet(@CheckForNull String subnet) {
        this.subnet = Util.fixEmptyAndTrim(subnet);
    }

    public int getPort() {
        return port;
    }

    @DataBoundSetter
    public void setPort(int port) {
        this.port = port;
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<DockerSettings> implements DockerForm {
        @Override
        public String getDisplayName() {
            return "Docker";
        }
    }
}
