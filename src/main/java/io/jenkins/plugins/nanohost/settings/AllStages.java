package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Map;

/** What all four stages are told, as the step and the builder {@code containerHost} have it. */
public final class AllStages {
    @CheckForNull
    private final VhdSettings vhd;

    @CheckForNull
    private final VmSettings vm;

    private StageSettings stage = new StageSettings();
    private InstallSettings install = new InstallSettings();

    public AllStages(@CheckForNull VhdSettings vhd, @CheckForNull VmSettings vm) {
        this.vhd = vhd;
        this.vm = vm;
    }

    /** Adds the sections of all four stages to a definition. */
    public void addSections(Map<String, Object> definition, FormContext form) {
        // A pipeline may leave them out: the engine then says which section is missing.
        if (vhd != null) {
            definition.put("vhd", vhd.toSection(form));
        }
        if (vm != null) {
            definition.put("vm", vm.toSection(form));
        }
        definition.put("stage", stage.toSection(form));
        definition.put("install", install.toSection(form));
    }

    @CheckForNull
    public VhdSettings getVhd() {
        return vhd;
    }

    @CheckForNull
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
