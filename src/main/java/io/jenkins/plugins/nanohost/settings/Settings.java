package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;

/** How a text of a form is taken: blanks around it are none of it, and a blank one is the default. */
final class Settings {
    private Settings() {}

    static String text(@CheckForNull String text) {
        return text == null ? "" : text.trim();
    }

    static String orElse(@CheckForNull String text, String preset) {
        String value = Util.fixEmptyAndTrim(text);
        return value == null ? preset : value;
    }

    /** Lines as they are kept: none blank, none with blanks around it, whatever ends them. */
    @CheckForNull
    static String lines(@CheckForNull String text) {
        return Util.fixEmptyAndTrim(String.join("\n", Section.lines(text)));
    }
}
