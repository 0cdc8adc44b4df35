package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.nanohost.engine.value.Word;

/** The words that a definition allows, as a list to choose from. */
final class Choices {
    private Choices() {}

    /**
     * @param current the present choice; a user without permission gets a list with only this
     */
    static ListBoxModel of(@CheckForNull Item item, @CheckForNull String current, Word... words) {
        ListBoxModel list = new ListBoxModel();
        if (FormCheck.isAnswered(item)) {
            for (Word word : words) {
                list.add(word.word(), word.word());
            }
        } else if (Util.fixEmptyAndTrim(current) != null) {
            list.add(current, current);
        }
        return list;
    }
}
