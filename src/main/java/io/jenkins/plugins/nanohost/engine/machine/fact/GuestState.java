package io.jenkins.plugins.nanohost.engine.machine.fact;

import io.jenkins.plugins.nanohost.engine.value.Word;

/** Whether a guest lets its administrator in. */
public enum GuestState implements Word {
    READY("ready"),
    /** It does not answer yet. */
    SILENT("silent"),
    /** It answers and refuses the credential, which happens during the first boot too. */
    CREDENTIAL_REFUSED("credentialRefused");

    private final String word;

    GuestState(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
