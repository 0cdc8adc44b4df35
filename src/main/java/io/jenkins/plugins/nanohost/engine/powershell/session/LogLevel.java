package io.jenkins.plugins.nanohost.engine.powershell.session;

/** The stream that a log line came from. */
public enum LogLevel {
    /** A script's verbose stream. */
    VERBOSE,
    /** A script's information stream, which {@code Write-Host} writes to. */
    INFORMATION,
    /** A script's warning stream. */
    WARNING,
    /** An error after which the script continued. */
    ERROR,
    /** Output that no script handled: output of native programs, and values that a script returned by mistake. */
    OUTPUT,
    /** The standard error of the process. */
    DIAGNOSIS
}
