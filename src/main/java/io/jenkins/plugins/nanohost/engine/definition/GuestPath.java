package io.jenkins.plugins.nanohost.engine.definition;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** An absolute path of a file on the guest's drive C, written with backslashes, for example {@code C:\tools\x.exe}. */
public record GuestPath(String value) {
    /** No character that Windows refuses in names; no empty, dotted or blank-ended part. Win32 file naming rules. */
    private static final Pattern RULE = Pattern.compile(
            "[Cc]:(?:\\\\(?!\\.{1,2}(?:\\\\|$))[^\\\\/:*?\"<>|\\p{Cntrl}]*[^\\\\/:*?\"<>|\\p{Cntrl} .])+");

    private static final int LONGEST = 240;

    /**
     * Where Windows looks for answer files at its first boot ("Windows Setup automation overview", Microsoft), and the
     * script that it runs then.
     */
    private static final Set<String> OF_FIRST_BOOT = Set.of(
            "c:\\windows\\panther\\unattend.xml",
            "c:\\windows\\panther\\unattend-original.xml",
            "c:\\windows\\panther\\unattend\\unattend.xml",
            "c:\\windows\\panther\\unattend\\autounattend.xml",
            "c:\\windows\\setup\\scripts\\setupcomplete.cmd",
            "c:\\unattend.xml",
            "c:\\autounattend.xml");

    public GuestPath {
        value = value.replace('/', '\\');
        if (value.length() > LONGEST || !RULE.matcher(value).matches()) {
            throw new InvalidValueException("'" + Shown.of(value)
                    + "' is no path of a file in the guest; for example C:\\tools\\x.exe, at most 240 characters");
        }
    }

    boolean isOfFirstBoot() {
        return OF_FIRST_BOOT.contains(value.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
