package io.jenkins.plugins.nanohost.engine.stage.vm;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.Wait;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Waits until the guest lets its administrator in. While it starts, everything that goes wrong only means that it does not
 * answer yet; the wait ends at once when its VM is off or gone. During the first boot PowerShell Direct reports a right
 * password as invalid, so a refusal counts only when it lasts while Windows has a heartbeat: a restart begins it anew.
 */
public final class GuestLogon {
    /** Microsoft's own script waits as long. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private static final Duration REFUSED_FOR_GOOD = Duration.ofMinutes(3);

    private final HostRun run;

    public GuestLogon(HostRun run) {
        this.run = run;
    }

    public GuestFact waitUntilOpen(GuestAccess access) throws Failure, IOException, InterruptedException {
        Duration[] refusedSince = {null};
        GuestFact guest = new Wait(
                        "an answer of " + run.folder().host() + "'s guest",
                        LIMIT,
                        "Look at the VM's console in Hyper-V Manager: does Windows show its prompt? If it does, update"
                                + " machine and guest: with the fix for CVE-2025-49734 in only one of them they may not"
                                + " speak PowerShell Direct to each other (docs/why-an-agent.md).")
                .until(run, seen -> {
                    GuestFact fact = run.perform(new GetGuestFact(access));
                    seen.note(fact.state().word() + " " + fact.detail());
                    if (fact.ready()) {
                        return Optional.of(fact);
                    }
                    VmFact vm = runningVm(access);
                    if (fact.state() != GuestState.CREDENTIAL_REFUSED || !vm.heartbeat()) {
                        refusedSince[0] = null;
                    } else if (refusedSince[0] == null) {
                        refusedSince[0] = run.pace().elapsed();
                    } else if (run.pace().elapsed().minus(refusedSince[0]).compareTo(REFUSED_FOR_GOOD) >= 0) {
                        throw new UnfitFailure(
                                "The guest of " + run.folder().host() + " refuses the password of " + access.user(),
                                "Give the password that its host disk was made with, or build again with"
                                        + " rebuild: always.");
                    }
                    return Optional.empty();
                });
        check(guest);
        return guest;
    }

    private VmFact runningVm(GuestAccess access) throws Failure, InterruptedException {
        String vm = "VM " + run.folder().host() + " (id " + access.vmId() + ")";
        List<VmFact> found = run.perform(new GetHostVm(access.vmId(), "")).vms();
        if (found.isEmpty()) {
            throw Operation.failure(
                    GetGuestFact.class,
                    vm + " was removed while its guest was waited for",
                    "Run it again to make a new one.");
        }
        if (found.get(0).off()) {
            throw Operation.failure(
                    GetGuestFact.class,
                    vm + " is off, so its guest cannot answer",
                    "Look at Hyper-V's event log for who turned it off, and run it again.");
        }
        return found.get(0);
    }

    /** A name that a domain gave is only in its blob, so it is not compared. */
    private static boolean isNamed(GuestFact guest, DiskEntry disk) {
        ComputerName name = disk.computerName();
        return name == null || name.value().equalsIgnoreCase(guest.computerName());
    }

    /** A guest that does not match the host disk is somebody else's VM or disk: nothing is done to it. */
    private void check(GuestFact guest) throws UnfitFailure {
        DiskEntry disk = RequiredEntries.disk(run);
        if (guest.build() != disk.build() || !isNamed(guest, disk)) {
            throw new UnfitFailure(
                    "The guest says it is " + guest.computerName() + ", build " + guest.build()
                            + "; the host disk holds "
                            + (disk.computerName() == null ? "one named by its domain" : disk.computerName())
                            + ", build " + disk.build(),
                    "Look which disk the VM boots from; build again with rebuild: always.");
        }
    }
}
