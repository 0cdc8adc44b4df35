package io.jenkins.plugins.nanohost.engine.windows;

import java.util.Locale;
import java.util.Optional;

/**
 * What Windows' default password policy refuses for the account Administrator ("Password must meet complexity
 * requirements", Microsoft). It is not enforced for the password that an offline pass sets, so not on Nano Server. That
 * page says of a server of its own that it has the policy off; the servers from 2008 on have it on, which is why their
 * first boot asks for another password.
 */
public final class PasswordRule {
    private static final String ACCOUNT = "administrator";

    /** Of the policy's own explanation; the least length that can be set beside it is 0 by default. */
    private static final int LEAST = 6;

    private static final int CATEGORIES = 3;

    private static final String SPECIAL = "~!@#$%^&*_-+=`|\\(){}[]:;\"'<>,.?/";

    private PasswordRule() {}

    /** Why Windows would refuse the password, a phrase that does not show it; absent where it would not. */
    public static Optional<String> refusal(String password) {
        if (password.length() < LEAST) {
            return Optional.of("it is shorter than " + LEAST + " characters");
        }
        if (password.toLowerCase(Locale.ROOT).contains(ACCOUNT)) {
            return Optional.of("it contains the account's name");
        }
        return categories(password) < CATEGORIES
                ? Optional.of("it has fewer than " + CATEGORIES
                        + " of these: capital letters, small letters, digits, special characters")
                : Optional.empty();
    }

    /** Letters that are neither capital nor small, as those of Chinese, are a kind of their own; currency signs are none. */
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
