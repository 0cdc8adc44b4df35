package io.jenkins.plugins.nanohost.engine.value.guest;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.regex.Pattern;

/** The name of a Windows locale, for example {@code en-US}. */
public record LocaleName(String value) {
    private static final Pattern RULE = Pattern.compile("[a-z]{2,3}(?:-[A-Z][a-z]{3})?-(?:[A-Z]{2}|[0-9]{3})");

    public LocaleName {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidValueException("'" + Shown.of(value) + "' is no locale of Windows; for example en-US");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
