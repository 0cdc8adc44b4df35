package io.jenkins.plugins.nanohost.engine.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a removal would delete. What one has deleted is in the log. */
public final class RemovalText implements TextView {
    @Override
    public List<String> lines(Map<String, Object> result, Ink ink) {
        List<String> lines = new ArrayList<>();
        if (result.get("wouldRemove") != null) {
            lines.add(ink.head("Removing " + Values.text(result, "host") + " would delete:"));
            Values.list(result, "wouldRemove").forEach(what -> lines.add("  " + ink.bad(what.toString())));
        }
        return lines;
    }
}
