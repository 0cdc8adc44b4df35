package io.jenkins.plugins.nanohost.engine.powershell.windows;

/** Native programs that test scripts run. They are those of Unix: Windows has no single programs that do the same. */
public final class Programs {
    public static final String ECHO = "/bin/echo";
    public static final String HEAD = "/usr/bin/head";
    public static final String SHELL = "/bin/sh";
    public static final String SLEEP = "/bin/sleep";

    private Programs() {}
}
