package io.jenkins.plugins.nanohost.engine.value.guest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.regex.Pattern;

/**
 * The guest's computer name. At most 15 characters, because it is also a NetBIOS name; letters, digits and inner hyphens, but
 * not only digits ("Naming conventions in Active Directory", Microsoft).
 */
public record ComputerName(String value) {
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,13}[A-Za-z0-9])?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ComputerName {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidValueException("'" + Shown.of(value)
                    + "' is no computer name; letters, digits and inner hyphens, at most 15 of them");
        }
        if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new InvalidValueException("'" + value + "' is all digits; a computer name needs a letter");
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
