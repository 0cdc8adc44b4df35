package io.jenkins.plugins.nanohost.engine.stage.docker;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.SetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.stage.disk.DiskChain;
import io.jenkins.plugins.nanohost.engine.stage.found.VmFinder;
import io.jenkins.plugins.nanohost.engine.stage.vm.FirstBootEnd;
import io.jenkins.plugins.nanohost.engine.stage.vm.RequiredEntries;
import io.jenkins.plugins.nanohost.engine.stage.vm.VmStage;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the host's VM fit for containers: it runs, and containers that have their own addresses may send with their own
 * MAC addresses. {@code hypervVm} sets this up when it knows the container network. If the network was chosen later,
 * the VM is changed here.
 */
final class ContainerVm {
    private final HostRun run;
    private final VmFinder finder;

    ContainerVm(HostRun run) {
        this.run = run;
        this.finder = new VmFinder(run);
    }

    /** The VM's entry with the address at which it runs now. */
    VmEntry ready(ContainerNetwork network) throws Failure, IOException, InterruptedException {
        VmEntry entry = RequiredEntries.vm(run);
        VmFact vm = finder.find().ours();
        if (vm == null) {
            throw new UnfitFailure(
                    FailureCode.VM_GONE,
                    "VM " + run.folder().host() + " (id " + entry.vmId() + ") is gone",
                    "Run " + StageName.VM.step() + " (command: " + StageName.VM.word() + ") to make it again.");
        }
        boolean change =
                network == ContainerNetwork.TRANSPARENT && !vm.hardware().macSpoofing();
        if (change || !vm.running()) {
            DiskChain.requireSound(run, vm, false);
        }
        if (change) {
            if (vm.running()) {
                // A first boot that is cut off never ends.
                new FirstBootEnd(run, vm.id()).await();
            }
            vm = run.perform(new SetHostVm(vm.id(), entry.mark(), vm.hardware().withMacSpoofing(true)));
            entry = remember(entry, entry.hardware().withMacSpoofing(true), entry.address());
            run.narrator()
                    .fact("Changed VM " + vm.name()
                            + " in place: its containers may send with MAC addresses of their own");
        }
        if (vm.running()) {
            return entry;
        }
        run.perform(new StartHostVm(vm.id()));
        IpAddress address = finder.waitForAddress(vm.id());
        run.narrator().fact("Started VM " + vm.name() + ", which runs at " + address);
        return remember(entry, entry.hardware(), address);
    }

    private VmEntry remember(VmEntry entry, VmHardware hardware, @CheckForNull IpAddress address) throws IOException {
        Map<String, String> inputs = new TreeMap<>(entry.inputs());
        inputs.put(VmStage.MAC_SPOOFING, Boolean.toString(hardware.macSpoofing()));
        VmEntry next =
                new VmEntry(entry.progress(), inputs, run.timestamp(), entry.mark(), entry.vmId(), address, hardware);
        run.remember(run.ledger().withVm(next));
        return next;
    }
}
