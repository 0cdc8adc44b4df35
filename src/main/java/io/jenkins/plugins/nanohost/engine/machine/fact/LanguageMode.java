package io.jenkins.plugins.nanohost.engine.machine.fact;

import io.jenkins.plugins.nanohost.engine.value.Word;

/** PowerShell's language mode, by its name in System.Management.Automation.PSLanguageMode. */
public enum LanguageMode implements Word {
    FULL("FullLanguage"),
    CONSTRAINED("ConstrainedLanguage"),
    RESTRICTED("RestrictedLanguage"),
    NONE("NoLanguage");

    private final String word;

    LanguageMode(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
