package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Map;

/**
 * What all four stages are told, as the step and the builder {@code containerHost} have it. Any of it may be absent: in a
 * script, and in the stored form of an older job.
 */
public final class AllStages {
    @CheckForNull
    private final VhdSettings vhd;

    @CheckForNull
    private final VmSettings vm;

    @CheckForNull
    private StageSettings stage;

    @CheckForNull
    private InstallSettings install;

    public AllStages(@CheckForNull VhdSettings vhd, @CheckForNull VmSettings vm) {
        this.vhd = vhd;
        this.vm = vm;
    }

    /** Adds the sections of all four stages to a definition. */
    public void addSections(Map<String, Object> definition, FormReader reader) {
        if (vhd == null) {
            reader.missing("vhd");
        } else {
            definition.put("vhd", vhd.toSection(reader.in("vhd")));
        }
        if (vm == null) {
            reader.missing("vm");
        } else {
            definition.put("vm", vm.toSection(reader.in("vm")));
        }
        definition.put("stage", getStage().toSection(reader.in("stage")));
        definition.put("install", getInstall().toSection(reader.in("install")));
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
        return stage == null ? new StageSettings() : stage;
    }

    public void setStage(@CheckForNull StageSettings stage) {
        this.stage = stage;
    }

    public InstallSettings getInstall() {
        return install == null ? new InstallSettings() : install;
    }

    public void setInstall(@CheckForNull InstallSettings install) {
        this.install = install;
    }
}
