package io.jenkins.plugins.nanohost.engine.machine.fact;

import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.Derived;

/**
 * The hardware of a VM, except its disks. The same record is used for what is wanted, what is found and what the ledger keeps.
 *
 * @param switchName the virtual switch that its adapter is connected to; empty: to none
 * @param memory fixed while the VM runs
 * @param processors virtual processors
 * @param macSpoofing whether its adapter may send with other MAC addresses than its own
 */
public record VmHardware(String switchName, ByteSize memory, int processors, @Derived boolean macSpoofing) {
    /** Hardware without MAC address spoofing. */
    public static VmHardware of(String switchName, ByteSize memory, int processors) {
        return new VmHardware(switchName, memory, processors, false);
    }

    public VmHardware withMacSpoofing(boolean spoofing) {
        return new VmHardware(switchName, memory, processors, spoofing);
    }
}
