package io.jenkins.plugins.nanohost.engine.machine;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmDrive;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import java.util.List;

/** A VM as a test expects it to be found, told by what is special about it. */
public final class FoundVm {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .build();

    private String name = MachineScript.NAME;
    private List<VmDrive> drives = List.of();
    private VmHardware hardware = VmHardware.of("", ByteSize.gigabytes(2), 2);

    public FoundVm name(String other) {
        name = other;
        return this;
    }

    public FoundVm drives(VmDrive... others) {
        drives = List.of(others);
        return this;
    }

    public FoundVm hardware(VmHardware other) {
        hardware = other;
        return this;
    }

    public VmFact fact() {
        return new VmFact(MachineScript.MARK, name, VmState.OFF, "", "", 0, List.of(), drives, hardware, false);
    }

    /** As a script gives it back. */
    public ObjectNode json() {
        return JSON.valueToTree(fact());
    }
}
