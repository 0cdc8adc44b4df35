package io.jenkins.plugins.nanohost.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.settings.FilesSettings;
import io.jenkins.plugins.nanohost.settings.FormReader;
import io.jenkins.plugins.nanohost.settings.StagedFileSettings;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code stageContainerFiles}: copies the base image, Docker and other files into the guest. */
public final class StageContainerFilesStep extends MakingStep {
    private final FilesSettings files;

    @DataBoundConstructor
    public StageContainerFilesStep(String host) {
        super(host);
        files = new FilesSettings();
    }

    @Override
    CommandName command() {
        return CommandName.FILES;
    }

    @Override
    void addSections(Map<String, Object> definition, FormReader reader) {
        definition.put("files", files.toSection(reader));
    }

    @CheckForNull
    public String getBaseImage() {
        return files.getBaseImage();
    }

    @DataBoundSetter
    public void setBaseImage(@CheckForNull String baseImage) {
        files.setBaseImage(baseImage);
    }

    @CheckForNull
    public String getDocker() {
        return files.getDocker();
    }

    @DataBoundSetter
    public void setDocker(@CheckForNull String docker) {
        files.setDocker(docker);
    }

    public List<StagedFileSettings> getCopy() {
        return files.getCopy();
    }

    @DataBoundSetter
    public void setCopy(@CheckForNull List<StagedFileSettings> copy) {
        files.setCopy(copy);
    }

    @Extension
    public static final class DescriptorImpl extends HostStepDescriptor {
        @Override
        public String getFunctionName() {
            return "stageContainerFiles";
        }

        @Override
        public String getDisplayName() {
            return "Copy files into a container host";
        }
    }
}
