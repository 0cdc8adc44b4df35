package io.jenkins.plugins.nanohost.machine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Node;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Says where an agent's machine keeps its disks, which PowerShell it runs, or that it only rehearses. */
public final class HyperVMachineProperty extends NodeProperty<Node> {
    @CheckForNull
    private String workFolder;

    @CheckForNull
    private String powerShell;

    @CheckForNull
    private String rehearsalFolder;

    @DataBoundConstructor
    public HyperVMachineProperty() {}

    /** The folder on the machine for disks, downloads and the ledger; null: a folder of the agent's. */
    @CheckForNull
    public String getWorkFolder() {
        return workFolder;
    }

    @DataBoundSetter
    public void setWorkFolder(@CheckForNull String workFolder) {
        this.workFolder = Util.fixEmptyAndTrim(workFolder);
    }

    /** The path of {@code powershell.exe} on the machine; null: Windows' own. */
    @CheckForNull
    public String getPowerShell() {
        return powerShell;
    }

    @DataBoundSetter
    public void setPowerShell(@CheckForNull String powerShell) {
        this.powerShell = Util.fixEmptyAndTrim(powerShell);
    }

    /** The folder that plays the machine; null: the machine is real. */
    @CheckForNull
    public String getRehearsalFolder() {
        return rehearsalFolder;
    }

    @DataBoundSetter
    public void setRehearsalFolder(@CheckForNull String rehearsalFolder) {
        this.rehearsalFolder = Util.fixEmptyAndTrim(rehearsalFolder);
    }

    @Extension
    @Symbol("hyperVMachine")
    public static final class DescriptorImpl extends NodePropertyDescriptor {
        @Override
        public String getDisplayName() {
            return "Hyper-V machine for container hosts";
        }
    }
}
