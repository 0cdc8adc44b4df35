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
        value.codePoints().limit(longest).forEach(c -> append(c, shown));
        return value.codePointCount(0, value.length()) > longest ? shown + "..." : shown.toString();
    }

    /** The same for a whole message, which may hold paths: its own line ends and tabs stay, and so does its length. */
    public static String message(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                shown.appendCodePoint(c);
            } else {
                append(c, shown);
            }
        });
        return shown.toString();
    }

    private static void append(int c, StringBuilder shown) {
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
    }
}
