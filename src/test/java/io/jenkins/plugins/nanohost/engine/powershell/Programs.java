package io.jenkins.plugins.nanohost.engine.powershell;

/** Native programs that test scripts run. They are those of Unix: Windows has no single programs that do the same. */
final class Programs {
    static final String ECHO = "/bin/echo";
    static final String HEAD = "/usr/bin/head";
    static final String SHELL = "/bin/sh";
    static final String SLEEP = "/bin/sleep";

    private Programs() {}
}
