package io.jenkins.plugins.nanohost.engine.media.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Windows version, such as 10.0.14393.447; all zeros if a file does not say. */
public record OsVersion(int major, int minor, int build, int revision) {
    public static final OsVersion UNKNOWN = new OsVersion(0, 0, 0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,9})(?:\\.(\\d{1,9}))?");

    /** Reads {@code 10.0.14393} or {@code 10.0.14393.447}; anything else is {@link #UNKNOWN}. */
    public static OsVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return UNKNOWN;
        }
        return new OsVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4)));
    }

    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + build + "." + revision;
    }
}
