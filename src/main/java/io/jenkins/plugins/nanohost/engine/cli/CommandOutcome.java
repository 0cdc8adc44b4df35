package io.jenkins.plugins.nanohost.engine.cli;

import java.util.List;
import java.util.Map;

/**
 * How a command ended well.
 *
 * @param exitCode 0, or what the command gives besides, as {@code plan} does with 10
 * @param closing what a person wants to see last, below the result
 */
record CommandOutcome(int exitCode, Map<String, Object> values, List<String> closing) {
    CommandOutcome {
        closing = List.copyOf(closing);
    }

    static CommandOutcome done(Map<String, Object> values) {
        return new CommandOutcome(0, values, List.of());
    }
}
