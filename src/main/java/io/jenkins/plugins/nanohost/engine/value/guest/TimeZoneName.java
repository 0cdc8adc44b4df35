package io.jenkins.plugins.nanohost.engine.value.guest;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.regex.Pattern;

/** The key that Windows has for a time zone, for example {@code W. Europe Standard Time} or {@code UTC}. */
public record TimeZoneName(String value) {
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9 .()+-]{1,60}");

    public TimeZoneName {
        if (!RULE.matcher(value).matches() || !value.equals(value.strip())) {
            throw new InvalidValueException(
                    "'" + Shown.of(value) + "' is no time zone of Windows; for example UTC or W. Europe Standard Time");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
