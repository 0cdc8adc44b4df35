package io.jenkins.plugins.nanohost.engine.stage.vm;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.DefinitionForm;
import io.jenkins.plugins.nanohost.engine.definition.DockerDefinition;
import io.jenkins.plugins.nanohost.engine.definition.VmDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.SetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import io.jenkins.plugins.nanohost.engine.plan.Change;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.plan.Observation;
import io.jenkins.plugins.nanohost.engine.plan.Planner;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.Stage;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.stage.disk.DiskChain;
import io.jenkins.plugins.nanohost.engine.stage.found.VmDisks;
import io.jenkins.plugins.nanohost.engine.stage.found.VmFinder;
import io.jenkins.plugins.nanohost.engine.value.Rebuild;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code hypervVm}: a VM that boots from the host disk, running, with an address. */
public final class VmStage implements Stage {
    public static final String MAC_SPOOFING = "macSpoofing";
    private static final String DISK = "disk";

    private final HostRun run;
    private final VmDefinition wanted;
    private final VmFinder finder;

    /** The guest's address when this stage decided; null: it was not seen. */
    @CheckForNull
    private IpAddress seen;

    public VmStage(HostRun run, VmDefinition wanted) {
        this.run = run;
        this.wanted = wanted;
        this.finder = new VmFinder(run);
    }

    @Override
    public StageName name() {
        return StageName.VM;
    }

    @Override
    public String thing() {
        return "VM " + run.folder().host();
    }

    @Override
    public Decision decide() throws Failure, InterruptedException {
        VmEntry entry = run.ledger().vm();
        VmFinder.FoundVms found = finder.find();
        if (found.ours() == null && found.foreign() != null) {
            VmFact foreign = found.foreign();
            return new Decision.Refuse(
                    FailureCode.VM_NOT_OURS,
                    "a VM named " + foreign.name() + " exists that is not ours (id " + foreign.id() + ")",
                    "Choose another host name, or rename or remove that VM by hand.");
        }
        seen = found.ours() == null ? null : finder.address(found.ours()).orElse(null);
        if (found.ours() != null
                && entry.progress() == Progress.MADE
                && found.ours().drives().isEmpty()) {
            return run.definition().rebuild() == Rebuild.NEVER
                    ? new Decision.Refuse(
                            FailureCode.REBUILD_FORBIDDEN,
                            thing()
                                    + " has no disk any more and would be made again, but the definition says"
                                    + " rebuild: never",
                            "Give its disk back to it, or set rebuild: whenChanged.")
                    : new Decision.Build("its disk was taken away from it");
        }
        // Another disk is another computer; everything besides the disk can be changed in place.
        Decision decision = Planner.on(
                        run.definition().rebuild(),
                        input -> !input.equals(DISK),
                        run.former().vm(),
                        "its host disk")
                .decide(new Observation(
                        thing(),
                        "same disk and settings, and it runs",
                        inputs(),
                        there(found.ours(), entry),
                        entry,
                        state(found.ours(), entry)));
        if (found.ours() != null && !(decision instanceof Decision.Build)) {
            List<IpAddress> others = finder.insteadOfFixed(found.ours());
            if (!others.isEmpty()) {
                return addressLost(others);
            }
        }
        if (decision.acts()) {
            DiskChain.requireSound(run, found.ours(), decision instanceof Decision.Build);
        }
        if (decision instanceof Decision.Update
                && found.ours() != null
                && found.ours().state() == VmState.SAVED) {
            return new Decision.Refuse(
                    FailureCode.STATE_SAVED,
                    thing() + " cannot be changed while its state is saved",
                    "Start it, or delete its saved state.");
        }
        return decision instanceof Decision.Keep ? unlessUnfinished(decision, entry) : decision;
    }

