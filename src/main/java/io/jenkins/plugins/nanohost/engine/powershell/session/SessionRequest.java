package io.jenkins.plugins.nanohost.engine.powershell.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One call of a function in PowerShell.
 *
 * @param function its name, for example {@code Get-MachineFact}; a file of that name defines it
 * @param operation the name that is shown to people: the operation that it performs
 * @param parameters its parameters by name; one that is null is not passed, so that the function's default is used
 * @param limit how long it may take
 * @param secrets the names of the parameters with values that must never be shown, at any depth; {@code Outer/Inner} is a value
 *     of a parameter that is an object
 */
public record SessionRequest(
        String function, String operation, ObjectNode parameters, Duration limit, Set<String> secrets) {
    public SessionRequest {
        secrets = Set.copyOf(secrets);
        for (String name : secrets) {
            if (parameters.at("/" + name).isMissingNode()) {
                throw new IllegalArgumentException("There is no parameter " + name + " to keep secret");
            }
        }
    }

    public SessionRequest(String function, ObjectNode parameters, Duration limit, Set<String> secrets) {
        this(function, function, parameters, limit, secrets);
    }

    public SessionRequest(String function, ObjectNode parameters, Duration limit) {
        this(function, parameters, limit, Set.of());
    }

    /** The value of one that must never be shown. */
    private JsonNode secret(String name) {
        return parameters.at("/" + name);
    }

    /** The values that must never be shown. */
    List<JsonNode> secretValues() {
        return secrets.stream().map(this::secret).toList();
    }

    /** Only the names of the parameters, because a value may be a secret. */
    @Override
    public String toString() {
        TreeSet<String> names = new TreeSet<>();
        parameters.fieldNames().forEachRemaining(names::add);
        return function + names;
    }
}
