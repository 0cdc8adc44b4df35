package io.jenkins.plugins.nanohost.engine.powershell.windows;

/** Native programs that test scripts run; Unix's, for Windows has no single ones that do the same. */
public final class Programs {
    public static final String ECHO = "/bin/echo";
    public static final String HEAD = "/usr/bin/head";
    public static final String SHELL = "/bin/sh";
    public static final String SLEEP = "/bin/sleep";

    private Programs() {}
}
