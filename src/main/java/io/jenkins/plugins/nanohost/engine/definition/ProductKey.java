package io.jenkins.plugins.nanohost.engine.definition;

import java.util.regex.Pattern;

/** A product key of Windows: five groups of five letters and digits. */
public record ProductKey(String value) {
    private static final Pattern RULE = Pattern.compile("[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}");

    public ProductKey {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidValueException(
                    "this is no product key; five groups of five letters and digits, with hyphens between them");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
