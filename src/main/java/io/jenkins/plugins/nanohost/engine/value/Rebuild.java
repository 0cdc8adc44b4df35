package io.jenkins.plugins.nanohost.engine.value;

/** When what exists is made anew. */
public enum Rebuild implements Word {
    /** When something that went into it has changed. */
    WHEN_CHANGED("whenChanged"),
    /** At every run. */
    ALWAYS("always"),
    /** Never: a change is refused, with what changed. */
    NEVER("never");

    private final String word;

    Rebuild(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
