package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.nio.file.Path;

/** A VM that a test wants, told by what is special about it. */
public final class VmOrder {
    private String mark = MachineScript.MARK;
    private String folder;
    private VmGeneration generation = VmGeneration.TWO;
    private Path disk;
    private VmHardware hardware;

    public VmOrder(String folder, Path disk, VmHardware hardware) {
        this.folder = folder;
        this.disk = disk;
        this.hardware = hardware;
    }

    public VmOrder mark(String other) {
        mark = other;
        return this;
    }

    public VmOrder generation(VmGeneration other) {
        generation = other;
        return this;
    }

    public VmOrder on(Path other) {
        disk = other;
        return this;
    }

    public VmOrder hardware(VmHardware other) {
        hardware = other;
        return this;
    }

    public VmOrder switchName(String name) {
        return hardware(VmHardware.of(name, hardware.memory(), hardware.processors()));
    }

    public NewHostVm operation() {
        return new NewHostVm(MachineScript.NAME, mark, folder, generation, disk.toString(), hardware);
    }
}
