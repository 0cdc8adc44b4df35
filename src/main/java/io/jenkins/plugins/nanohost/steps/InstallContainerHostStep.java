package io.jenkins.plugins.nanohost.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.settings.DockerForm;
import io.jenkins.plugins.nanohost.settings.DockerSettings;
import io.jenkins.plugins.nanohost.settings.FormReader;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code installContainerHost}: sets up Docker in the guest and returns its endpoint. */
public final class InstallContainerHostStep extends MakingStep {
    private final DockerSettings docker;

    @DataBoundConstructor
    public InstallContainerHostStep(String host) {
        super(host);
        docker = new DockerSettings();
    }

    @Override
    CommandName command() {
        return CommandName.DOCKER;
    }

    @Override
    void addSections(Map<String, Object> definition, FormReader reader) {
        definition.put("docker", docker.toSection(reader));
    }

    public String getNetwork() {
        return docker.getNetwork();
    }

    @DataBoundSetter
    public void setNetwork(@CheckForNull String network) {
        docker.setNetwork(network);
    }

    @CheckForNull
    public String getSubnet() {
        return docker.getSubnet();
    }

    @DataBoundSetter
    public void setSubnet(@CheckForNull String subnet) {
        docker.setSubnet(subnet);
    }

    public int getPort() {
        return docker.getPort();
    }

    @DataBoundSetter
    public void setPort(int port) {
        docker.setPort(port);
    }

    @Extension
    public static final class DescriptorImpl extends HostStepDescriptor implements DockerForm {
        @Override
        public String getFunctionName() {
            return "installContainerHost";
        }

        @Override
        public String getDisplayName() {
            return "Set up Docker in a container host";
        }
    }
}
