package io.jenkins.plugins.nanohost.engine.command;

import java.util.Locale;

/** The engine's commands, in the order in which its help lists them. */
public enum CommandName {
    PLAN,
    PROVISION,
    VHD,
    STAGE,
    VM,
    INSTALL,
    STATUS,
    REMOVE,
    INSPECT;

    /** As it is written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
