package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.definition.GuestDefinition;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact.FileFlaw;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact.SwitchFact;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checks whether the machine can do what the stages of a run need.
 *
 * @param making what is wrong only if something is made or changed; a host of which all is kept needs none of it
 */
record MachineCheck(HostRun run, List<StageName> stages, MachineFact machine, Findings findings, Findings making) {
    void check() {
        fit(making).workFolder();
        fit(findings).windows();
        fit(findings).account();
        fit(findings).powerShell();
        fit(findings).hyperV();
        if (stages.contains(StageName.VHD)) {
            checkMounting();
            checkIdentity();
        }
        if (stages.contains(StageName.VM)) {
            checkSwitch();
        }
    }

    private void checkMounting() {
        fit(making).mounting();
        String media = run.definition().vhd().base().media().toString();
        for (FileFlaw flaw : machine.flaws()) {
            if (!flaw.path().equals(media) || !hasBaseDisk()) {
                making.add(
                        FailureCode.UNMOUNTABLE_PLACE,
                        flaw.path() + " is " + flaw.flaw() + ", and Windows mounts no disk and no disc that is",
                        flaw.remedy());
            }
        }
        if (!machine.automount()
                && Files.isRegularFile(run.definition().vhd().base().media())) {
            making.add(
                    FailureCode.AUTOMOUNT_OFF,
                    "Automount is off on " + name() + ", so an ISO gets no drive letter",
                    "Switch it on with 'mountvol /e', or name the folder of unpacked media.");
        }
    }

    /** Of two computers with one name or address in a network, one at least is not reached. */
    private void checkIdentity() {
        GuestDefinition guest = run.definition().vhd().guest();
        String remedy = "Give the guest another one in the field ";
        ComputerName computer = guest.computerName();
        if (computer != null && computer.value().equalsIgnoreCase(name())) {
            making.add(
                    FailureCode.MACHINE_HAS_ADDRESS,
                    "The guest's computer name " + computer + " is the name of the machine itself",
                    remedy + "vhd.computerName.");
        }
        Ipv4Prefix address = guest.network() == null ? null : guest.network().address();
        if (address != null
                && machine.addresses().stream().anyMatch(own -> own.address().equals(address.address()))) {
            making.add(
                    FailureCode.MACHINE_HAS_ADDRESS,
                    "The guest's address " + address.address() + " is an address of the machine itself, " + name(),
                    remedy + "vhd.network.address.");
        }
    }

    private void checkSwitch() {
        String wanted = run.definition().vm().hardware().switchName();
        List<SwitchFact> fitting = machine.switches().stream()
                .filter(one -> one.name().equals(wanted))
                .toList();
        if (fitting.size() != 1) {
            findings.add(
                    FailureCode.NO_SUCH_SWITCH,
                    fitting.isEmpty()
                            ? "There is no switch '" + wanted + "' on " + name()
                            : "There are " + fitting.size() + " switches '" + wanted + "' on " + name(),
                    "Name another, or make or rename one; there are: "
                            + machine.switches().stream()
                                    .map(one -> "'" + one.name() + "' ("
                                            + one.type().word() + ")")
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }

    private FitMachine fit(Findings to) {
        return new FitMachine(machine, run.folders().work().path().toString(), to);
    }

    private String name() {
        return machine.computerName();
    }

    /** Nothing is mounted for a host whose base disk is there. */
    private boolean hasBaseDisk() {
        DiskEntry disk = run.ledger().vhd();
        return disk != null && Files.isRegularFile(Path.of(disk.baseDisk()));
    }
}
