package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.nanohost.engine.definition.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.definition.PackageName;
import io.jenkins.plugins.nanohost.engine.definition.VhdDefinition;
import java.util.Map;
import java.util.stream.Collectors;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What a person says of the boot disk. */
public final class VhdSettings extends AbstractDescribableImpl<VhdSettings> {
    public static final String DEFAULT_PACKAGES =
            VhdDefinition.DEFAULT_PACKAGES.stream().map(PackageName::value).collect(Collectors.joining(", "));
    public static final String DEFAULT_SIZE = VhdDefinition.NANO_SIZE.toString();
    public static final String DEFAULT_HOST_DISK = HostDiskKind.DIFFERENCING.word();
    public static final String DEFAULT_TIME_ZONE = VhdDefinition.DEFAULT_TIME_ZONE.value();

    private final String media;

    @CheckForNull
    private String image;

    private String packages = DEFAULT_PACKAGES;
    private String size = DEFAULT_SIZE;
    private String hostDisk = DEFAULT_HOST_DISK;

    @CheckForNull
    private String computerName;

    private String timeZone = DEFAULT_TIME_ZONE;

    @CheckForNull
    private String address;

    @CheckForNull
    private String gateway;

    @CheckForNull
    private String dns;

    @DataBoundConstructor
    public VhdSettings(String media) {
        this.media = Settings.text(media);
    }

    /** The section of a definition; relative paths start from the workspace. */
    public Map<String, Object> toSection(FilePath workspace) {
        return new Section()
                .put("media", Settings.path(workspace, media))
                .put("image", image)
                .putWords("packages", packages)
                .put("size", size)
                .put("hostDisk", hostDisk)
                .put("computerName", computerName)
                .put("timeZone", timeZone)
                .put("network", network())
                .fields();
    }

    @CheckForNull
    private Map<String, Object> network() {
        Map<String, Object> fields = new Section()
                .put("address", address)
                .put("gateway", gateway)
                .putWords("dns", dns)
                .fields();
        return fields.isEmpty() ? null : fields;
    }

    public String getMedia() {
        return media;
    }

    @CheckForNull
    public String getImage() {
        return image;
    }

    @DataBoundSetter
    public void setImage(@CheckForNull String image) {
        this.image = Util.fixEmptyAndTrim(image);
    }

    public String getPackages() {
        return packages;
    }

    @DataBoundSetter
    public void setPackages(@CheckForNull String packages) {
        this.packages = Settings.orElse(packages, DEFAULT_PACKAGES);
    }

    public String getSize() {
        return size;
    }

    @DataBoundSetter
    public void setSize(@CheckForNull String size) {
        this.size = Settings.orElse(size, DEFAULT_SIZE);
    }

    public String getHostDisk() {
        return hostDisk;
    }

    @DataBoundSetter
    public void setHostDisk(@CheckForNull String hostDisk) {
        this.hostDisk = Settings.orElse(hostDisk, DEFAULT_HOST_DISK);
    }

    @CheckForNull
    public String getComputerName() {
        return computerName;
    }

    @DataBoundSetter
    public void setComputerName(@CheckForNull String computerName) {
        this.computerName = Util.fixEmptyAndTrim(computerName);
    }

    public String getTimeZone() {
        return timeZone;
    }

    @DataBoundSetter
    public void setTimeZone(@CheckForNull String timeZone) {
        this.timeZone = Settings.orElse(timeZone, DEFAULT_TIME_ZONE);
    }

    @CheckForNull
    public String getAddress() {
        return address;
    }

    @DataBoundSetter
    public void setAddress(@CheckForNull String address) {
        this.address = Util.fixEmptyAndTrim(address);
    }

    @CheckForNull
    public String getGateway() {
        return gateway;
    }

    @DataBoundSetter
    public void setGateway(@CheckForNull String gateway) {
        this.gateway = Util.fixEmptyAndTrim(gateway);
    }

    @CheckForNull
    public String getDns() {
        return dns;
    }

    @DataBoundSetter
    public void setDns(@CheckForNull String dns) {
        this.dns = Util.fixEmptyAndTrim(dns);
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<VhdSettings> implements VhdForm {
        @Override
        public String getDisplayName() {
            return "Boot disk";
        }
    }
}
