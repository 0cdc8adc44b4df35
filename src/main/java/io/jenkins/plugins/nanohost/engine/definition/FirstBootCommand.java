package io.jenkins.plugins.nanohost.engine.definition;

import java.util.regex.Pattern;

/** One line of {@code SetupComplete.cmd}: printable ASCII, and within the length that cmd takes. */
public record FirstBootCommand(String value) {
    private static final Pattern RULE = Pattern.compile("[ -~]{1,8000}");

    public FirstBootCommand {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidValueException(
                    "'" + Shown.of(value) + "' is no command line; printable ASCII characters, up to 8000");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
