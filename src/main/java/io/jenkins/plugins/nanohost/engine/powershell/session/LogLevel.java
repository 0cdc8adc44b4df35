package io.jenkins.plugins.nanohost.engine.powershell.session;

/** Where a line of log came from. */
public enum LogLevel {
    /** A script's verbose stream. */
    VERBOSE,
    /** A script's information stream, which {@code Write-Host} writes to. */
    INFORMATION,
    /** A script's warning stream. */
    WARNING,
    /** An error that the script chose to go on after. */
    ERROR,
    /** What nobody caught: output of native programs, values that fell out of a script. */
    OUTPUT,
    /** The standard error of the process. */
    DIAGNOSIS
}
