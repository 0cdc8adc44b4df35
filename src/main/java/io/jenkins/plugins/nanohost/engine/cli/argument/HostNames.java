package io.jenkins.plugins.nanohost.engine.cli.argument;

import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
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
}
