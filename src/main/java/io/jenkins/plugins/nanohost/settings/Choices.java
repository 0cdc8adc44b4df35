package io.jenkins.plugins.nanohost.settings;

import hudson.util.ListBoxModel;
import io.jenkins.plugins.nanohost.engine.definition.Word;

/** The words of a definition as a list to choose from. */
final class Choices {
    private Choices() {}

    static ListBoxModel of(Word... words) {
        ListBoxModel list = new ListBoxModel();
        for (Word word : words) {
            list.add(word.word(), word.word());
        }
        return list;
    }
}
