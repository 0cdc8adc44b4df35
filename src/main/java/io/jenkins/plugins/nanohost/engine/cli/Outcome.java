package io.jenkins.plugins.nanohost.engine.cli;

import java.util.Map;

/**
 * How a command ended well.
 *
 * @param exitCode 0, or what the command gives besides, as {@code plan} does with 10
 */
record Outcome(int exitCode, Map<String, Object> values) {
    static Outcome done(Map<String, Object> values) {
        return new Outcome(0, values);
    }
}
