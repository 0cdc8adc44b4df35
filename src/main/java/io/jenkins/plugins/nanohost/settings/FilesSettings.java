package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The user's settings for the files that the guest gets. */
public final class FilesSettings extends AbstractDescribableImpl<FilesSettings> {
    @CheckForNull
    private String baseImage;

    @CheckForNull
    private String docker;

    @CheckForNull
    private List<StagedFileSettings> copy;

    @DataBoundConstructor
    public FilesSettings() {}

    /** The section of a definition; relative paths start from the workspace. */
    public Map<String, Object> toSection(FormReader reader) {
        return new Section()
                .put("baseImage", reader.path(baseImage))
                .put("docker", reader.path(docker))
                .put("copy", StagedFileSettings.toSections("copy", copy, reader))
                .fields();
    }

    @CheckForNull
    public String getBaseImage() {
        return baseImage;
    }

    @DataBoundSetter
    public void setBaseImage(@CheckForNull String baseImage) {
        this.baseImage = Util.fixEmptyAndTrim(baseImage);
    }

    @CheckForNull
    public String getDocker() {
        return docker;
    }

    @DataBoundSetter
    public void setDocker(@CheckForNull String docker) {
        this.docker = Util.fixEmptyAndTrim(docker);
    }

    public List<StagedFileSettings> getCopy() {
        return StagedFileSettings.copy(copy);
    }

    @DataBoundSetter
    public void setCopy(@CheckForNull List<StagedFileSettings> copy) {
        this.copy = StagedFileSettings.copy(copy);
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<FilesSettings> {
        @Override
        public String getDisplayName() {
            return "Files in the guest";
        }
    }
}
