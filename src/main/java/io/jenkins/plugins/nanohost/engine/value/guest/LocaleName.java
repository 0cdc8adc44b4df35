package io.jenkins.plugins.nanohost.engine.value.guest;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.List;
import java.util.Optional;

/**
 * The name of a Windows locale, for example {@code en-US}; case does not count. The names are those of CLDR with a region
 * that Windows has too, and the ones of Windows alone ("Windows Language Code Identifier (LCID) Reference", [MS-LCID]).
 */
public record LocaleName(String value) {
    private static final WindowsNames NAMES = new WindowsNames("locales.txt");

    public LocaleName {
        Optional<String> known = NAMES.find(value);
        if (known.isEmpty()) {
            // ISO 3166 reserves UK for the United Kingdom, whose code is GB.
            List<String> nearest = NAMES.nearest(value.replaceFirst("(?i)-UK$", "-GB"));
            throw new InvalidValueException("'" + Shown.of(value) + "' is no locale of Windows; "
                    + (nearest.isEmpty() ? "for example en-US" : "near it: " + String.join(", ", nearest)));
        }
        value = known.get();
    }

    @Override
    public String toString() {
        return value;
    }
}
