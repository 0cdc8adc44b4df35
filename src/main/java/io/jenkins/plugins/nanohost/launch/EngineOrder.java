package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.util.Secret;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.engine.report.PlainJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request to run the engine once. It exists only until the engine has started: it contains a secret and is never stored.
 *
 * @param definition what is wanted for the host, in the form of the engine's definition file
 * @param administratorPassword the password of the guest's administrator; null: the engine does not need it for this
 */
public record EngineOrder(
        CommandName command, Map<String, Object> definition, @CheckForNull Secret administratorPassword) {
    public EngineOrder {
        definition = new LinkedHashMap<>(definition);
    }

    /** The host's name as it was written; it may not have been checked yet. */
    String host() {
        return String.valueOf(definition.get("host"));
    }

    String definitionText() {
        return PlainJson.write(definition);
    }

    /** The text of the secrets file; null if there is nothing secret. */
    @CheckForNull
    String secretsText() {
        return administratorPassword == null
                ? null
                : PlainJson.write(Map.of("administratorPassword", administratorPassword.getPlainText()));
    }
}
