package io.jenkins.plugins.nanohost.engine.value.guest;

import java.util.Locale;
import java.util.Map;

/**
 * The name of the built-in account whose security identifier ends with -500: Windows makes it in the language of its image
 * ("Localized names for administrator account in Windows", Microsoft's TechNet wiki, 13813). Languages that are not in that
 * list have the English name.
 */
public final class BuiltInAccount {
    /** The name in most languages. */
    public static final String USUAL = "Administrator";

    private static final Map<String, String> BY_LANGUAGE = Map.of(
            "es", "Administrador",
            "fi", "J\u00e4rjestelm\u00e4nvalvoja",
            "fr", "Administrateur",
            "hu", "Rendszergazda",
            "pt", "Administrador",
            "ru", "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0442\u043e\u0440",
            "sv", "Administrat\u00f6r");

    private BuiltInAccount() {}

    /** Whether it is the account's name in any language; case does not count. */
    static boolean isName(String name) {
        return USUAL.equalsIgnoreCase(name) || BY_LANGUAGE.values().stream().anyMatch(name::equalsIgnoreCase);
    }

    /**
     * @param language of the image, for example {@code fr-FR}
     */
    public static String of(String language) {
        return BY_LANGUAGE.getOrDefault(language.replaceFirst("[-_].*$", "").toLowerCase(Locale.ROOT), USUAL);
    }
}
