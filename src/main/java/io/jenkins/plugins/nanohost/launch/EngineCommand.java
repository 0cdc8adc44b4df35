package io.jenkins.plugins.nanohost.launch;

/** What the engine is asked to do; each is a command of its own there. */
public enum EngineCommand {
    PROVISION("provision"),
    VHD("vhd"),
    VM("vm"),
    STAGE("stage"),
    INSTALL("install"),
    REMOVE("remove");

    private final String word;

    EngineCommand(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Whether the engine gives out a client's certificate. */
    boolean givesCertificate() {
        return this == INSTALL || this == PROVISION;
    }
}
