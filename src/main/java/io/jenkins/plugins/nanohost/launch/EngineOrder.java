package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.util.Secret;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.engine.report.PlainJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One run of the engine that is wanted. Lives only until the engine has started: it holds a secret and is never stored.
 *
 * @param definition what is wanted of the host, as the engine's definition file has it
 * @param administratorPassword the guest's; null: the engine needs none for this
 */
public record EngineOrder(
        CommandName command, Map<String, Object> definition, @CheckForNull Secret administratorPassword) {
    public EngineOrder {
        definition = new LinkedHashMap<>(definition);
    }

    /** The host's name as it was written, checked or not. */
    String host() {
        return String.valueOf(definition.get("host"));
    }

    String definitionText() {
        return PlainJson.write(definition);
    }

    /** The text of the secrets file; null where there is nothing secret. */
    @CheckForNull
    String secretsText() {
        return administratorPassword == null
                ? null
                : PlainJson.write(Map.of("administratorPassword", administratorPassword.getPlainText()));
    }
}
