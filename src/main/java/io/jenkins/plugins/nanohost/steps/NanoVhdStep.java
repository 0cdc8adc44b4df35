package io.jenkins.plugins.nanohost.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.settings.FormReader;
import io.jenkins.plugins.nanohost.settings.StagedFileSettings;
import io.jenkins.plugins.nanohost.settings.VhdForm;
import io.jenkins.plugins.nanohost.settings.VhdSettings;
import java.util.List;
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
    CommandName command() {
        return CommandName.VHD;
    }

    @Override
    void addSections(Map<String, Object> definition, FormReader reader) {
        definition.put("vhd", vhd.toSection(reader));
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

    @CheckForNull
    public String getPackages() {
        return vhd.getPackages();
    }

    @DataBoundSetter
    public void setPackages(@CheckForNull String packages) {
        vhd.setPackages(packages);
    }

    @CheckForNull
    public String getSize() {
        return vhd.getSize();
    }

    @DataBoundSetter
    public void setSize(@CheckForNull String size) {
        vhd.setSize(size);
    }

    public String getFormat() {
        return vhd.getFormat();
    }

    @DataBoundSetter
    public void setFormat(@CheckForNull String format) {
        vhd.setFormat(format);
    }

    public int getGeneration() {
        return vhd.getGeneration();
    }

    @DataBoundSetter
    public void setGeneration(int generation) {
        vhd.setGeneration(generation);
    }

    public String getHostDisk() {
        return vhd.getHostDisk();
    }

    @DataBoundSetter
    public void setHostDisk(@CheckForNull String hostDisk) {
        vhd.setHostDisk(hostDisk);
    }

    @CheckForNull
    public String getDrivers() {
        return vhd.getDrivers();
    }

    @DataBoundSetter
    public void setDrivers(@CheckForNull String drivers) {
        vhd.setDrivers(drivers);
    }

    @CheckForNull
    public String getUpdates() {
        return vhd.getUpdates();
    }

    @DataBoundSetter
    public void setUpdates(@CheckForNull String updates) {
        vhd.setUpdates(updates);
    }

    @CheckForNull
    public String getComputerName() {
        return vhd.getComputerName();
    }

    @DataBoundSetter
    public void setComputerName(@CheckForNull String computerName) {
        vhd.setComputerName(computerName);
    }

    @CheckForNull
    public String getDomainBlob() {
        return vhd.getDomainBlob();
    }

    @DataBoundSetter
    public void setDomainBlob(@CheckForNull String domainBlob) {
        vhd.setDomainBlob(domainBlob);
    }

    @CheckForNull
    public String getOwner() {
        return vhd.getOwner();
    }

    @DataBoundSetter
    public void setOwner(@CheckForNull String owner) {
        vhd.setOwner(owner);
    }

    public String getTimeZone() {
        return vhd.getTimeZone();
    }

    @DataBoundSetter
    public void setTimeZone(@CheckForNull String timeZone) {
        vhd.setTimeZone(timeZone);
    }

    public String getLocale() {
        return vhd.getLocale();
    }

    @DataBoundSetter
    public void setLocale(@CheckForNull String locale) {
        vhd.setLocale(locale);
    }

    @CheckForNull
    public String getProductKey() {
        return vhd.getProductKey();
    }

    @DataBoundSetter
    public void setProductKey(@CheckForNull String productKey) {
        vhd.setProductKey(productKey);
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
    public String getAddress6() {
        return vhd.getAddress6();
    }

    @DataBoundSetter
    public void setAddress6(@CheckForNull String address6) {
        vhd.setAddress6(address6);
    }

    @CheckForNull
    public String getGateway6() {
        return vhd.getGateway6();
    }

    @DataBoundSetter
    public void setGateway6(@CheckForNull String gateway6) {
        vhd.setGateway6(gateway6);
    }

    @CheckForNull
    public String getDns() {
        return vhd.getDns();
    }

    @DataBoundSetter
    public void setDns(@CheckForNull String dns) {
        vhd.setDns(dns);
    }

    @CheckForNull
    public String getCommands() {
        return vhd.getCommands();
    }

    @DataBoundSetter
    public void setCommands(@CheckForNull String commands) {
        vhd.setCommands(commands);
    }

    public List<StagedFileSettings> getFiles() {
        return vhd.getFiles();
    }

    @DataBoundSetter
    public void setFiles(@CheckForNull List<StagedFileSettings> files) {
        vhd.setFiles(files);
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
