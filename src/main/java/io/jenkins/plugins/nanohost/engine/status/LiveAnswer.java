package io.jenkins.plugins.nanohost.engine.status;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmStates;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmStates.VmStateFact;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the machine and the endpoints answered when they were asked; also that they were not asked, and why. */
public final class LiveAnswer {
    private final String whyNot;
    private final Map<String, VmStateFact> vms = new HashMap<>();
    private final Map<String, EndpointState> endpoints = new HashMap<>();

    private LiveAnswer(String whyNot, List<VmStateFact> found) {
        this.whyNot = whyNot;
        found.forEach(vm -> vms.put(key(vm.id()), vm));
    }

    /** The machine was asked for all VMs of the ledgers. */
    public static LiveAnswer of(VmStates states) {
        return new LiveAnswer("", states.vms());
    }

    /**
     * The machine was not asked, or gave no answer.
     *
     * @param why a sentence without its full stop
     */
    public static LiveAnswer none(String why) {
        return new LiveAnswer(why, List.of());
    }

    /** The VMs that the machine is to be asked for: those whose id is known. */
    public static List<String> ids(List<Ledger> ledgers) {
        return ledgers.stream()
                .map(Ledger::vm)
                .filter(LiveAnswer::hasId)
                .map(VmEntry::vmId)
                .toList();
    }

    private static boolean hasId(@CheckForNull VmEntry vm) {
        return vm != null && !vm.vmId().isEmpty();
    }

    public boolean asked() {
        return whyNot.isEmpty();
    }

    /** Empty: the machine was asked. */
    public String whyNot() {
        return whyNot;
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("asked", asked());
        if (!asked()) {
            map.put("why", whyNot);
        }
        return map;
    }

    /**
     * Connects to the endpoints of the ledgers. That of a VM that does not run is not tried: another computer may have its
     * address by now.
     *
     * @param limit for all of them together
     */
    public void tryEndpoints(List<Ledger> ledgers, Duration limit) throws IOException, InterruptedException {
        Map<String, InetSocketAddress> tried = new LinkedHashMap<>();
        for (Ledger ledger : ledgers) {
            Optional<InetSocketAddress> endpoint = endpoint(ledger);
            if (endpoint.isPresent()) {
                endpoints.put(ledger.host(), EndpointState.SILENT);
                if (mayRun(ledger)) {
                    tried.put(ledger.host(), endpoint.get());
                }
            }
        }
        Set<String> answering = EndpointProbe.answering(tried, limit);
        answering.forEach(host -> endpoints.put(host, EndpointState.ANSWERS));
    }

    private boolean mayRun(Ledger ledger) {
        return !asked()
                || vm(ledger).filter(vm -> vm.state() == VmState.RUNNING).isPresent();
    }

    EndpointState endpointOf(Ledger ledger) {
        return endpoints.getOrDefault(ledger.host(), EndpointState.UNKNOWN);
    }

    /** Whether the machine was asked for the host's VM. */
    boolean askedFor(Ledger ledger) {
        return asked() && hasId(ledger.vm());
    }

    Optional<VmStateFact> vm(Ledger ledger) {
        VmEntry entry = ledger.vm();
        return entry == null ? Optional.empty() : Optional.ofNullable(vms.get(key(entry.vmId())));
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** Where the host's Docker is; empty: it is not made yet, or the ledger has no address that can be read. */
    private static Optional<InetSocketAddress> endpoint(Ledger ledger) throws IOException {
        if (ledger.docker() == null) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(ledger.docker().dockerHost());
            if (uri.getHost() == null || uri.getPort() < 0) {
                return Optional.empty();
            }
            // An address and no name, so no name server is asked.
            String address =
                    IpAddress.parse(uri.getHost().replaceAll("[\\[\\]]", "")).value();
            return Optional.of(new InetSocketAddress(InetAddress.getByName(address), uri.getPort()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
