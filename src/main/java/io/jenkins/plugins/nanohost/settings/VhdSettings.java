package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.nanohost.engine.definition.GuestDefinition;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The user's settings for the boot disk. Packages and size have no default here, because it depends on the image. The class is
 * long because Jenkins needs two methods for each field.
 */
public final class VhdSettings extends AbstractDescribableImpl<VhdSettings> {
    public static final String DEFAULT_FORMAT = DiskFormat.VHDX.word();
    public static final int DEFAULT_GENERATION = VmGeneration.TWO.number();
    public static final String DEFAULT_HOST_DISK = HostDiskKind.DIFFERENCING.word();
    public static final String DEFAULT_TIME_ZONE = GuestDefinition.DEFAULT_TIME_ZONE.value();
    public static final String DEFAULT_LOCALE = GuestDefinition.DEFAULT_LOCALE.value();

    private final String media;

    @CheckForNull
    private String image;

    @CheckForNull
    private String packages;

    @CheckForNull
    private String size;

    private String format = DEFAULT_FORMAT;

    private int generation = DEFAULT_GENERATION;

    private String hostDisk = DEFAULT_HOST_DISK;

    @CheckForNull
    private String drivers;

    @CheckForNull
    private String updates;

    @CheckForNull
    private String computerName;

    @CheckForNull
    private String domainBlob;

    @CheckForNull
    private String owner;

    private String timeZone = DEFAULT_TIME_ZONE;

    private String locale = DEFAULT_LOCALE;

    @CheckForNull
    private String productKey;

    @CheckForNull
    private String address;

    @CheckForNull
    private String gateway;

    @CheckForNull
    private String address6;

    @CheckForNull
    private String gateway6;

    @CheckForNull
    private String dns;

    @CheckForNull
    private String commands;

    @CheckForNull
    private List<StagedFileSettings> files;

    @DataBoundConstructor
    public VhdSettings(String media) {
        this.media = Settings.text(media);
    }

    /** The section of a definition; relative paths start from the workspace. */
    public Map<String, Object> toSection(FormReader reader) {
        return new Section()
                .put("media", reader.requiredPath("media", media))
                .put("image", reader.text(image))
                .put("packages", reader.words(packages))
                .put("size", reader.text(size))
                .put("format", reader.text(format))
                .put("generation", generation)
                .put("hostDisk", reader.text(hostDisk))
                .put("drivers", reader.paths(drivers))
                .put("updates", reader.paths(updates))
                .put("computerName", reader.text(computerName))
                .put("domainBlob", reader.path(domainBlob))
                .put("owner", reader.text(owner))
                .put("timeZone", reader.text(timeZone))
                .put("locale", reader.text(locale))
                .put("productKey", reader.text(productKey))
                .put("network", network(reader))
                .put("commands", reader.lines(commands))
                .put("files", StagedFileSettings.toSections("files", files, reader))
                .fields();
    }

    @CheckForNull
    private Map<String, Object> network(FormReader reader) {
        Map<String, Object> fields = new Section()
                .put("address", reader.text(address))
                .put("gateway", reader.text(gateway))
                .put("address6", reader.text(address6))
                .put("gateway6", reader.text(gateway6))
                .put("dns", reader.words(dns))
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

    @CheckForNull
    public String getPackages() {
        return packages;
    }

    @DataBoundSetter
    public void setPackages(@CheckForNull String packages) {
        this.packages = Util.fixEmptyAndTrim(packages);
    }

    @CheckForNull
    public String getSize() {
        return size;
    }

    @DataBoundSetter
    public void setSize(@CheckForNull String size) {
        this.size = Util.fixEmptyAndTrim(size);
    }

    public String getFormat() {
        return format;
    }

    @DataBoundSetter
    public void setFormat(@CheckForNull String format) {
        this.format = Settings.orElse(format, DEFAULT_FORMAT);
    }

    public int getGeneration() {
        return generation;
    }

    @DataBoundSetter
    public void setGeneration(int generation) {
        this.generation = generation;
    }

    public String getHostDisk() {
        return hostDisk;
    }

    @DataBoundSetter
    public void setHostDisk(@CheckForNull String hostDisk) {
        this.hostDisk = Settings.orElse(hostDisk, DEFAULT_HOST_DISK);
    }

    @CheckForNull
    public String getDrivers() {
        return drivers;
    }

    @DataBoundSetter
    public void setDrivers(@CheckForNull String drivers) {
        this.drivers = Settings.lines(drivers);
    }

    @CheckForNull
    public String getUpdates() {
        return updates;
    }

    @DataBoundSetter
    public void setUpdates(@CheckForNull String updates) {
        this.updates = Settings.lines(updates);
    }

    @CheckForNull
    public String getComputerName() {
        return computerName;
    }

    @DataBoundSetter
    public void setComputerName(@CheckForNull String computerName) {
        this.computerName = Util.fixEmptyAndTrim(computerName);
    }

    @CheckForNull
    public String getDomainBlob() {
        return domainBlob;
    }

    @DataBoundSetter
    public void setDomainBlob(@CheckForNull String domainBlob) {
        this.domainBlob = Util.fixEmptyAndTrim(domainBlob);
    }

    @CheckForNull
    public String getOwner() {
        return owner;
    }

    @DataBoundSetter
    public void setOwner(@CheckForNull String owner) {
        this.owner = Util.fixEmptyAndTrim(owner);
    }

    public String getTimeZone() {
        return timeZone;
    }

    @DataBoundSetter
    public void setTimeZone(@CheckForNull String timeZone) {
        this.timeZone = Settings.orElse(timeZone, DEFAULT_TIME_ZONE);
    }

    public String getLocale() {
        return locale;
    }

    @DataBoundSetter
    public void setLocale(@CheckForNull String locale) {
        this.locale = Settings.orElse(locale, DEFAULT_LOCALE);
    }

    @CheckForNull
    public String getProductKey() {
        return productKey;
    }

    @DataBoundSetter
    public void setProductKey(@CheckForNull String productKey) {
        this.productKey = Util.fixEmptyAndTrim(productKey);
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
    public String getAddress6() {
        return address6;
    }

    @DataBoundSetter
    public void setAddress6(@CheckForNull String address6) {
        this.address6 = Util.fixEmptyAndTrim(address6);
    }

    @CheckForNull
    public String getGateway6() {
        return gateway6;
    }

    @DataBoundSetter
    public void setGateway6(@CheckForNull String gateway6) {
        this.gateway6 = Util.fixEmptyAndTrim(gateway6);
    }

    @CheckForNull
    public String getDns() {
        return dns;
    }

    @DataBoundSetter
    public void setDns(@CheckForNull String dns) {
        this.dns = Util.fixEmptyAndTrim(dns);
    }

    @CheckForNull
    public String getCommands() {
        return commands;
    }

    @DataBoundSetter
    public void setCommands(@CheckForNull String commands) {
        this.commands = Settings.lines(commands);
    }

    public List<StagedFileSettings> getFiles() {
        return StagedFileSettings.copy(files);
    }

    @DataBoundSetter
    public void setFiles(@CheckForNull List<StagedFileSettings> files) {
        this.files = StagedFileSettings.copy(files);
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<VhdSettings> implements VhdForm {
        @Override
        public String getDisplayName() {
            return "Boot disk";
        }
    }
}