    /** Nothing sets an address in a guest that was set up; a run would wait for the fixed one in vain. */
    private Decision.Refuse addressLost(List<IpAddress> others) throws UnfitFailure {
        Change change = new Change(
                "network.address",
                others.stream().map(IpAddress::value).collect(Collectors.joining(", ")),
                Objects.requireNonNull(RequiredEntries.disk(run).address()).toString(),
                Change.Origin.HAND);
        return new Decision.Refuse(
                FailureCode.ADDRESS_LOST,
                "the guest of " + run.folder().host() + " does not have its fixed address; changed by hand: "
                        + change.told(),
                "Give it that address back in the guest (New-NetIPAddress, Remove-NetIPAddress). Or write the one that it has"
                        + " into vhd.network.address: then the host is made again, and what is in its guest is lost.",
                List.of(change));
    }

    /**
     * A DHCP server may give the guest another address at any start; the endpoint and its certificate depend on it. A first
     * boot whose end an earlier run did not see may have left its answer files.
     */
    private Decision unlessUnfinished(Decision keep, VmEntry entry) {
        DiskEntry disk = run.ledger().vhd();
        if (disk != null && disk.firstBootOpen() && run.givenPassword() != null) {
            return new Decision.Update("the end of its first boot was not seen");
        }
        return seen == null || seen.equals(entry.address()) ? keep : new Decision.Update("its address is now " + seen);
    }

    private static Observation.Presence state(@CheckForNull VmFact vm, @CheckForNull VmEntry entry) {
        if (vm == null) {
            return Observation.Presence.ABSENT;
        }
        // If the entry has no address, an earlier run ended before the guest was up.
        boolean reached = entry != null && entry.address() != null;
        return vm.running() && reached ? Observation.Presence.THERE : Observation.Presence.RESTING;
    }

    private Map<String, String> inputs() {
        DiskEntry disk = run.ledger().vhd();
        Map<String, String> inputs = new TreeMap<>(DefinitionForm.texts(wanted));
        inputs.put(DISK, disk == null ? "" : disk.id());
        inputs.put(MAC_SPOOFING, Boolean.toString(macSpoofing()));
        return inputs;
    }

    /** What the VM has now, of which the hardware may have been changed by hand. */
    private static Map<String, String> there(@CheckForNull VmFact vm, @CheckForNull VmEntry entry) {
        Map<String, String> there = new TreeMap<>(entry == null ? Map.of() : entry.inputs());
        if (vm == null || entry == null || entry.progress() == Progress.MAKING) {
            return there;
        }
        VmHardware has = vm.hardware();
        VmHardware had = entry.hardware();
        // Hyper-V does not distinguish the case of names.
        if (!has.switchName().equalsIgnoreCase(had.switchName())) {
            there.put("switch", has.switchName());
        }
        if (!has.memory().equals(had.memory())) {
            there.put("memory", has.memory().toString());
        }
        if (has.processors() != had.processors()) {
            there.put("processors", Integer.toString(has.processors()));
        }
        if (has.macSpoofing() != had.macSpoofing()) {
            there.put(MAC_SPOOFING, Boolean.toString(has.macSpoofing()));
        }
        return there;
    }

    private VmHardware hardware() {
        return wanted.hardware().withMacSpoofing(macSpoofing());
    }

    /** Containers that have their own addresses send with their own MAC addresses. */
    private boolean macSpoofing() {
        DockerDefinition docker = run.definition().docker();
        if (docker != null) {
            return docker.network() == ContainerNetwork.TRANSPARENT;
        }
        // Without that section the definition says nothing about the network, so what was switched on for it stays on.
        VmEntry had = run.former().vm();
        DockerEntry installed = run.former().docker();
        return had != null && had.hardware().macSpoofing()
                || installed != null
                        && ContainerNetwork.TRANSPARENT
                                .word()
                                .equals(installed.inputs().get("network"));
    }

