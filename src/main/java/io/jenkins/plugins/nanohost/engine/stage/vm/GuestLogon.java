package io.jenkins.plugins.nanohost.engine.stage.vm;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
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
import io.jenkins.plugins.nanohost.engine.stage.found.VmFinder;
import io.jenkins.plugins.nanohost.engine.value.guest.BuiltInAccount;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Waits until the guest lets its administrator in. While it starts, everything that goes wrong only means that it does not
 * answer yet; the wait ends at once when its VM is off or gone. During the first boot PowerShell Direct reports a right
 * password as invalid, so a refusal counts only when it lasts while Windows has a heartbeat: a restart begins it anew.
 *
 * <p>A Windows that was set up with the updates of October 2022 or later locks its built-in account after ten wrong passwords
 * in ten minutes (KB5020282, Microsoft). So after a refusal it is not asked again for 75 seconds.
 */
public final class GuestLogon {
    /** Microsoft's own script waits as long. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private static final Duration REFUSED_FOR_GOOD = Duration.ofMinutes(4);

    /** The same in a first boot, which refuses a right password until its setup has ended. */
    private static final Duration REFUSED_IN_FIRST_BOOT = Duration.ofMinutes(15);

    private static final Duration BETWEEN_REFUSALS = Duration.ofSeconds(75);

    private final HostRun run;

    public GuestLogon(HostRun run) {
        this.run = run;
    }

    /** Since when the guest refuses, and when it did last; null: it does not. */
    private static final class Refusals {
        @CheckForNull
        private Duration first;

        @CheckForNull
        private Duration last;
    }

    /**
     * Waits, and corrects the name of the built-in account in the ledger where the guest has another one; {@link
     * HostRun#guest} takes it from there.
     *
     * @param vmId of a VM that runs
     */
    public GuestFact waitUntilOpen(String vmId) throws Failure, IOException, InterruptedException {
        GuestAccess access = run.guest(vmId);
        Refusals refusals = new Refusals();
        GuestFact guest = new Wait(
                        FailureCode.GUEST_LIMIT,
                        "an answer of " + run.folder().host() + "'s guest",
                        limit(),
                        "Look at the VM's console in Hyper-V Manager: does Windows show its prompt? If it does, update"
                                + " machine and guest: with the fix for CVE-2025-49734 in only one of them they may not"
                                + " speak PowerShell Direct to each other (docs/why-an-agent.md).")
                .until(run, seen -> look(access, refusals, seen));
        check(guest);
        correct(vmId, guest);
        return guest;
    }

    /** A slow first boot is slow after its first heartbeat too. */
    private Duration limit() {
        Duration boot = new VmFinder(run).bootLimit();
        return firstBoot() && boot.compareTo(LIMIT) > 0 ? boot : LIMIT;
    }

    private boolean firstBoot() {
        DiskEntry disk = run.ledger().vhd();
        return disk != null && disk.firstBootOpen();
    }

    private Optional<GuestFact> look(GuestAccess access, Refusals refusals, Wait.Seen seen)
            throws Failure, InterruptedException {
        Duration now = run.pace().elapsed();
        if (refusals.last != null && now.minus(refusals.last).compareTo(BETWEEN_REFUSALS) < 0) {
            if (!runningVm(access).heartbeat()) {
                refusals.first = null;
            }
            return Optional.empty();
        }
        GuestFact fact = run.perform(new GetGuestFact(access));
        seen.note(fact.state().word() + " " + fact.detail());
        if (fact.ready()) {
            return Optional.of(fact);
        }
        VmFact vm = runningVm(access);
        boolean refused = fact.state() == GuestState.CREDENTIAL_REFUSED;
        refusals.last = refused ? now : refusals.last;
        if (!refused || !vm.heartbeat()) {
            refusals.first = null;
        } else if (refusals.first == null) {
            refusals.first = now;
        } else if (now.minus(refusals.first).compareTo(firstBoot() ? REFUSED_IN_FIRST_BOOT : REFUSED_FOR_GOOD) >= 0) {
            return Optional.of(underOtherName(access));
        }
        return Optional.empty();
    }

