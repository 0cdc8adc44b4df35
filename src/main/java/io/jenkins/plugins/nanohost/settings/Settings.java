package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;

/** Reads the texts of a form: blanks around a text are removed, and a blank text means the default. */
final class Settings {
    private Settings() {}

    static String text(@CheckForNull String text) {
        return text == null ? "" : text.trim();
    }

    static String orElse(@CheckForNull String text, String preset) {
        String value = Util.fixEmptyAndTrim(text);
        return value == null ? preset : value;
    }

    /** The lines in the form in which they are stored: no blank lines, no blanks around a line, any kind of line end. */
    @CheckForNull
    static String lines(@CheckForNull String text) {
        return Util.fixEmptyAndTrim(String.join("\n", Section.lines(text)));
    }
}
