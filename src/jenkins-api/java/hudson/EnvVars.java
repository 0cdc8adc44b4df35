package hudson;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class EnvVars extends TreeMap<String, String> {
    private static final long serialVersionUID = 1L;

    public EnvVars() {}

    public EnvVars(EnvVars other) {
        super(other);
    }

    public EnvVars(Map<String, String> other) {
        super(other);
    }

    public EnvVars overrideAll(Map<String, String> all) {
        putAll(all);
        return this;
    }

    /** Names that it does not have stay as they are. */
    public String expand(String text) {
        return Pattern.compile("\\$(?:\\{([\\w.]+)}|(\\w+))")
                .matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(
                        getOrDefault(name.group(1) == null ? name.group(2) : name.group(1), name.group())));
    }
}
