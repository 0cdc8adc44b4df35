package io.jenkins.plugins.nanohost.engine.definition;

import java.util.regex.Pattern;

/** The name that Windows is registered to; up to 255 characters on one line. */
public record OwnerName(String value) {
    private static final Pattern RULE = Pattern.compile("[^\\p{Cntrl}]{1,255}");

    public OwnerName {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidValueException(
                    "'" + Shown.of(value) + "' is no owner's name; one line of up to 255 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
