package io.jenkins.plugins.nanohost.engine.value;

/** Prepares a user's value for a message: control and direction characters are made visible, and the length is limited. */
public final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    public static String of(String value) {
        return of(value, LONGEST);
    }

    public static String of(String value, int longest) {
        StringBuilder shown = new StringBuilder();
        value.codePoints().limit(longest).forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return value.codePointCount(0, value.length()) > longest ? shown + "..." : shown.toString();
    }
}
