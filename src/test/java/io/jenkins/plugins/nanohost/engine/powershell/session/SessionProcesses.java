package io.jenkins.plugins.nanohost.engine.powershell.session;

/** The process of a session, for the tests of other rooms. */
public final class SessionProcesses {
    private SessionProcesses() {}

    /** Sends a line to PowerShell's standard input. */
    public static void send(PowerShellSession session, String line) {
        session.process().send(line);
    }

    /** The exit code of a process that has ended. */
    public static int exitCode(PowerShellSession session) {
        return session.process().exitCode();
    }
}
