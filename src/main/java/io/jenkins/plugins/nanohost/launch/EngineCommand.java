package io.jenkins.plugins.nanohost.launch;

import io.jenkins.plugins.nanohost.engine.command.CommandName;

/** What the engine is asked to do; each is a command of its own there. */
public enum EngineCommand {
    PROVISION(CommandName.PROVISION),
    VHD(CommandName.VHD),
    VM(CommandName.VM),
    STAGE(CommandName.STAGE),
    INSTALL(CommandName.INSTALL),
    REMOVE(CommandName.REMOVE);

    private final CommandName name;

    EngineCommand(CommandName name) {
        this.name = name;
    }

    String word() {
        return name.word();
    }

    /** Whether the engine gives out a client's certificate. */
    boolean givesCertificate() {
        return this == INSTALL || this == PROVISION;
    }
}
