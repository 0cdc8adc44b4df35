package io.jenkins.plugins.nanohost.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.nanohost.launch.EngineCommand;
import io.jenkins.plugins.nanohost.settings.FormReader;
import io.jenkins.plugins.nanohost.settings.InstallForm;
import io.jenkins.plugins.nanohost.settings.InstallSettings;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code installContainerHost}: sets up Docker in the guest and returns its endpoint. */
public final class InstallContainerHostStep extends MakingStep {
    private final InstallSettings install;

    @DataBoundConstructor
    public InstallContainerHostStep(String host) {
        super(host);
        install = new InstallSettings();
    }

    @Override
    EngineCommand command() {
        return EngineCommand.INSTALL;
    }

    @Override
    void addSections(Map<String, Object> definition, FormReader reader) {
        definition.put("install", install.toSection(reader));
    }

    public String getNetwork() {
        return install.getNetwork();
    }

    @DataBoundSetter
    public void setNetwork(@CheckForNull String network) {
        install.setNetwork(network);
    }

    @CheckForNull
    public String getSubnet() {
        return install.getSubnet();
    }

    @DataBoundSetter
    public void setSubnet(@CheckForNull String subnet) {
        install.setSubnet(subnet);
    }

    public int getPort() {
        return install.getPort();
    }

    @DataBoundSetter
    public void setPort(int port) {
        install.setPort(port);
    }

    @Extension
    public static final class DescriptorImpl extends HostStepDescriptor implements InstallForm {
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
