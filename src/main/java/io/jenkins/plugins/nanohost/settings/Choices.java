package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.nanohost.engine.value.Word;

/** The words of a definition as a list to choose from. */
final class Choices {
    private Choices() {}

    /** Who may not configure the job sees what is chosen, and nothing else. */
    static ListBoxModel of(@CheckForNull Item item, @CheckForNull String current, Word... words) {
        ListBoxModel list = new ListBoxModel();
        if (FormCheck.allowed(item)) {
            for (Word word : words) {
                list.add(word.word(), word.word());
            }
        } else if (current != null && !current.isEmpty()) {
            list.add(current, current);
        }
        return list;
    }
}
