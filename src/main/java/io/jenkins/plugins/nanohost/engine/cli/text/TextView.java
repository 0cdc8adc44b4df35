package io.jenkins.plugins.nanohost.engine.cli.text;

import java.util.List;
import java.util.Map;

/** Draws the result of one command for a person. */
@FunctionalInterface
public interface TextView {
    /** For a command whose log says all that a person needs. */
    TextView NOTHING = (result, ink) -> List.of();

    /**
     * The lines on standard output, each without a line end.
     *
     * @param result the values of the result, as the JSON has them
     */
    List<String> lines(Map<String, Object> result, Ink ink);
}
