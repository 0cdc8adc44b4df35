package io.jenkins.plugins.nanohost.engine.value.guest;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;

/**
 * The name that Windows is registered to: one line of up to 255 characters that are allowed in XML (XML 1.0, 2.2). Windows
 * takes 256 (Windows Unattended Setup Reference, RegisteredOwner), including the end of the text.
 */
public record OwnerName(String value) {
    private static final int LONGEST = 255;

    public OwnerName {
        if (value.isBlank() || value.length() > LONGEST || !value.codePoints().allMatch(OwnerName::isOfOneLine)) {
            throw new InvalidValueException(
                    "'" + Shown.of(value) + "' is no owner's name; one line of up to 255 characters");
        }
    }

    private static boolean isOfOneLine(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c != 0xFFFE && c != 0xFFFF;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