    /** One attempt for each other name that the account may have. An account that does not exist cannot be locked. */
    private GuestFact underOtherName(GuestAccess refused) throws Failure, InterruptedException {
        List<String> tried = new ArrayList<>(List.of(refused.user()));
        DiskEntry disk = RequiredEntries.disk(run);
        Set<String> names = new LinkedHashSet<>(List.of(BuiltInAccount.USUAL, BuiltInAccount.of(disk.language())));
        names.remove(disk.administrator());
        for (String name : names) {
            GuestAccess other = run.guest(refused.vmId(), name);
            GuestFact fact = run.perform(new GetGuestFact(other));
            if (fact.ready()) {
                // The guest says in its own words what its account is called; if it does not, it is the one that let us
                // in.
                return fact.administrator().isEmpty() ? fact.withAdministrator(name) : fact;
            }
            tried.add(other.user());
        }
        throw refusal(run, tried);
    }

    /**
     * The failure of a guest that does not let us in.
     *
     * @param tried the accounts, by their names
     */
    public static UnfitFailure refusal(HostRun run, List<String> tried) {
        boolean given = run.givenPassword() != null;
        return new UnfitFailure(
                FailureCode.GUEST_REFUSES_PASSWORD,
                "The guest of " + run.folder().host() + " refuses the "
                        + (given ? "password of " : "rehearsal's own password, since none was given, of ")
                        + String.join(" and of ", tried) + ", so nobody can look into it",
                (given ? "Give" : "Give with --secrets FILE, or in Jenkins with credentialsId,")
                        + " the password that its host disk was made with. If the guest has just started, or if others have"
                        + " tried wrong passwords too, wait ten minutes: Windows may have locked the account. If nobody knows"
                        + " the password, make the host again with rebuild: always; all that is in its guest is lost then.");
    }

    /** The ledger has the name that belongs to the language of the media; the guest knows which account ends with -500. */
    private void correct(String vmId, GuestFact guest) throws Failure, IOException, InterruptedException {
        DiskEntry disk = RequiredEntries.disk(run);
        String name = guest.administrator();
        if (!name.isEmpty() && !name.equals(disk.administrator())) {
            if (!run.perform(new GetGuestFact(run.guest(vmId, name))).ready()) {
                run.narrator()
                        .warning("The built-in account of " + run.folder().host() + "'s guest is called " + name
                                + " and does not let us in; " + disk.administrator() + " does.");
                return;
            }
            run.narrator()
                    .warning("The built-in account of " + run.folder().host() + "'s guest is called " + name + ", not "
                            + disk.administrator() + "; from now on it is used under that name.");
            run.remember(run.ledger().withVhd(disk.withAdministrator(name)));
        }
    }

    private VmFact runningVm(GuestAccess access) throws Failure, InterruptedException {
        String vm = "VM " + run.folder().host() + " (id " + access.vmId() + ")";
        List<VmFact> found = run.perform(new GetHostVm(access.vmId(), "")).vms();
        if (found.isEmpty()) {
            throw Operation.failure(
                    FailureCode.VM_NOT_THERE,
                    GetGuestFact.class,
                    vm + " was removed while its guest was waited for",
                    "Run it again to make a new one.");
        }
        if (found.get(0).off()) {
            throw Operation.failure(
                    FailureCode.VM_TURNED_ITSELF_OFF,
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
                    FailureCode.OTHER_WINDOWS_IN_GUEST,
                    "The guest says it is " + guest.computerName() + ", build " + guest.build()
                            + "; the host disk holds "
                            + (disk.computerName() == null ? "one named by its domain" : disk.computerName())
                            + ", build " + disk.build(),
                    "Look which disk the VM boots from; build again with rebuild: always.");
        }
    }
}
