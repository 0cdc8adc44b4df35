package io.jenkins.plugins.nanohost.engine.machine.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jenkins.plugins.nanohost.engine.value.Word;

/** The execution policy that group policy sets, by its name in Microsoft.PowerShell.ExecutionPolicy. */
public enum ExecutionPolicy implements Word {
    /** Group policy sets none. */
    NONE(""),
    RESTRICTED("Restricted"),
    ALL_SIGNED("AllSigned"),
    REMOTE_SIGNED("RemoteSigned"),
    UNRESTRICTED("Unrestricted"),
    BYPASS("Bypass"),
    /** One that a later PowerShell may add. */
    OTHER("Other");

    private final String word;

    ExecutionPolicy(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    @JsonCreator
    static ExecutionPolicy of(String name) {
        return Word.find(ExecutionPolicy.class, name).orElse(OTHER);
    }

    /** Whether it forbids our scripts: they are not signed by a publisher that the machine knows. */
    public boolean forbidsScripts() {
        return this == RESTRICTED || this == ALL_SIGNED;
    }
}
