package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.plan.Change;
import io.jenkins.plugins.nanohost.engine.plan.Change.Origin;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import java.util.function.UnaryOperator;

/** What a person can change of the hardware of the VM of {@code docs/examples/nano01.yaml}, and what a plan then tells. */
public enum HardwareByHand {
    SWITCH(
            "vm.switch",
            new Change("switch", "Default Switch", "General Purpose External", Origin.HAND),
            had -> new VmHardware("Default Switch", had.memory(), had.processors(), had.macSpoofing())),
    MEMORY(
            "vm.memory",
            new Change("memory", "8GB", "2GB", Origin.HAND),
            had -> new VmHardware(had.switchName(), ByteSize.gigabytes(8), had.processors(), had.macSpoofing())),
    PROCESSORS(
            "vm.processors",
            new Change("processors", "8", "2", Origin.HAND),
            had -> new VmHardware(had.switchName(), had.memory(), 8, had.macSpoofing())),
    MAC_SPOOFING(
            "docker.network",
            new Change("macSpoofing", "true", "false", Origin.HAND),
            had -> had.withMacSpoofing(true));

    private final String field;
    private final Change change;
    private final UnaryOperator<VmHardware> hand;

    HardwareByHand(String field, Change change, UnaryOperator<VmHardware> hand) {
        this.field = field;
        this.change = change;
        this.hand = hand;
    }

    /** The field of the definition that decides it. */
    public String field() {
        return field;
    }

    /** What a plan tells of it. */
    public Change change() {
        return change;
    }

    /** The hardware after the change. */
    public VmHardware of(VmHardware had) {
        return hand.apply(had);
    }
}
