package io.jenkins.plugins.nanohost.engine.definition;

import io.jenkins.plugins.nanohost.engine.machine.VmHardware;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.SwitchName;

/**
 * What {@code hypervVm} makes: the Generation 2 VM that boots from the host disk. The VM bears the host's name.
 *
 * @param memory fixed while the VM runs
 * @param processors virtual processors
 */
public record VmDefinition(SwitchName switchName, ByteSize memory, int processors) implements DefinitionPart {
    public static final ByteSize DEFAULT_MEMORY = ByteSize.gigabytes(2);
    public static final int DEFAULT_PROCESSORS = 2;

    /** Generation 2 on Windows Server 2016: 32 MB to 12 TB, 240 virtual processors (Hyper-V maximums, Microsoft). */
    private static final ByteSize LEAST_MEMORY = new ByteSize(512L << 20);

    private static final ByteSize MOST_MEMORY = new ByteSize(12L << 40);
    private static final int MOST_PROCESSORS = 240;

    private static final ByteSize MEMORY_STEP = new ByteSize(2L << 20);

    /** As Hyper-V is told it; a definition does not say whether containers may send with MAC addresses of their own. */
    public VmHardware hardware(boolean macSpoofing) {
        return new VmHardware(switchName.value(), memory, processors, macSpoofing);
    }

    public VmDefinition {
        new Rules()
                .require(
                        memory.isBetween(LEAST_MEMORY, MOST_MEMORY),
                        "memory",
                        memory + " is outside " + LEAST_MEMORY + " to " + MOST_MEMORY)
                .require(
                        memory.isMultipleOf(MEMORY_STEP),
                        "memory",
                        memory + " is no multiple of " + MEMORY_STEP + ", as Hyper-V needs it")
                .require(
                        processors >= 1 && processors <= MOST_PROCESSORS,
                        "processors",
                        processors + " is outside 1 to " + MOST_PROCESSORS)
                .check();
    }
}
