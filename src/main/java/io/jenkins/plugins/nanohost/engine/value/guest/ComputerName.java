package io.jenkins.plugins.nanohost.engine.value.guest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The guest's computer name. At most 15 characters, because it is also a NetBIOS name; letters, digits and inner hyphens, but
 * not only digits ("Naming conventions in Active Directory", Microsoft).
 */
public record ComputerName(String value) {
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,13}[A-Za-z0-9])?");

    /**
     * Words that no computer can be named with, and names of accounts that Windows has on its own: a computer's name is not
     * the name of an account ("Naming conventions in Active Directory", Microsoft: reserved words; "Local accounts").
     */
    private static final Set<String> RESERVED = Set.of(
            "anonymous",
            "batch",
            "builtin",
            "dialup",
            "interactive",
            "internet",
            "local",
            "network",
            "null",
            "proxy",
            "restricted",
            "self",
            "server",
            "service",
            "system",
            "users",
            "world",
            "localhost",
            "guest",
            "defaultaccount",
            "krbtgt");

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

    /**
     * Reads the name that a new guest is to have. Guests that are there already may have names that it refuses.
     *
     * @throws InvalidValueException where Windows reserves the word, or an account of Windows has that name
     */
    public static ComputerName parse(String text) {
        ComputerName name = new ComputerName(text);
        String word = text.toLowerCase(Locale.ROOT);
        if (RESERVED.contains(word) || BuiltInAccount.isName(word)) {
            throw new InvalidValueException("'" + text
                    + "' is a word that Windows reserves, or one of its accounts; a computer needs a name of its own");
        }
        return name;
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
