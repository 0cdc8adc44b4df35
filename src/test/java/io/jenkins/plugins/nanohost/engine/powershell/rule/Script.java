package io.jenkins.plugins.nanohost.engine.powershell.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One script and the facts that PowerShell's parser sees in it.
 *
 * @param folder the path of its folder, with slashes; empty for the topmost folder
 * @param name the name of its file without the ending
 */
record Script(String folder, String name, JsonNode facts) {
    static Script of(JsonNode facts) {
        String file = facts.path("File").asText();
        int slash = file.lastIndexOf('/');
        return new Script(
                slash < 0 ? "" : file.substring(0, slash), file.substring(slash + 1, file.lastIndexOf('.')), facts);
    }

    JsonNode list(String fact) {
        return facts.path(fact);
    }

    boolean is(String fact) {
        return facts.path(fact).asBoolean();
    }

    List<String> texts(String fact) {
        return texts(facts.path(fact));
    }

    /** The texts of a list. */
    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    /** Whether the file holds a class instead of a function. */
    boolean holdsClass() {
        return facts.path("Functions").isEmpty() && !facts.path("Classes").isEmpty();
    }
}