    @Override
    public void perform(Decision decision) throws Failure, IOException, InterruptedException {
        VmEntry entry = run.ledger().vm();
        if (decision instanceof Decision.Build && entry != null) {
            removeOurs(entry);
            entry = null;
        }
        VmFact ours = entry == null ? null : finder.find().ours();
        if (entry == null || ours == null) {
            entry = make(entry == null ? UUID.randomUUID().toString() : entry.mark());
        } else if (entry.progress() == Progress.MAKING
                || !Planner.changed(there(ours, entry), inputs()).isEmpty()) {
            if (ours.running() && RequiredEntries.disk(run).firstBootOpen() && run.givenPassword() != null) {
                // A first boot that is cut off never ends.
                new FirstBootEnd(run, entry.vmId()).await();
            }
            entry = change(entry, ours.id());
        }
        run.perform(new StartHostVm(entry.vmId()));
        IpAddress address = finder.waitForAddress(entry.vmId());
        remember(Progress.MADE, entry.mark(), entry.vmId(), address);
        run.narrator().fact("VM " + run.folder().host() + " runs at " + address + " (id " + entry.vmId() + ")");
        if (run.givenPassword() != null) {
            // What fails here ends the run, so that no later stage waits for the same once more; the VM stays.
            new FirstBootEnd(run, entry.vmId()).await();
        }
    }

    private void removeOurs(VmEntry entry) throws Failure, IOException, InterruptedException {
        new VmDisks(run).requireAsMade();
        if (!entry.vmId().isEmpty()
                && run.perform(new RemoveHostVm(entry.vmId(), entry.mark())).changed()) {
            run.narrator().fact("Removed VM " + run.folder().host() + " (id " + entry.vmId() + ")");
        }
        run.remember(run.ledger().withVm(null).withDocker(null));
    }

    private VmEntry make(String mark) throws Failure, IOException, InterruptedException {
        DiskEntry disk = RequiredEntries.disk(run);
        remember(Progress.MAKING, mark, "", null);
        VmFact vm = run.perform(new NewHostVm(
                run.folder().host().value(),
                mark,
                run.folder().vm().toString(),
                disk.generation(),
                disk.path(),
                hardware()));
        run.narrator()
                .fact("Made VM " + vm.name() + ": Generation "
                        + disk.generation().number() + ", " + wanted.hardware().memory() + ", "
                        + wanted.hardware().processors()
                        + " processors, switch " + wanted.hardware().switchName());
        return remember(Progress.MAKING, mark, vm.id(), null);
    }

    private VmEntry change(VmEntry entry, String id) throws Failure, IOException, InterruptedException {
        VmEntry changing = remember(Progress.MAKING, entry.mark(), id, entry.address());
        run.perform(new SetHostVm(id, entry.mark(), hardware()));
        run.narrator().fact("Changed VM " + run.folder().host() + " in place");
        return changing;
    }

    private VmEntry remember(Progress progress, String mark, String vmId, @CheckForNull IpAddress address)
            throws IOException {
        VmEntry entry = new VmEntry(progress, inputs(), run.timestamp(), mark, vmId, address, hardware());
        run.remember(run.ledger().withVm(entry));
        return entry;
    }

    @Override
    public void assume(Decision decision) throws IOException {
        if (decision instanceof Decision.Build) {
            Ledger ledger = run.ledger();
            run.remember(ledger.withVm(null).withDocker(null));
        } else if (decision.acts()) {
            // The VM's future entry, as far as it is known; the endpoint depends on its address.
            VmEntry entry = run.ledger().vm();
            remember(Progress.MADE, entry.mark(), entry.vmId(), seen == null ? entry.address() : seen);
            if (decision instanceof Decision.Update && !decision.changes().isEmpty()) {
                run.assumeVmRestarts();
            }
        }
    }

    @Override
    public Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        VmEntry entry = run.ledger().vm();
        result.put("name", run.folder().host().value());
        result.put("vmId", entry == null ? "" : entry.vmId());
        result.put("address", entry == null ? "" : entry.addressText());
        return result;
    }
}
