package io.jenkins.plugins.nanohost.engine.cli.argument;

import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.Nearest;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import java.util.List;

/** A host's name as it is given on a command line. */
public final class HostNames {
    private HostNames() {}

    public static HostName parse(String name) throws DefinitionFailure {
        return parse(name, "See 'status' for the hosts that there are.");
    }

    /**
     * @param remedy what to do when it cannot be a name
     */
    public static HostName parse(String name, String remedy) throws DefinitionFailure {
        try {
            return new HostName(name);
        } catch (InvalidValueException e) {
            throw new DefinitionFailure(FailureCode.HOST_NAME_WRONG, e.getMessage(), List.of(), remedy);
        }
    }

    /** What is said of a host that no ledger in the work folder knows, with the name that was meant. */
    public static DefinitionFailure unknown(HostName host, WorkFolder work) throws UnfitFailure {
        List<String> known = work.hostNames().stream().map(HostName::value).toList();
        return new DefinitionFailure(
                FailureCode.HOST_UNKNOWN,
                "Nothing is known of host " + host + " in " + work.path(),
                List.of(),
                Nearest.of(host.value(), known)
                                .map(name -> "Did you mean '" + name + "'? ")
                                .orElse("")
                        + (known.isEmpty() ? "No host is known there." : "There are: " + known + "."));
    }
}
