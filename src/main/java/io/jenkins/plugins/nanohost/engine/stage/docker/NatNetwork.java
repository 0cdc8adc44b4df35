package io.jenkins.plugins.nanohost.engine.stage.docker;

import io.jenkins.plugins.nanohost.engine.definition.DockerDefinition;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.vm.RequiredEntries;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import java.util.Optional;

/** The network that containers get behind the guest's address. It must not overlap the guest's own network. */
final class NatNetwork {
    /** The range from which the example subnet of a message comes (RFC 1918). */
    private static final Ipv4Prefix PRIVATE = Ipv4Prefix.parse("10.0.0.0/8");

    private final HostRun run;
    private final DockerDefinition wanted;

    NatNetwork(HostRun run, DockerDefinition wanted) {
        this.run = run;
        this.wanted = wanted;
    }

    /** Empty where Docker chooses one, or none is needed. */
    String subnet() throws UnfitFailure {
        return natSubnet().map(Ipv4Prefix::toString).orElse("");
    }

    /**
     * A switch that is made here needs a network. Docker chooses the network of its own switch, since not every engine
     * takes one.
     */
    private Optional<Ipv4Prefix> natSubnet() throws UnfitFailure {
        if (wanted.network() == ContainerNetwork.TRANSPARENT) {
            return Optional.empty();
        }
        if (wanted.subnet() == null && !RequiredEntries.recipe(run).ownSwitch().isEmpty()) {
            return Optional.of(Ipv4Prefix.parse(Recipe.DEFAULT_SUBNET));
        }
        return Optional.ofNullable(wanted.subnet());
    }

    /**
     * Refuses a NAT network that overlaps the guest's own: containers would not reach all of that, and dockerd may not
     * start.
     */
    void requireApart(String thing) throws UnfitFailure {
        Optional<Ipv4Prefix> subnet = natSubnet();
        Optional<Ipv4Prefix> fixed = fixedAddress();
        Optional<Ipv4Prefix> own = fixed.or(this::seenAddress);
        if (subnet.isPresent() && own.isPresent() && subnet.get().overlaps(own.get())) {
            throw new UnfitFailure(
                    "The NAT network " + subnet.get() + " of " + thing
                            + (fixed.isPresent()
                                    ? " overlaps the network of the guest's address " + own.get()
                                    : " holds the guest's own address "
                                            + own.get().address()),
                    "Name another network in docker.subnet, for example "
                            + (PRIVATE.overlaps(own.get()) ? "192.168.200.0/24" : "10.200.0.0/16") + ".");
        }
    }

    private Optional<Ipv4Prefix> fixedAddress() {
        DiskEntry disk = run.ledger().vhd();
        return Optional.ofNullable(disk).map(DiskEntry::address);
    }

    /** The prefix length that a DHCP server gave is not known, so the longest one is taken: the address alone. */
    private Optional<Ipv4Prefix> seenAddress() {
        VmEntry vm = run.ledger().vm();
        Optional<Ipv4> seen = vm == null ? Optional.empty() : Optional.ofNullable(vm.address());
        return seen.map(address -> new Ipv4Prefix(address, Ipv4Prefix.LONGEST));
    }
}
