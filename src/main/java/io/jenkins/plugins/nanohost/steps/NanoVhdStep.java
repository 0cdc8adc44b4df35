package io.jenkins.plugins.nanohost.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.FilePath;
import io.jenkins.plugins.nanohost.launch.EngineCommand;
import io.jenkins.plugins.nanohost.settings.VhdForm;
import io.jenkins.plugins.nanohost.settings.VhdSettings;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code nanoVhd}: makes the boot disk of a container host. */
public final class NanoVhdStep extends MakingStep {
    private final VhdSettings vhd;

    @DataBoundConstructor
    public NanoVhdStep(String host, String media) {
        super(host);
        vhd = new VhdSettings(media);
    }

    @Override
    EngineCommand command() {
        return EngineCommand.VHD;
    }

    @Override
    void addSections(Map<String, Object> definition, FilePath workspace) {
        definition.put("vhd", vhd.toSection(workspace));
    }

    public String getMedia() {
        return vhd.getMedia();
    }

    @CheckForNull
    public String getImage() {
        return vhd.getImage();
    }

    @DataBoundSetter
    public void setImage(@CheckForNull String image) {
        vhd.setImage(image);
    }

    public String getPackages() {
        return vhd.getPackages();
    }

    @DataBoundSetter
    public void setPackages(@CheckForNull String packages) {
        vhd.setPackages(packages);
    }

    public String getSize() {
        return vhd.getSize();
    }

    @DataBoundSetter
    public void setSize(@CheckForNull String size) {
        vhd.setSize(size);
    }

    public String getHostDisk() {
        return vhd.getHostDisk();
    }

    @DataBoundSetter
    public void setHostDisk(@CheckForNull String hostDisk) {
        vhd.setHostDisk(hostDisk);
    }

    @CheckForNull
    public String getComputerName() {
        return vhd.getComputerName();
    }

    @DataBoundSetter
    public void setComputerName(@CheckForNull String computerName) {
        vhd.setComputerName(computerName);
    }

    public String getTimeZone() {
        return vhd.getTimeZone();
    }

    @DataBoundSetter
    public void setTimeZone(@CheckForNull String timeZone) {
        vhd.setTimeZone(timeZone);
    }

    @CheckForNull
    public String getAddress() {
        return vhd.getAddress();
    }

    @DataBoundSetter
    public void setAddress(@CheckForNull String address) {
        vhd.setAddress(address);
    }

    @CheckForNull
    public String getGateway() {
        return vhd.getGateway();
    }

    @DataBoundSetter
    public void setGateway(@CheckForNull String gateway) {
        vhd.setGateway(gateway);
    }

    @CheckForNull
    public String getDns() {
        return vhd.getDns();
    }

    @DataBoundSetter
    public void setDns(@CheckForNull String dns) {
        vhd.setDns(dns);
    }

    @Extension
    public static final class DescriptorImpl extends HostStepDescriptor implements VhdForm {
        @Override
        public String getFunctionName() {
            return "nanoVhd";
        }

        @Override
        public String getDisplayName() {
            return "Make the boot disk of a container host";
        }
    }
}
