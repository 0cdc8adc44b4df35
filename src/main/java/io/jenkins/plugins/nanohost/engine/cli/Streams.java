package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.report.LogNarrator;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.report.QuietNarrator;
import io.jenkins.plugins.nanohost.engine.report.TerminalNarrator;
import io.jenkins.plugins.nanohost.engine.runlog.RunLog;
import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Where the command reads and writes.
 *
 * @param input what a person types, or a program gives
 * @param result one JSON document, or text for a person
 * @param log for people
 * @param terminal whether the log is read on a terminal
 * @param resultOnTerminal whether the result is read on one
 */
record Streams(StandardInput input, PrintStream result, PrintStream log, boolean terminal, boolean resultOnTerminal) {
    Narrator narrator() {
        return terminal ? new TerminalNarrator(log, System::nanoTime) : new LogNarrator(log, System::nanoTime);
    }

    /**
     * The log as it was asked for.
     *
     * @param asText whether the result is drawn for a person, who reads some lines of it in the log
     */
    RunLog runLog(Options options, boolean asText) {
        if (options.verbose()) {
            return RunLog.verbose(log, CommandContext::now);
        }
        Narrator all = narrator();
        Consumer<String> results = asText ? all::fact : line -> {};
        return new RunLog(options.quiet() ? new QuietNarrator(all, results) : all, CommandContext::now);
    }
}
