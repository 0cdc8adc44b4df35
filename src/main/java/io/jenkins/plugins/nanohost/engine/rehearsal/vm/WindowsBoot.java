package io.jenkins.plugins.nanohost.engine.rehearsal.vm;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.fact.ServiceStart;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.WindowsFacts;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Disk;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Docker;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Registry;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.SetupComplete;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.WindowsSetup;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a VM boots from its disk. The boot takes effect at once, but the guest answers only after some looks. */
public final class WindowsBoot {
    private static final int IN_ADDRESS = WindowsFacts.FIRST_LEASED_ADDRESS.lastIndexOf('.') + 1;
    private static final String DHCP_NETWORK = WindowsFacts.FIRST_LEASED_ADDRESS.substring(0, IN_ADDRESS);
    private static final int FIRST_DHCP = Integer.parseInt(WindowsFacts.FIRST_LEASED_ADDRESS.substring(IN_ADDRESS));
    private static final int LAST_DHCP = 254;

    private final Vms vms;

    public WindowsBoot(Vms vms) {
        this.vms = vms;
    }

    public SimulatedVm.Boot boot(SimulatedVm vm, Disk disk) throws IOException, UnfitFailure {
        if (!disk.boots(vm.generation())) {
            return SimulatedVm.Boot.stuck(
                    vm.generation() == VmGeneration.TWO
                            ? "No operating system was loaded: there is no boot manager on an EFI partition of its disk."
                            : "Boot failure: there is no boot manager on an active partition of its disk.");
        }
        boolean first = !disk.setup().booted();
        if (first) {
            List<String> questions = new WindowsSetup(disk, disk.registry().orElseThrow()).run();
            if (!questions.isEmpty()) {
                String obstacle = "Windows waits in its first boot, and asks " + String.join("; ", questions) + ".";
                return new SimulatedVm.Boot(0, 0, true, true, obstacle, addresses(vm, List.of()));
            }
        } else {
            SetupComplete.finish(disk);
            // A first boot that was cut off does not go on: Windows runs SetupComplete.cmd once.
            disk.write(disk.setup().with(List.of()));
        }
        Optional<Docker> docker = disk.docker();
        if (docker.isPresent() && docker.get().start() == ServiceStart.AUTOMATIC) {
            disk.write(docker.get().started(disk, addresses(vm, disk.setup().addresses())));
        }
        Registry windows = disk.registry().orElseThrow();
        if (windows.nano() && !windows.hasPackage("Guest")) {
            return SimulatedVm.Boot.stuck("Nano Server runs without the package Guest, so it does not answer.");
        }
        return new SimulatedVm.Boot(
                0, 0, first, true, "", addresses(vm, disk.setup().addresses()));
    }

    private List<String> addresses(SimulatedVm vm, List<String> fixed) throws IOException, UnfitFailure {
        if (vm.hardware().switchName().isEmpty()) {
            return List.of();
        }
        List<String> addresses = new ArrayList<>(given(vm));
        if (!fixed.stream().allMatch(WindowsBoot::isIpv6)) {
            addresses.removeIf(address -> !isIpv6(address));
        }
        addresses.addAll(fixed);
        return addresses;
    }

    private static boolean isIpv6(String address) {
        return address.contains(":");
    }

    /** What the guest's network gives it: what a person has ordered, otherwise one address of the simulated DHCP server. */
    private List<String> given(SimulatedVm vm) throws IOException, UnfitFailure {
        Optional<List<String>> ordered = vms.orderedAddresses().read();
        return ordered.isPresent() ? ordered.get() : leased(vm).stream().toList();
    }

    /** The first free address of the simulated DHCP server. */
    private Optional<String> leased(SimulatedVm vm) throws IOException {
        Set<String> taken = new HashSet<>();
        for (SimulatedVm other : vms.where(SimulatedVm::running)) {
            taken.addAll(other.id().equals(vm.id()) ? List.of() : other.boot().addresses());
        }
        for (int last = FIRST_DHCP; last <= LAST_DHCP; last++) {
            if (!taken.contains(DHCP_NETWORK + last)) {
                return Optional.of(DHCP_NETWORK + last);
            }
        }
        return Optional.empty();
    }
}
