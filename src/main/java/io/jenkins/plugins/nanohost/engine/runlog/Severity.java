package io.jenkins.plugins.nanohost.engine.runlog;

import java.util.Locale;

/** How much a line of the log matters. */
enum Severity {
    /** An operation of the machine: its request and its answer. */
    DEBUG,
    INFO,
    WARNING,
    ERROR;

    /** The word in the line, as wide as the longest one. */
    String column() {
        return String.format(Locale.ROOT, "%-7s", name());
    }
}
