package hudson;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Util {
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z0-9_]+|\\{[A-Za-z0-9_.]+\\}|\\$)");

    private Util() {}

    public static String replaceMacro(String s, Map<String, String> properties) {
        return s == null
                ? null
                : VARIABLE.matcher(s).replaceAll(found -> Matcher.quoteReplacement(value(found, properties)));
    }

    private static String value(MatchResult found, Map<String, String> properties) {
        String name = found.group(1);
        if (name.equals("$")) {
            return "$";
        }
        return properties.getOrDefault(
                name.startsWith("{") ? name.substring(1, name.length() - 1) : name, found.group());
    }

    public static String fixEmptyAndTrim(String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
