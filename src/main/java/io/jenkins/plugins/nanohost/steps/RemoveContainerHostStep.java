package io.jenkins.plugins.nanohost.steps;

import hudson.Extension;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.settings.FormReader;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code removeContainerHost}: removes what was made for a container host, and only that. */
public final class RemoveContainerHostStep extends HostStep {
    @DataBoundConstructor
    public RemoveContainerHostStep(String host) {
        super(host);
    }

    @Override
    CommandName command() {
        return CommandName.REMOVE;
    }

    @Override
    void addSections(Map<String, Object> definition, FormReader reader) {
        // the host's name is all that is needed
    }

    @Extension
    public static final class DescriptorImpl extends HostStepDescriptor {
        @Override
        public String getFunctionName() {
            return "removeContainerHost";
        }

        @Override
        public String getDisplayName() {
            return "Remove a container host";
        }
    }
}
