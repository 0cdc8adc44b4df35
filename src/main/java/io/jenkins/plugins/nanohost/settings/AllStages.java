package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Map;

/**
 * The settings of all four stages, for the step and the builder {@code containerHost}. Any part may be absent: in a script, and
 * in the stored form of an older job.
 */
public final class AllStages {
    @CheckForNull
    private final VhdSettings vhd;

    @CheckForNull
    private final VmSettings vm;

    @CheckForNull
    private FilesSettings files;

    @CheckForNull
    private DockerSettings docker;

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
        definition.put("files", getFiles().toSection(reader.in("files")));
        definition.put("docker", getDocker().toSection(reader.in("docker")));
    }

    @CheckForNull
    public VhdSettings getVhd() {
        return vhd;
    }

    @CheckForNull
    public VmSettings getVm() {
        return vm;
    }

    public FilesSettings getFiles() {
        return files == null ? new FilesSettings() : files;
    }

    public void setFiles(@CheckForNull FilesSettings files) {
        this.files = files;
    }

    public DockerSettings getDocker() {
        return docker == null ? new DockerSettings() : docker;
    }

    public void setDocker(@CheckForNull DockerSettings docker) {
        this.docker = docker;
    }
}
