package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.nanohost.engine.definition.BaseDiskDefinition;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.value.ImageChoice;
import io.jenkins.plugins.nanohost.engine.value.PackageName;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import io.jenkins.plugins.nanohost.engine.value.guest.FirstBootCommand;
import io.jenkins.plugins.nanohost.engine.value.guest.LocaleName;
import io.jenkins.plugins.nanohost.engine.value.guest.OwnerName;
import io.jenkins.plugins.nanohost.engine.value.guest.ProductKey;
import io.jenkins.plugins.nanohost.engine.value.guest.TimeZoneName;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv6;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv6Prefix;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The checks and choices of the boot disk's form. */
public interface VhdForm {
    @POST
    default FormValidation doCheckMedia(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.required(item, value, text -> {});
    }

    @POST
    default FormValidation doCheckImage(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, ImageChoice::new);
    }

    @POST
    default FormValidation doCheckPackages(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, text -> Section.words(text).forEach(PackageName::new));
    }

    @POST
    default FormValidation doCheckSize(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, ByteSize::parse);
    }

    @POST
    default FormValidation doCheckComputerName(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, ComputerName::parse);
    }

    @POST
    default FormValidation doCheckTimeZone(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, TimeZoneName::new);
    }

    @POST
    default FormValidation doCheckAddress(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, Ipv4Prefix::parse);
    }

    @POST
    default FormValidation doCheckGateway(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, Ipv4::new);
    }

    @POST
    default FormValidation doCheckDns(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, text -> Section.words(text).forEach(IpAddress::parse));
    }

    @POST
    default FormValidation doCheckAddress6(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, Ipv6Prefix::parse);
    }

    @POST
    default FormValidation doCheckGateway6(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, Ipv6::new);
    }

    @POST
    default FormValidation doCheckUpdates(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, text -> Section.lines(text).forEach(BaseDiskDefinition::requireUpdate));
    }

    @POST
    default FormValidation doCheckOwner(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, OwnerName::new);
    }

    @POST
    default FormValidation doCheckLocale(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, LocaleName::new);
    }

    @POST
    default FormValidation doCheckProductKey(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, ProductKey::parse);
    }

    @POST
    default FormValidation doCheckCommands(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, text -> Section.lines(text).forEach(FirstBootCommand::new));
    }

    @POST
    default ListBoxModel doFillFormatItems(@AncestorInPath @CheckForNull Item item, @QueryParameter String format) {
        return Choices.of(item, format, DiskFormat.values());
    }

    @POST
    default ListBoxModel doFillGenerationItems(
            @AncestorInPath @CheckForNull Item item, @QueryParameter String generation) {
        return Choices.of(item, generation, VmGeneration.values());
    }

    @POST
    default ListBoxModel doFillHostDiskItems(@AncestorInPath @CheckForNull Item item, @QueryParameter String hostDisk) {
        return Choices.of(item, hostDisk, HostDiskKind.values());
    }

    default String getDefaultFormat() {
        return VhdSettings.DEFAULT_FORMAT;
    }

    default int getDefaultGeneration() {
        return VhdSettings.DEFAULT_GENERATION;
    }

    default String getDefaultHostDisk() {
        return VhdSettings.DEFAULT_HOST_DISK;
    }

    default String getDefaultTimeZone() {
        return VhdSettings.DEFAULT_TIME_ZONE;
    }

    default String getDefaultLocale() {
        return VhdSettings.DEFAULT_LOCALE;
    }
}
