package io.jenkins.plugins.nanohost.engine.status;

import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.value.Word;

/** Who says for how long the guest's administrator password is accepted. Only the guest itself knows it for certain. */
enum PasswordLimit implements Word {
    /** Nobody: the first boot sets no limit. */
    NONE("none"),
    /** Perhaps Windows' default: it is not known whether Nano Server has net.exe, with which the first boot sets no limit. */
    WINDOWS("windows"),
    /** Perhaps one of the commands of the definition, which come last in the first boot. */
    COMMANDS("commands"),
    /** The domain's policy. */
    DOMAIN("domain");

    private final String word;

    PasswordLimit(String word) {
        this.word = word;
    }

    static PasswordLimit of(DiskEntry disk) {
        if (!disk.inputs().getOrDefault("domainBlob", "").isEmpty()) {
            return DOMAIN;
        }
        if (!disk.inputs().getOrDefault("commands", "").isEmpty()) {
            return COMMANDS;
        }
        return disk.nano() ? WINDOWS : NONE;
    }

    @Override
    public String word() {
        return word;
    }
}
