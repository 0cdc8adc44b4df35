package io.jenkins.plugins.nanohost.engine.rehearsal.vm;

import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.Disks;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.RehearsalFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The machine's VMs, in {@code vms.json}. */
public final class Vms {
    private static final String FILE = "vms.json";

    private final RehearsalFolder folder;

    public Vms(RehearsalFolder folder) {
        this.folder = folder;
    }

    record VmTable(List<SimulatedVm> vms) {
        VmTable {
            vms = List.copyOf(vms);
        }
    }

    public List<SimulatedVm> all() throws IOException {
        return folder.read(folder.path(FILE), VmTable.class)
                .orElse(new VmTable(List.of()))
                .vms();
    }

    List<SimulatedVm> where(Predicate<SimulatedVm> condition) throws IOException {
        return all().stream().filter(condition).toList();
    }

    OrderedAddresses orderedAddresses() {
        return new OrderedAddresses(folder);
    }

    public Optional<SimulatedVm> byId(String id) throws IOException {
        return all().stream().filter(vm -> vm.id().equalsIgnoreCase(id)).findFirst();
    }

    /** A VM that has the disk attached and is not off; a saved VM counts, since it continues where it was. */
    Optional<SimulatedVm> keeping(Path file) throws IOException {
        return where(vm -> vm.state() != VmState.OFF).stream()
                .filter(vm -> vm.disks().stream().anyMatch(disk -> Disks.same(disk, file)))
                .findFirst();
    }

    /** A running VM that has the disk open, directly or as the parent of one that it has. */
    public Optional<SimulatedVm> using(Path file, Disks disks) throws IOException {
        for (SimulatedVm vm : where(SimulatedVm::running)) {
            for (String disk : vm.disks()) {
                if (disks.chain(Path.of(disk)).contains(Disks.normal(file))) {
                    return Optional.of(vm);
                }
            }
        }
        return Optional.empty();
    }

    /** Adds a VM, or replaces the one with the same id. */
    public SimulatedVm put(SimulatedVm vm) throws IOException {
        List<SimulatedVm> vms = new ArrayList<>();
        boolean placed = false;
        for (SimulatedVm other : all()) {
            boolean itself = other.id().equals(vm.id());
            vms.add(itself ? vm : other);
            placed = placed || itself;
        }
        if (!placed) {
            vms.add(vm);
        }
        folder.write(folder.path(FILE), new VmTable(vms));
        return vm;
    }

    public void remove(SimulatedVm vm) throws IOException {
        folder.write(folder.path(FILE), new VmTable(where(other -> !other.id().equals(vm.id()))));
    }
}
