package io.jenkins.plugins.nanohost.engine.value.guest;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;

/**
 * The name of a Windows locale, for example {@code en-US}; case does not count. The names are those of CLDR with a region
 * that Windows has too, and the ones of Windows alone ("Windows Language Code Identifier (LCID) Reference", [MS-LCID]).
 */
public record LocaleName(String value) {
    private static final WindowsNames NAMES = new WindowsNames("locales.txt");

    private static final int FEW = 3;

    public LocaleName {
        Optional<String> known = NAMES.find(value);
        if (known.isEmpty()) {
            // ISO 3166 reserves UK for the United Kingdom, whose code is GB.
            List<String> nearest = nearest(value.replaceFirst("(?i)-UK$", "-GB"));
            throw new InvalidValueException("'" + Shown.of(value) + "' is no locale of Windows; "
                    + (nearest.isEmpty()
                            ? "for example en-US; 'Windows Language Code Identifier (LCID) Reference' of Microsoft lists them"
                            : "near it: " + String.join(", ", nearest)));
        }
        value = known.get();
    }

    /** Those of the same language and region, such as {@code sr-Latn-RS} for sr-RS; else similar ones; else those of the language. */
    private static List<String> nearest(String given) {
        String[] parts = given.toLowerCase(Locale.ROOT).split("[-_]");
        String last = parts[parts.length - 1];
        List<String> same = NAMES.where(name -> parts.length > 1
                && name.get(0).equals(parts[0])
                && name.get(name.size() - 1).equals(last));
        if (!same.isEmpty()) {
            return same.stream().limit(FEW).toList();
        }
        List<String> ofLanguage = parts.length > 1
                ? List.of()
                : NAMES.where(name -> isLanguage(name.get(0), last)).stream()
                        .sorted(Comparator.comparingInt(LocaleName::rank))
                        .limit(FEW)
                        .toList();
        return ofLanguage.isEmpty() ? NAMES.nearest(given) : ofLanguage;
    }

    /** Whether a word is a language's code of two or three letters (ISO 639), or its English name. */
    private static boolean isLanguage(String language, String word) {
        Locale locale = Locale.forLanguageTag(language);
        return language.equals(word)
                || locale.getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(word)
                || isIso3(locale, word);
    }

    private static boolean isIso3(Locale locale, String word) {
        try {
            return locale.getISO3Language().equals(word);
        } catch (MissingResourceException e) {
            return false; // a language without such a code
        }
    }

    /** First the region that is called like the language, and the default; a world region is last. */
    private static int rank(String name) {
        String[] parts = name.split("-");
        String region = parts[parts.length - 1];
        return parts[0].equalsIgnoreCase(region) || name.equals("en-US") ? 0 : region.matches("[A-Z]{2}") ? 1 : 2;
    }

    @Override
    public String toString() {
        return value;
    }
}
