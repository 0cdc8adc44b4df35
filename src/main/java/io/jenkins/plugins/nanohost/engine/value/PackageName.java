package io.jenkins.plugins.nanohost.engine.value;

import java.util.Locale;
import java.util.regex.Pattern;

/** The short name of a Nano Server package, for example {@code OEM-Drivers}; case does not matter. */
public record PackageName(String value) {
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,62}[A-Za-z0-9])?");

    public PackageName {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidValueException("'" + Shown.of(value)
                    + "' is no package name; the short name, for example Containers or OEM-Drivers");
        }
    }

    public boolean matches(String other) {
        return value.equalsIgnoreCase(other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackageName name && matches(name.value);
    }

    @Override
    public int hashCode() {
        return value.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
