package io.jenkins.plugins.nanohost.engine.value;

/** When something that exists is made again. */
public enum Rebuild implements Word {
    /** When something that it was made from has changed. */
    WHEN_CHANGED("whenChanged"),
    /** At every run. */
    ALWAYS("always"),
    /** Never: a change is refused, and the message says what changed. */
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
