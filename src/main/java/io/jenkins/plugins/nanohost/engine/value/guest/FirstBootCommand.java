package io.jenkins.plugins.nanohost.engine.value.guest;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.regex.Pattern;

/**
 * One line of {@code SetupComplete.cmd}. Printable ASCII, because cmd reads a script in the code page of the machine. Up to
 * 8000 characters: cmd takes 8191 ("Command prompt line string limitation", Microsoft), and this limit includes the values that
 * replace variables.
 */
public record FirstBootCommand(String value) {
    private static final Pattern RULE = Pattern.compile("[ -~]{1,8000}");

    public FirstBootCommand {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidValueException(
                    "'" + Shown.of(value) + "' is no command line; one line of 1 to 8000 printable ASCII characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
