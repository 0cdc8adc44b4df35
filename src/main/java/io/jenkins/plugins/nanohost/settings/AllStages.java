package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import java.util.Map;

/** What all four stages are told, as the step and the builder {@code containerHost} have it. */
public final class AllStages {
    private final VhdSettings vhd;
    private final VmSettings vm;
    private StageSettings stage = new StageSettings();
    private InstallSettings install = new InstallSettings();

    public AllStages(VhdSettings vhd, VmSettings vm) {
        this.vhd = vhd;
        this.vm = vm;
    }

    /** Adds the sections of all four stages to a definition. */
    public void addSections(Map<String, Object> definition, FilePath workspace) {
        definition.put("vhd", vhd.toSection(workspace));
        definition.put("vm", vm.toSection());
        definition.put("stage", stage.toSection(workspace));
        definition.put("install", install.toSection());
    }

    public VhdSettings getVhd() {
        return vhd;
    }

    public VmSettings getVm() {
        return vm;
    }

    public StageSettings getStage() {
        return stage;
    }

    public void setStage(@CheckForNull StageSettings stage) {
        this.stage = stage == null ? new StageSettings() : stage;
    }

    public InstallSettings getInstall() {
        return install;
    }

    public void setInstall(@CheckForNull InstallSettings install) {
        this.install = install == null ? new InstallSettings() : install;
    }
}
