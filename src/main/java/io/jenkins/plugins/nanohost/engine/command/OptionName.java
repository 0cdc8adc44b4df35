package io.jenkins.plugins.nanohost.engine.command;

/** The names of the options of the engine's commands, and of their special values. */
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
    public static final String UNUSED = "--unused";
    public static final String IMAGE = "--image";
    public static final String NAME = "--name";
    public static final String OUT = "--out";
    public static final String OFFLINE = "--offline";
    public static final String LIST = "--list";
    public static final String RUN = "--run";
    public static final String SET = "--set";
    public static final String YES = "--yes";
    public static final String DRY_RUN = "--dry-run";

    public static final String JSON = "--json";
    public static final String COLOR = "--color";
    public static final String VERBOSE = "--verbose";
    public static final String QUIET = "--quiet";

    /** The value of {@link #MACHINE} for this machine. */
    public static final String REAL_MACHINE = "powershell";

    /** The beginning of a value of {@link #MACHINE}; the folder of a rehearsal follows. */
    public static final String REHEARSAL = "rehearsal:";

    private OptionName() {}
}
