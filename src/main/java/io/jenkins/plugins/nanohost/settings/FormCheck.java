package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/** The check of one field of a form: who may use it, and whether the engine's own value classes accept the text. */
final class FormCheck {
    /** In the form of a job that expands variables, a text with a variable cannot be checked before the build. */
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+|\\{[\\w.]+})");

    private FormCheck() {}

    /**
     * Whether the check may answer this user. Answers are only for those who may configure the job, and, where there is no job,
     * as in the global snippet generator of Jenkins, for administrators. Everybody else may see that form too, but gets no
     * answers.
     */
    static boolean isAnswered(@CheckForNull Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }

    static FormValidation required(@CheckForNull Item item, @CheckForNull String text, Consumer<String> parser) {
        if (!isAnswered(item)) {
            return FormValidation.ok();
        }
        String value = Util.fixEmptyAndTrim(text);
        return value == null ? FormValidation.error("Required") : check(item, value, parser);
    }

    static FormValidation optional(@CheckForNull Item item, @CheckForNull String text, Consumer<String> parser) {
        String value = Util.fixEmptyAndTrim(text);
        return value == null || !isAnswered(item) ? FormValidation.ok() : check(item, value, parser);
    }

    private static FormValidation check(@CheckForNull Item item, String value, Consumer<String> parser) {
        if (item instanceof AbstractProject && VARIABLE.matcher(value).find()) {
            return FormValidation.ok();
        }
        try {
            parser.accept(value);
            return FormValidation.ok();
        } catch (InvalidValueException e) {
            return FormValidation.error(e.getMessage());
        } catch (NumberFormatException e) {
            return FormValidation.error("'" + value + "' is no number");
        }
    }
}
