package io.jenkins.plugins.nanohost.engine.windows;

import java.util.Locale;
import java.util.Optional;

/**
 * What Windows' default password policy refuses ("Password must meet complexity requirements",
 * Microsoft). The policy is not enforced for a password that an offline pass sets, so not on Nano Server. That page says that
 * the policy is off on a stand-alone server; but on servers from 2008 on it is on, which is why their first boot asks for
 * another password.
 */
public final class PasswordRule {
    /** From the policy's own explanation; the separate policy for the minimum length is 0 by default. */
    private static final int LEAST = 6;

    private static final int CATEGORIES = 3;

    private static final String SPECIAL = "~!@#$%^&*_-+=`|\\(){}[]:;\"'<>,.?/";

    private PasswordRule() {}

    /**
     * Why Windows would refuse the password, as a phrase that does not show it; empty if Windows accepts it.
     *
     * @param account name of the account whose password it is: the password must not contain it, in capitals or not
     */
    public static Optional<String> refusal(String password, String account) {
        if (password.length() < LEAST) {
            return Optional.of("it is shorter than " + LEAST + " characters");
        }
        if (password.toLowerCase(Locale.ROOT).contains(account.toLowerCase(Locale.ROOT))) {
            return Optional.of("it contains the account's name");
        }
        return categories(password) < CATEGORIES
                ? Optional.of("it has fewer than " + CATEGORIES
                        + " of these: capital letters, small letters, digits, special characters")
                : Optional.empty();
    }

    /**
     * Letters that are neither capital nor small, such as Chinese ones, are a separate category; currency signs belong to none.
     */
    private static long categories(String password) {
        return password.codePoints()
                .map(character -> {
                    if (Character.isUpperCase(character)) {
                        return 1;
                    } else if (Character.isLowerCase(character)) {
                        return 2;
                    } else if (character >= '0' && character <= '9') {
                        return 3;
                    } else if (SPECIAL.indexOf(character) >= 0) {
                        return 4;
                    }
                    return Character.isLetter(character) ? 5 : 0;
                })
                .filter(category -> category > 0)
                .distinct()
                .count();
    }
}
