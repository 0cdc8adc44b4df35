package io.jenkins.plugins.nanohost.engine.value.guest;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.List;
import java.util.Optional;

/**
 * The key that Windows has for a time zone, for example {@code W. Europe Standard Time} or {@code UTC}; with {@code _dstoff}
 * at its end, without daylight saving time ("TimeZone", Unattended Windows Setup reference). Case does not count. The names
 * are those that CLDR 41 maps (windowsZones.xml, of Windows' own list 7e11800), and the two of "Default time zones"
 * (Microsoft) that it does not map.
 */
public record TimeZoneName(String value) {
    private static final WindowsNames NAMES = new WindowsNames("time-zones.txt");
    private static final String WITHOUT_DAYLIGHT_SAVING = "_dstoff";

    public TimeZoneName {
        String given = value;
        boolean off = given.regionMatches(
                true,
                given.length() - WITHOUT_DAYLIGHT_SAVING.length(),
                WITHOUT_DAYLIGHT_SAVING,
                0,
                WITHOUT_DAYLIGHT_SAVING.length());
        String name = off ? given.substring(0, given.length() - WITHOUT_DAYLIGHT_SAVING.length()) : given;
        Optional<String> known = NAMES.find(name);
        if (known.isEmpty()) {
            List<String> nearest = NAMES.nearest(name);
            throw new InvalidValueException("'" + Shown.of(given) + "' is no time zone of Windows; "
                    + (nearest.isEmpty()
                            ? "for example UTC or W. Europe Standard Time; 'tzutil /l' lists them"
                            : "near it: " + String.join(", ", nearest)));
        }
        value = known.get() + (off ? WITHOUT_DAYLIGHT_SAVING : "");
    }

    @Override
    public String toString() {
        return value;
    }
}
