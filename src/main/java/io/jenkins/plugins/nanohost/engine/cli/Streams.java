package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.report.LogNarrator;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.report.TerminalNarrator;
import java.io.PrintStream;

/**
 * Where the command writes.
 *
 * @param result one JSON document
 * @param log for people
 * @param terminal whether the log is read on a terminal
 */
record Streams(PrintStream result, PrintStream log, boolean terminal) {
    Narrator narrator() {
        return terminal ? new TerminalNarrator(log, System::nanoTime) : new LogNarrator(log, System::nanoTime);
    }
}
