package io.jenkins.plugins.nanohost.engine.definition;

import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.ProcessorCount;
import io.jenkins.plugins.nanohost.engine.value.VmMemory;

/**
 * What {@code hypervVm} makes: the VM that boots from the host disk. The VM has the host's name.
 *
 * @param hardware without MAC address spoofing, which depends on the network of the containers
 */
public record VmDefinition(@Inline VmHardware hardware) implements DefinitionPart {
    public static final ByteSize DEFAULT_MEMORY = ByteSize.gigabytes(2);
    public static final int DEFAULT_PROCESSORS = 2;

    public VmDefinition {
        new Rules()
                .keep(VmMemory.objection(hardware.memory()), "memory")
                .keep(ProcessorCount.objection(hardware.processors()), "processors")
                .check();
    }
}
