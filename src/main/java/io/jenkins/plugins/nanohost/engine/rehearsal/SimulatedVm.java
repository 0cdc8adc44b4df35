package io.jenkins.plugins.nanohost.engine.rehearsal;

import io.jenkins.plugins.nanohost.engine.machine.VmFact;
import java.util.List;

/**
 * A VM of the rehearsed machine.
 *
 * @param folder where Hyper-V would keep its files
 */
record SimulatedVm(
        String id,
        String name,
        String notes,
        String folder,
        List<String> disks,
        Hardware hardware,
        String state,
        Boot boot) {
    static final String OFF = "Off";
    static final String RUNNING = "Running";

    SimulatedVm {
        disks = List.copyOf(disks);
    }

    record Hardware(String switchName, long memoryBytes, int processors, boolean macSpoofing) {}

    /**
     * How far a boot has come. Counted in looks and not in seconds, so that a rehearsal neither waits nor depends on the
     * machine's speed.
     *
     * @param looks how often somebody has looked at the VM or asked its guest since it was started
     * @param asks how often somebody has asked its guest
     * @param first whether this is the disk's first boot, in which a right password is refused once
     * @param answering whether the guest has what it takes to answer the machine at all
     * @param address of its adapter; empty: none
     */
    record Boot(int looks, int asks, boolean first, boolean answering, String address) {
        static final Boot NONE = new Boot(0, 0, false, false, "");

        private static final int LOOKS_TO_HEARTBEAT = 2;
        private static final int LOOKS_TO_ADDRESS = 3;

        Boot looked() {
            return new Boot(looks + 1, asks, first, answering, address);
        }

        Boot asked() {
            return new Boot(looks + 1, asks + 1, first, answering, address);
        }

        boolean heartbeat() {
            return answering && looks >= LOOKS_TO_HEARTBEAT;
        }

        boolean addressKnown() {
            return answering && looks >= LOOKS_TO_ADDRESS && !address.isEmpty();
        }

        /** Whether the guest is still too busy booting to answer. */
        boolean silent() {
            return !answering || asks < 2;
        }

        /** Whether it answers and still refuses every credential. */
        boolean unsettled() {
            return first && asks < 3;
        }
    }

    boolean running() {
        return state.equals(RUNNING);
    }

    SimulatedVm with(Boot since) {
        return new SimulatedVm(id, name, notes, folder, disks, hardware, state, since);
    }

    SimulatedVm with(Hardware other) {
        return new SimulatedVm(id, name, notes, folder, disks, other, state, boot);
    }

    SimulatedVm with(List<String> otherDisks) {
        return new SimulatedVm(id, name, notes, folder, otherDisks, hardware, state, boot);
    }

    SimulatedVm named(String finalName, String finalNotes) {
        return new SimulatedVm(id, finalName, finalNotes, folder, disks, hardware, state, boot);
    }

    SimulatedVm started(Boot since) {
        return new SimulatedVm(id, name, notes, folder, disks, hardware, RUNNING, since);
    }

    SimulatedVm stopped() {
        return new SimulatedVm(id, name, notes, folder, disks, hardware, OFF, Boot.NONE);
    }

    VmFact fact() {
        return new VmFact(
                id,
                name,
                state,
                notes,
                boot.heartbeat(),
                boot.addressKnown() ? List.of(boot.address()) : List.of(),
                disks,
                hardware.switchName(),
                hardware.memoryBytes(),
                hardware.processors(),
                hardware.macSpoofing());
    }
}
