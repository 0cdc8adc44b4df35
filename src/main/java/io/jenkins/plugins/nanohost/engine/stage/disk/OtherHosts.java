package io.jenkins.plugins.nanohost.engine.stage.disk;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.GuestDefinition;
import io.jenkins.plugins.nanohost.engine.definition.GuestNetwork;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv6Prefix;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The other hosts of the work folder: two guests with one fixed address or one computer name do not both work, and Windows
 * tells it only when both run.
 */
final class OtherHosts {
    private final HostRun run;
    private final Set<HostName> told = new HashSet<>();

    OtherHosts(HostRun run) {
        this.run = run;
    }

    /** Which host has one of the guest's fixed addresses or its computer name; empty where all are free. Fails when the hosts cannot be listed. */
    Optional<String> objection(GuestDefinition guest) throws UnfitFailure {
        for (HostName name : run.folders().work().hostNames()) {
            Optional<Ledger> other = name.equals(run.folder().host()) ? Optional.empty() : ledger(name);
            Optional<String> taken = other.flatMap(ledger -> taken(guest, ledger));
            if (taken.isPresent()) {
                return Optional.of("Host " + name + " of this work folder has " + taken.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> taken(GuestDefinition guest, Ledger other) {
        DiskEntry disk = other.vhd();
        if (disk != null
                && guest.computerName() != null
                && Objects.toString(disk.computerName(), "")
                        .equalsIgnoreCase(guest.computerName().value())) {
            return Optional.of("the computer name " + guest.computerName());
        }
        Set<IpAddress> wanted = wanted(guest);
        Optional<IpAddress> fixed =
                fixed(disk).stream().filter(wanted::contains).findFirst();
        if (fixed.isPresent()) {
            return Optional.of("the address " + fixed.get());
        }
        VmEntry vm = other.vm();
        return vm != null && vm.address() != null && wanted.contains(vm.address())
                ? Optional.of("the address " + vm.address() + ", at which its guest was last seen")
                : Optional.empty();
    }

    private static Set<IpAddress> wanted(GuestDefinition guest) {
        Set<IpAddress> addresses = new HashSet<>();
        GuestNetwork network = guest.network();
        if (network != null && network.address() != null) {
            addresses.add(network.address().address());
        }
        if (network != null && network.address6() != null) {
            addresses.add(network.address6().address());
        }
        return addresses;
    }

    /** The entry has the IPv6 address only as the definition's field. */
    private static Set<IpAddress> fixed(@CheckForNull DiskEntry disk) {
        Set<IpAddress> addresses = new LinkedHashSet<>();
        if (disk != null && disk.address() != null) {
            addresses.add(disk.address().address());
        }
        String address6 = disk == null ? "" : disk.inputs().getOrDefault("network.address6", "");
        if (!address6.isEmpty()) {
            try {
                addresses.add(Ipv6Prefix.parse(address6).address());
            } catch (InvalidValueException e) {
                // no address, so no guest has it
                return addresses;
            }
        }
        return addresses;
    }

    /** Empty where it cannot be read, which is told once: it is its own host's trouble, and no reason to refuse this one. */
    private Optional<Ledger> ledger(HostName name) {
        try {
            return Optional.of(run.folders().work().host(name).read());
        } catch (IOException | UnfitFailure | RefusedFailure e) {
            if (told.add(name)) {
                run.narrator()
                        .warning("Whether host " + name + " has the same address or name is not known: "
                                + e.getMessage());
            }
            return Optional.empty();
        }
    }
}
