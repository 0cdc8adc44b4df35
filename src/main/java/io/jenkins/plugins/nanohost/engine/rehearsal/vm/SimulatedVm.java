package io.jenkins.plugins.nanohost.engine.rehearsal.vm;

import io.jenkins.plugins.nanohost.engine.machine.fact.VmDrive;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmStates.VmStateFact;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.util.List;

/**
 * A VM of the rehearsed machine.
 *
 * @param folder where Hyper-V would keep its files
 * @param generation cannot be changed after the VM was made
 * @param clustered whether an administrator made it a role of a failover cluster
 */
public record SimulatedVm(
        String id,
        String name,
        String notes,
        String folder,
        VmGeneration generation,
        List<String> disks,
        VmHardware hardware,
        VmState state,
        Boot boot,
        boolean clustered) {
    public SimulatedVm {
        disks = List.copyOf(disks);
    }

    /**
     * How far a boot has come. It is counted in looks and not in seconds, so that a rehearsal neither waits nor depends
     * on the machine's speed.
     *
     * @param looks how often somebody has looked at the VM or asked its guest since it was started
     * @param asks how often somebody has asked its guest
     * @param first whether this is the disk's first boot, in which a right password is refused once
     * @param integrated whether Windows runs with the integration services; without them it does not answer the machine
     *     at all
     * @param obstacle the text on its console where the boot stopped; empty: it boots to its end
     * @param addresses of its adapter
     */
    public record Boot(
            int looks, int asks, boolean first, boolean integrated, String obstacle, List<String> addresses) {
        public static final Boot NONE = new Boot(0, 0, false, false, "", List.of());

        private static final int LOOKS_TO_HEARTBEAT = 2;
        private static final int LOOKS_TO_ADDRESS = 3;

        public Boot {
            addresses = List.copyOf(addresses);
        }

        /** A boot that stops before Windows runs, or that ends without the services that would answer the machine. */
        static Boot stuck(String obstacle) {
            return new Boot(0, 0, false, false, obstacle, List.of());
        }

        public Boot looked() {
            return new Boot(looks + 1, asks, first, integrated, obstacle, addresses);
        }

        public Boot asked() {
            return new Boot(looks + 1, asks + 1, first, integrated, obstacle, addresses);
        }

        public boolean heartbeat() {
            return integrated && looks >= LOOKS_TO_HEARTBEAT;
        }

        boolean addressKnown() {
            return integrated && looks >= LOOKS_TO_ADDRESS;
        }

        /** Whether the guest does not answer: it is still booting, or the boot stopped. */
        public boolean silent() {
            return !integrated || !obstacle.isEmpty() || asks < 2;
        }

        /** Whether it answers but still refuses every credential. */
        public boolean unsettled() {
            return first && asks < 3;
        }
    }

    public boolean running() {
        return state == VmState.RUNNING;
    }

    public SimulatedVm with(Boot since) {
        return new SimulatedVm(id, name, notes, folder, generation, disks, hardware, state, since, clustered);
    }

    public SimulatedVm with(VmHardware other) {
        return new SimulatedVm(id, name, notes, folder, generation, disks, other, state, boot, clustered);
    }

    public SimulatedVm with(List<String> otherDisks) {
        return new SimulatedVm(id, name, notes, folder, generation, otherDisks, hardware, state, boot, clustered);
    }

    public SimulatedVm named(String finalName, String finalNotes) {
        return new SimulatedVm(id, finalName, finalNotes, folder, generation, disks, hardware, state, boot, clustered);
    }

    public SimulatedVm started(Boot since) {
        return new SimulatedVm(id, name, notes, folder, generation, disks, hardware, VmState.RUNNING, since, clustered);
    }

    public SimulatedVm stopped() {
        return new SimulatedVm(id, name, notes, folder, generation, disks, hardware, VmState.OFF, Boot.NONE, clustered);
    }

    /** As an administrator makes it a role of a cluster. */
    public SimulatedVm inCluster() {
        return new SimulatedVm(id, name, notes, folder, generation, disks, hardware, state, boot, true);
    }

    public boolean bears(String mark) {
        return !mark.isEmpty() && notes.contains(mark);
    }

    private String heartbeat() {
        if (!running()) {
            return "Disabled";
        }
        return boot.heartbeat() ? "OkApplicationsUnknown" : "NoContact";
    }

    /**
     * @param drives what its disks are now
     */
    public VmFact fact(List<VmDrive> drives) {
        return new VmFact(
                id,
                name,
                state,
                notes,
                heartbeat(),
                running() ? boot.looks() : 0,
                addresses(),
                drives,
                hardware,
                clustered);
    }

    public VmStateFact stateFact() {
        return new VmStateFact(id, name, state, notes, addresses(), disks);
    }

    private List<String> addresses() {
        return boot.addressKnown() ? boot.addresses() : List.of();
    }
}
