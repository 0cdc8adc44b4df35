package io.jenkins.plugins.nanohost.engine.command;

/** The options of the engine's commands, and the values that they know by name. */
public final class OptionName {
    public static final String RESULT = "--result";
    public static final String MACHINE = "--machine";
    public static final String CACHE_LIMIT = "--cache-limit";
    public static final String WORK_FOLDER = "--work-folder";
    public static final String POWERSHELL = "--powershell";
    public static final String PULSE = "--pulse";
    public static final String STOP = "--stop";
    public static final String TIMEOUT = "--timeout";
    public static final String SECRETS = "--secrets";
    public static final String SECRETS_ONCE = "--secrets-once";
    public static final String TLS_OUT = "--tls-out";

    /** Of {@link #MACHINE}: this one. */
    public static final String REAL_MACHINE = "powershell";

    /** Of {@link #MACHINE}: before the folder of a rehearsal. */
    public static final String REHEARSAL = "rehearsal:";

    private OptionName() {}
}
