package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/** The check of one field of a form: who may ask, and what the engine's own values say of the text. */
final class FormCheck {
    private FormCheck() {}

    /** A build's variable, as a freestyle job has it: what it stands for is known when the build runs. */
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{[\\w.]+}|[A-Za-z_]\\w*)");

    /**
     * Whether the person may configure the job; where there is none (the root's Snippet Generator, say), whether it is an
     * administrator. Who may not is told nothing, and nothing is thrown: the form works without.
     */
    static boolean allowed(@CheckForNull Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }

    static FormValidation required(@CheckForNull Item item, @CheckForNull String text, Consumer<String> parser) {
        String value = Util.fixEmptyAndTrim(text);
        return value == null && allowed(item) ? FormValidation.error("Required") : optional(item, value, parser);
    }

    static FormValidation optional(@CheckForNull Item item, @CheckForNull String text, Consumer<String> parser) {
        String value = Util.fixEmptyAndTrim(text);
        return value == null || VARIABLE.matcher(value).find() || !allowed(item)
                ? FormValidation.ok()
                : check(value, parser);
    }

    private static FormValidation check(String value, Consumer<String> parser) {
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
