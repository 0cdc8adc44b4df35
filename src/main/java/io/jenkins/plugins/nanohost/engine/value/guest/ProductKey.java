package io.jenkins.plugins.nanohost.engine.value.guest;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import java.util.Locale;
import java.util.regex.Pattern;

/** A product key of Windows: five groups of five letters and digits. No message shows one. */
public record ProductKey(String value) {
    private static final Pattern RULE = Pattern.compile("[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}");

    public ProductKey {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidValueException(
                    "this is no product key; five groups of five letters and digits, with hyphens between them");
        }
    }

    /** Reads a key; its letters may be lower case. */
    public static ProductKey parse(String text) {
        // text with other characters than ASCII is refused unchanged: some of them become ASCII letters in upper case
        boolean ascii = text.chars().allMatch(c -> c < 128);
        return new ProductKey(ascii ? text.toUpperCase(Locale.ROOT) : text);
    }

    @Override
    public String toString() {
        return value;
    }
}
