package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.nanohost.engine.definition.VmDefinition;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.SwitchName;
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
        return FormCheck.optional(
                item,
                value,
                text -> new VmDefinition(new SwitchName("any"), ByteSize.parse(text), VmSettings.DEFAULT_PROCESSORS));
    }

    @POST
    default FormValidation doCheckProcessors(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.optional(
                item,
                value,
                text -> new VmDefinition(new SwitchName("any"), VmDefinition.DEFAULT_MEMORY, Integer.parseInt(text)));
    }

    default String getDefaultMemory() {
        return VmSettings.DEFAULT_MEMORY;
    }

    default int getDefaultProcessors() {
        return VmSettings.DEFAULT_PROCESSORS;
    }
}
