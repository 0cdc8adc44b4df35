package io.jenkins.plugins.nanohost.engine.stage.disk;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.GuestDefinition;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * The other hosts of the work folder: two guests with one fixed address or one computer name do not both work, and Windows
 * tells it only when both run.
 */
final class OtherHosts {
    private final HostRun run;

    OtherHosts(HostRun run) {
        this.run = run;
    }

    /** Which host has the guest's fixed address or computer name; empty where both are free. Fails when the hosts cannot be listed. */
    Optional<String> objection(GuestDefinition guest) throws UnfitFailure {
        for (HostName name : run.folders().work().hostNames()) {
            DiskEntry other = name.equals(run.folder().host()) ? null : disk(name);
            if (other == null) {
                continue;
            }
            Ipv4Prefix address =
                    guest.network() == null ? null : guest.network().address();
            if (address != null
                    && other.address() != null
                    && address.address().equals(other.address().address())) {
                return Optional.of("Host " + name + " of this work folder has the address " + address.address());
            }
            if (guest.computerName() != null
                    && Objects.toString(other.computerName(), "")
                            .equalsIgnoreCase(guest.computerName().value())) {
                return Optional.of(
                        "Host " + name + " of this work folder has the computer name " + guest.computerName());
            }
        }
        return Optional.empty();
    }

    /** Null where there is none. A ledger that cannot be read is its own host's trouble, and no reason to refuse this one. */
    @CheckForNull
    private DiskEntry disk(HostName name) {
        try {
            return run.folders().work().host(name).read().vhd();
        } catch (IOException | UnfitFailure | RefusedFailure e) {
            run.narrator()
                    .warning("Whether host " + name + " has the same address or name is not known: " + e.getMessage());
            return null;
        }
    }
}
