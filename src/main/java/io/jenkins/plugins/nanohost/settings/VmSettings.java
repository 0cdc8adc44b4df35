package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.nanohost.engine.definition.VmDefinition;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The user's settings for the virtual machine. */
public final class VmSettings extends AbstractDescribableImpl<VmSettings> {
    public static final String DEFAULT_MEMORY = VmDefinition.DEFAULT_MEMORY.toString();
    public static final int DEFAULT_PROCESSORS = VmDefinition.DEFAULT_PROCESSORS;

    private final String switchName;
    private String memory = DEFAULT_MEMORY;
    private int processors = DEFAULT_PROCESSORS;

    @CheckForNull
    private String bootLimit;

    @DataBoundConstructor
    public VmSettings(String switchName) {
        this.switchName = Settings.text(switchName);
    }

    /** The section of a definition. */
    public Map<String, Object> toSection(FormReader reader) {
        return new Section()
                .put("switch", reader.required("switchName", switchName))
                .put("memory", reader.text(memory))
                .put("processors", processors)
                .put("bootLimit", reader.text(bootLimit))
                .fields();
    }

    public String getSwitchName() {
        return switchName;
    }

    public String getMemory() {
        return memory;
    }

    @DataBoundSetter
    public void setMemory(@CheckForNull String memory) {
        this.memory = Settings.orElse(memory, DEFAULT_MEMORY);
    }

    public int getProcessors() {
        return processors;
    }

    @DataBoundSetter
    public void setProcessors(int processors) {
        this.processors = processors;
    }

    @CheckForNull
    public String getBootLimit() {
        return bootLimit;
    }

    @DataBoundSetter
    public void setBootLimit(@CheckForNull String bootLimit) {
        this.bootLimit = Util.fixEmptyAndTrim(bootLimit);
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<VmSettings> implements VmForm {
        @Override
        public String getDisplayName() {
            return "Virtual machine";
        }
    }
}
