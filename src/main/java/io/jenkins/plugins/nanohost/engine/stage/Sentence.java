package io.jenkins.plugins.nanohost.engine.stage;

/** Makes a phrase the beginning of a sentence. */
final class Sentence {
    private Sentence() {}

    static String of(String phrase) {
        return phrase.isEmpty() ? phrase : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }
}
