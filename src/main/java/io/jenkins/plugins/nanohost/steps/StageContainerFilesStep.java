package io.jenkins.plugins.nanohost.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.nanohost.launch.EngineCommand;
import io.jenkins.plugins.nanohost.settings.FormReader;
import io.jenkins.plugins.nanohost.settings.StageSettings;
import io.jenkins.plugins.nanohost.settings.StagedFileSettings;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code stageContainerFiles}: brings base image, Docker and other files into the guest. */
public final class StageContainerFilesStep extends MakingStep {
    private final StageSettings stage;

    @DataBoundConstructor
    public StageContainerFilesStep(String host) {
        super(host);
        stage = new StageSettings();
    }

    @Override
    EngineCommand command() {
        return EngineCommand.STAGE;
    }

    @Override
    void addSections(Map<String, Object> definition, FormReader reader) {
        definition.put("stage", stage.toSection(reader));
    }

    @CheckForNull
    public String getBaseImage() {
        return stage.getBaseImage();
    }

    @DataBoundSetter
    public void setBaseImage(@CheckForNull String baseImage) {
        stage.setBaseImage(baseImage);
    }

    @CheckForNull
    public String getDocker() {
        return stage.getDocker();
    }

    @DataBoundSetter
    public void setDocker(@CheckForNull String docker) {
        stage.setDocker(docker);
    }

    public List<StagedFileSettings> getFiles() {
        return stage.getFiles();
    }

    @DataBoundSetter
    public void setFiles(@CheckForNull List<StagedFileSettings> files) {
        stage.setFiles(files);
    }

    @Extension
    public static final class DescriptorImpl extends HostStepDescriptor {
        @Override
        public String getFunctionName() {
            return "stageContainerFiles";
        }

        @Override
        public String getDisplayName() {
            return "Bring files into a container host";
        }
    }
}
