package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.nanohost.engine.value.BootLimit;
import io.jenkins.plugins.nanohost.engine.value.ProcessorCount;
import io.jenkins.plugins.nanohost.engine.value.VmMemory;
import io.jenkins.plugins.nanohost.engine.value.network.SwitchName;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The checks of the virtual machine's form. */
public interface VmForm {
    @POST
    default FormValidation doCheckSwitchName(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.required(item, value, SwitchName::new);
    }

    @POST
    default FormValidation doCheckMemory(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, VmMemory::parse);
    }

    @POST
    default FormValidation doCheckProcessors(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, ProcessorCount::parse);
    }

    @POST
    default FormValidation doCheckBootLimit(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(item, value, BootLimit::parse);
    }

    default String getDefaultMemory() {
        return VmSettings.DEFAULT_MEMORY;
    }

    default int getDefaultProcessors() {
        return VmSettings.DEFAULT_PROCESSORS;
    }
}
