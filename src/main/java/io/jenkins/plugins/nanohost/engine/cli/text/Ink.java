package io.jenkins.plugins.nanohost.engine.cli.text;

import java.util.Map;
import java.util.regex.Pattern;

/** Colours by their meaning. Colour only repeats what a word or a sign says too. */
public enum Ink {
    /** Colours of a terminal, as ECMA-48 has them. */
    COLOURED {
        @Override
        String paint(String code, String text) {
            return "\u001b[" + code + "m" + text + "\u001b[0m";
        }
    },
    PLAIN {
        @Override
        String paint(String code, String text) {
            return text;
        }
    };

    /** One colour code of ours. */
    public static final Pattern CODE = Pattern.compile("\u001b\\[[0-9]{1,2}m");

    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String BOLD = "1";
    private static final String FAINT = "2";

    abstract String paint(String code, String text);

    /** What is well, or is made. */
    public String good(String text) {
        return paint(GREEN, text);
    }

    /** What is changed, or soon needs somebody. */
    public String care(String text) {
        return paint(YELLOW, text);
    }

    /** What is deleted, or is wrong. */
    public String bad(String text) {
        return paint(RED, text);
    }

    /** The name of the thing that the lines below it are about. */
    public String head(String text) {
        return paint(BOLD, text);
    }

    /** What needs no attention. */
    public String faint(String text) {
        return paint(FAINT, text);
    }

    /**
     * Whether the text on a terminal has colours.
     *
     * @param environment of the process; {@code NO_COLOR} with any value asks for none (no-color.org)
     * @param windows whether the terminal is one of Windows; its old console shows the codes themselves, so there it must be
     *     known to be a newer one
     */
    public static Ink ofTerminal(Map<String, String> environment, boolean windows) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"))) {
            return PLAIN;
        }
        boolean knows = !windows
                || environment.containsKey("WT_SESSION")
                || environment.containsKey("TERM")
                || "ON".equals(environment.get("ConEmuANSI"));
        return knows ? COLOURED : PLAIN;
    }
}
