package io.jenkins.plugins.nanohost.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.settings.AllStages;
import io.jenkins.plugins.nanohost.settings.DockerSettings;
import io.jenkins.plugins.nanohost.settings.FilesSettings;
import io.jenkins.plugins.nanohost.settings.FormReader;
import io.jenkins.plugins.nanohost.settings.VhdSettings;
import io.jenkins.plugins.nanohost.settings.VmSettings;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code containerHost}: all four stages as one step, which can choose the fastest way because it knows all of them. */
public final class ContainerHostStep extends MakingStep {
    private final AllStages all;

    @DataBoundConstructor
    public ContainerHostStep(String host, @CheckForNull VhdSettings vhd, @CheckForNull VmSettings vm) {
        super(host);
        all = new AllStages(vhd, vm);
    }

    @Override
    CommandName command() {
        return CommandName.PROVISION;
    }

    @Override
    void addSections(Map<String, Object> definition, FormReader reader) {
        all.addSections(definition, reader);
    }

    @CheckForNull
    public VhdSettings getVhd() {
        return all.getVhd();
    }

    @CheckForNull
    public VmSettings getVm() {
        return all.getVm();
    }

    public FilesSettings getFiles() {
        return all.getFiles();
    }

    @DataBoundSetter
    public void setFiles(@CheckForNull FilesSettings files) {
        all.setFiles(files);
    }

    public DockerSettings getDocker() {
        return all.getDocker();
    }

    @DataBoundSetter
    public void setDocker(@CheckForNull DockerSettings docker) {
        all.setDocker(docker);
    }

    @Extension
    public static final class DescriptorImpl extends HostStepDescriptor {
        @Override
        public String getFunctionName() {
            return "containerHost";
        }

        @Override
        public String getDisplayName() {
            return "Make a container host";
        }
    }
}
