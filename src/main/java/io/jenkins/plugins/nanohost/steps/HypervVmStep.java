package io.jenkins.plugins.nanohost.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.settings.FormReader;
import io.jenkins.plugins.nanohost.settings.VmForm;
import io.jenkins.plugins.nanohost.settings.VmSettings;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code hypervVm}: makes and starts the virtual machine of a container host. */
public final class HypervVmStep extends MakingStep {
    private final VmSettings vm;

    @DataBoundConstructor
    public HypervVmStep(String host, String switchName) {
        super(host);
        vm = new VmSettings(switchName);
    }

    @Override
    CommandName command() {
        return CommandName.VM;
    }

    @Override
    void addSections(Map<String, Object> definition, FormReader reader) {
        definition.put("vm", vm.toSection(reader));
    }

    public String getSwitchName() {
        return vm.getSwitchName();
    }

    public String getMemory() {
        return vm.getMemory();
    }

    @DataBoundSetter
    public void setMemory(@CheckForNull String memory) {
        vm.setMemory(memory);
    }

    public int getProcessors() {
        return vm.getProcessors();
    }

    @DataBoundSetter
    public void setProcessors(int processors) {
        vm.setProcessors(processors);
    }

    @CheckForNull
    public String getBootLimit() {
        return vm.getBootLimit();
    }

    @DataBoundSetter
    public void setBootLimit(@CheckForNull String bootLimit) {
        vm.setBootLimit(bootLimit);
    }

    @Extension
    public static final class DescriptorImpl extends HostStepDescriptor implements VmForm {
        @Override
        public String getFunctionName() {
            return "hypervVm";
        }

        @Override
        public String getDisplayName() {
            return "Make and start the virtual machine of a container host";
        }
    }
}
