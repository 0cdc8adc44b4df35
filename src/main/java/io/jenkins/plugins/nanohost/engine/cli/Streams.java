package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.report.LogNarrator;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.report.TerminalNarrator;
import java.io.PrintStream;

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
}
