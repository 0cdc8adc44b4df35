package io.jenkins.plugins.nanohost.engine.command;

import java.util.Locale;

/** The engine's commands, in the order in which its help lists them. */
public enum CommandName {
    DOCTOR,
    INIT,
    VALIDATE,
    PLAN,
    PROVISION,
    VHD,
    FILES,
    VM,
    DOCKER,
    STATUS,
    LOGS,
    BASES,
    REMOVE,
    INSPECT,
    COMPLETION,
    HELP;

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it gives out the client's certificate of the endpoint. */
    public boolean givesCertificate() {
        return this == DOCKER || this == PROVISION;
    }
}
