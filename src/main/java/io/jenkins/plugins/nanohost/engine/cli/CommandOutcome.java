package io.jenkins.plugins.nanohost.engine.cli;

import java.util.List;
import java.util.Map;

/**
 * The result of a command that ended well.
 *
 * @param exitCode 0, or another code of the command, for example 10 of {@code plan}
 * @param closing lines that are shown to a person last, below the result
 */
record CommandOutcome(int exitCode, Map<String, Object> values, List<String> closing) {
    CommandOutcome {
        closing = List.copyOf(closing);
    }

    static CommandOutcome done(Map<String, Object> values) {
        return new CommandOutcome(0, values, List.of());
    }
}
