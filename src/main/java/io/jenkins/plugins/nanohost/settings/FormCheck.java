package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.nanohost.engine.definition.InvalidValueException;
import java.util.function.Consumer;
import jenkins.model.Jenkins;

/** The check of one field of a form: who may ask, and what the engine's own values say of the text. */
final class FormCheck {
    private FormCheck() {}

    /** Lets those pass who may configure the job; where there is none (a template, say), administrators. */
    static void permission(@CheckForNull Item item) {
        if (item == null) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        } else {
            item.checkPermission(Item.CONFIGURE);
        }
    }

    static FormValidation required(@CheckForNull Item item, @CheckForNull String text, Consumer<String> parser) {
        permission(item);
        String value = Util.fixEmptyAndTrim(text);
        return value == null ? FormValidation.error("Required") : check(value, parser);
    }

    static FormValidation optional(@CheckForNull Item item, @CheckForNull String text, Consumer<String> parser) {
        permission(item);
        String value = Util.fixEmptyAndTrim(text);
        return value == null ? FormValidation.ok() : check(value, parser);
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
