package io.jenkins.plugins.nanohost.engine.value.network;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;

/** The name of a Hyper-V virtual switch on the machine; any text of one line, up to 100 characters. */
public record SwitchName(String value) {
    public SwitchName {
        if (value.isBlank() || value.length() > 100 || value.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(
                    "'" + Shown.of(value) + "' is no switch name; one line of text, 1 to 100 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
