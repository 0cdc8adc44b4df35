package io.jenkins.plugins.nanohost.engine.stage.docker;

import io.jenkins.plugins.nanohost.engine.definition.DockerDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerSubnet;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerSubnet;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.vm.RequiredEntries;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import io.jenkins.plugins.nanohost.engine.windows.EngineVersion;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import java.util.Optional;

/** The network that containers get behind the guest's address. It must not overlap the guest's own network. */
final class NatNetwork {
    /** The range from which the example subnet of a message comes (RFC 1918). */
    private static final Ipv4Prefix PRIVATE = Ipv4Prefix.parse("10.0.0.0/8");

    /** What engines before libnetwork's pull request 2429 show for a network whose subnet Windows chose (moby issue 38358). */
    private static final String NOT_SHOWN = "0.0.0.0/0";

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
                    FailureCode.NAT_OVERLAPS_GUEST,
                    "The NAT network " + subnet.get() + " of " + thing
                            + (fixed.isPresent()
                                    ? " overlaps the network of the guest's address " + own.get()
                                    : " holds the guest's own address "
                                            + own.get().address()),
                    "Name another network in docker.subnet, for example "
                            + (PRIVATE.overlaps(own.get()) ? "192.168.200.0/24" : "10.200.0.0/16") + ".");
        }
    }

    /**
     * Before anything is written: refuses a subnet that the staged engine does not take, and one that would change nothing.
     * Docker keeps the network nat that it finds, whatever its settings say.
     */
    void requireTaken(GuestAccess access) throws Failure, InterruptedException {
        Optional<Ipv4Prefix> subnet = dockersSubnet();
        if (subnet.isEmpty()) {
            return;
        }
        DockerSubnet found = run.perform(new GetDockerSubnet(access));
        boolean shown = !found.subnet().isEmpty() && !found.subnet().equals(NOT_SHOWN);
        if (shown && found.subnet().equals(subnet.get().toString())) {
            // An engine that has it takes it.
            return;
        }
        if (!EngineVersion.in(found.engine()).map(EngineVersion::takesSubnet).orElse(false)) {
            throw new UnfitFailure(
                    FailureCode.ENGINE_WITHOUT_SUBNET,
                    "The engine in the guest (" + found.engine() + ") may not start with a subnet of one's own,"
                            + " docker.subnet " + subnet.get(),
                    EngineVersion.REMEDY);
        }
        if (shown) {
            throw kept(found.subnet(), subnet.get());
        }
    }

    /** Once Docker answers: tells the subnet that it has, and refuses another one than was named. */
    void confirm(GuestAccess access) throws Failure, InterruptedException {
        Optional<Ipv4Prefix> subnet = dockersSubnet();
        if (subnet.isEmpty()) {
            return;
        }
        String found = run.perform(new GetDockerSubnet(access)).subnet();
        if (found.isEmpty() || found.equals(NOT_SHOWN)) {
            run.narrator()
                    .warning("Docker does not show the subnet of its network nat; wanted was " + subnet.get() + ".");
        } else if (found.equals(subnet.get().toString())) {
            run.narrator().fact("Docker's network nat has the subnet " + found);
        } else {
            throw kept(found, subnet.get());
        }
    }

    /** The subnet that Docker itself has to make; TP4's switch is made by the engine of this plugin. */
    private Optional<Ipv4Prefix> dockersSubnet() throws UnfitFailure {
        return RequiredEntries.recipe(run).isTask() ? Optional.empty() : natSubnet();
    }

    private static RefusedFailure kept(String found, Ipv4Prefix wanted) {
        return new RefusedFailure(
                FailureCode.NETWORK_KEPT,
                "Docker's network nat in the guest has the subnet " + found + ", not " + wanted
                        + ", and Docker keeps a network that exists",
                "Name " + found + " in docker.subnet, or leave it out. Or remove the network: in the guest, run"
                        + " 'Stop-Service docker' and 'Get-HnsNetwork | Where-Object Name -eq nat | Remove-HnsNetwork' (on"
                        + " 2016 'Get-ContainerNetwork | Remove-ContainerNetwork'), leave Docker stopped, and run it again."
                        + " Or make the host again with rebuild: always.");
    }

    private Optional<Ipv4Prefix> fixedAddress() {
        DiskEntry disk = run.ledger().vhd();
        return Optional.ofNullable(disk).map(DiskEntry::address);
    }

    /** The prefix length that a DHCP server gave is not known, so the longest one is taken: the address alone. */
    private Optional<Ipv4Prefix> seenAddress() {
        VmEntry vm = run.ledger().vm();
        return vm != null && vm.address() instanceof Ipv4 address
                ? Optional.of(new Ipv4Prefix(address, Ipv4Prefix.LONGEST))
                : Optional.empty();
    }
}
