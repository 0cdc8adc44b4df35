package io.jenkins.plugins.nanohost.engine.value.guest;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.regex.Pattern;

/** An absolute path of a file on the guest's drive C, written with backslashes, for example {@code C:\tools\x.exe}. */
public record GuestPath(String value) {
    /**
     * No character that Windows refuses in names; no part that is empty, is {@code .} or {@code ..}, or ends with a blank or a
     * dot. From the Win32 file naming rules.
     */
    private static final Pattern RULE = Pattern.compile(
            "[Cc]:(?:\\\\(?!\\.{1,2}(?:\\\\|$))[^\\\\/:*?\"<>|\\p{Cntrl}]*[^\\\\/:*?\"<>|\\p{Cntrl} .])+");

    /** Names of devices, which no file has, with any ending ("Naming Files, Paths, and Namespaces", Microsoft). */
    private static final Pattern DEVICE = Pattern.compile(
            "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST = 240;

    public GuestPath {
        value = value.replace('/', '\\');
        if (value.length() > LONGEST || !RULE.matcher(value).matches()) {
            throw new InvalidValueException("'" + Shown.of(value)
                    + "' is no path of a file in the guest; for example C:\\tools\\x.exe, at most 240 characters");
        }
        for (String part : value.split("\\\\")) {
            if (DEVICE.matcher(part).matches()) {
                throw new InvalidValueException("'" + Shown.of(value) + "' is no path of a file in the guest: '"
                        + Shown.of(part) + "' is the name of a device, with any ending; choose another name");
            }
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
