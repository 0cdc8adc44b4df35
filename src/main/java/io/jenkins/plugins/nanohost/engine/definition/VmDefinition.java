package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.value.BootLimit;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.ProcessorCount;
import io.jenkins.plugins.nanohost.engine.value.VmMemory;

/**
 * What {@code hypervVm} makes: the VM that boots from the host disk. The VM has the host's name.
 *
 * @param hardware without MAC address spoofing, which depends on the network of the containers
 * @param bootLimit null: as the Windows on its disk needs it
 */
public record VmDefinition(@Inline VmHardware hardware, @CheckForNull @NotCompared BootLimit bootLimit)
        implements DefinitionPart {
    public static final ByteSize DEFAULT_MEMORY = ByteSize.gigabytes(2);
    public static final int DEFAULT_PROCESSORS = 2;

    public VmDefinition {
        new Rules()
                .keep(VmMemory.objection(hardware.memory()), "memory")
                .keep(ProcessorCount.objection(hardware.processors()), "processors")
                .check();
    }
}
