package io.jenkins.plugins.nanohost.engine.cli;

import java.util.List;
import java.util.Map;

/**
 * The result of a command that ended well.
 *
 * @param exitCode 0, or another code of the command, for example 10 of {@code plan}
 * @param closing lines that are shown to a person last, below the result
 * @param output whether the result is still to be written to standard output
 */
record CommandOutcome(int exitCode, Map<String, Object> values, List<String> closing, Output output) {
    CommandOutcome {
        closing = List.copyOf(closing);
    }

    CommandOutcome(int exitCode, Map<String, Object> values, List<String> closing) {
        this(exitCode, values, closing, Output.TO_WRITE);
    }

    /** What became of standard output. */
    enum Output {
        TO_WRITE,
        /** The command has written there itself what it was called for. */
        WRITTEN
    }

    static CommandOutcome done(Map<String, Object> values) {
        return new CommandOutcome(0, values, List.of());
    }

    /** Of a command that has written to standard output itself; the values are for the file of the result. */
    static CommandOutcome written(Map<String, Object> values) {
        return new CommandOutcome(0, values, List.of(), Output.WRITTEN);
    }
}
