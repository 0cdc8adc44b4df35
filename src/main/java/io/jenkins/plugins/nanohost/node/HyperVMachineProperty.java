package io.jenkins.plugins.nanohost.node;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.security.AccessControlled;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Says where an agent's machine keeps its disks, which PowerShell it runs, or that it only rehearses. It is set for a node, or
 * in Jenkins for all nodes without such a property. A node's own property replaces the other completely, so that one node can
 * be a real machine while all others rehearse.
 */
public final class HyperVMachineProperty extends NodeProperty<Node> {
    @CheckForNull
    private String workFolder;

    @CheckForNull
    private String powerShell;

    @CheckForNull
    private String rehearsalFolder;

    @CheckForNull
    private String cacheLimit;

    @DataBoundConstructor
    public HyperVMachineProperty() {}

    /** The property that applies to a node: its own, otherwise that of all nodes, otherwise the defaults. */
    public static HyperVMachineProperty of(Node node) {
        HyperVMachineProperty own = node.getNodeProperty(HyperVMachineProperty.class);
        if (own != null) {
            return own;
        }
        HyperVMachineProperty ofAll = Jenkins.get().getGlobalNodeProperties().get(HyperVMachineProperty.class);
        return ofAll == null ? new HyperVMachineProperty() : ofAll;
    }

    /** The folder on the machine for disks, downloads and the ledger; null: the default folder. */
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

    /** The folder that simulates the machine; null: the machine is real. */
    @CheckForNull
    public String getRehearsalFolder() {
        return rehearsalFolder;
    }

    @DataBoundSetter
    public void setRehearsalFolder(@CheckForNull String rehearsalFolder) {
        this.rehearsalFolder = Util.fixEmptyAndTrim(rehearsalFolder);
    }

    /** How much space base disks may take on the machine, a size with its unit; null: the engine's own limit. */
    @CheckForNull
    public String getCacheLimit() {
        return cacheLimit;
    }

    @DataBoundSetter
    public void setCacheLimit(@CheckForNull String cacheLimit) {
        this.cacheLimit = Util.fixEmptyAndTrim(cacheLimit);
    }

    @Extension
    @Symbol("hyperVMachine")
    public static final class DescriptorImpl extends NodePropertyDescriptor {
        @Override
        public String getDisplayName() {
            return "Hyper-V machine for container hosts";
        }

        @Override
        public boolean isApplicableAsGlobal() {
            return true;
        }

        /**
         * Called with a computer when its agent is configured; without one when an agent is created or Jenkins is configured.
         */
        @POST
        public FormValidation doCheckCacheLimit(
                @AncestorInPath @CheckForNull Computer computer, @QueryParameter String value) {
            AccessControlled configured = computer == null ? Jenkins.get() : computer;
            String limit = Util.fixEmptyAndTrim(value);
            try {
                if (limit != null && configured.hasPermission(Computer.CONFIGURE)) {
                    ByteSize.parse(limit);
                }
                return FormValidation.ok();
            } catch (InvalidValueException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
