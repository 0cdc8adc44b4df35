package io.jenkins.plugins.nanohost.engine.powershell.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rule that every type of .NET that a script names is in .NET Framework 4.6.2, with the static members and constructors
 * that it uses. The part of that framework that scripts use is in {@code
 * src/test/powershell/rules/dotnet-framework-4.6.2.txt}.
 */
final class TypeRules {
    private static final Path FILE = Path.of("src", "test", "powershell", "rules", "dotnet-framework-4.6.2.txt");
    private static final Pattern MEMBER = Pattern.compile("(\\w+)(?:\\(([0-9|+]+)\\))?");

    private final Set<String> own;
    /** The short names that 5.1 knows. */
    private final Map<String, String> shortNames = new HashMap<>();

    private final Map<String, Map<String, String>> types = new HashMap<>();
    private final Set<String> used = new TreeSet<>();
    private final Set<String> all = new TreeSet<>();

    TypeRules(Set<String> own) throws IOException {
        this.own = own;
        String type = "";
        for (String line : Files.readAllLines(FILE)) {
            String[] words = line.strip().split(" ");
            if (words[0].equals("a")) {
                shortNames.put(words[1].toLowerCase(Locale.ROOT), words[2]);
                all.add("short name " + words[1].toLowerCase(Locale.ROOT));
            } else if (words[0].equals("t")) {
                type = words[1];
                types.put(type.toLowerCase(Locale.ROOT), new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
                all.add("type " + type.toLowerCase(Locale.ROOT));
            } else if (!line.startsWith("#")) {
                for (String word : List.of(words).subList(1, words.length)) {
                    Matcher matcher = MEMBER.matcher(word);
                    if (!matcher.matches()) {
                        throw new IllegalStateException(word + " is no member of " + type);
                    }
                    String counts = matcher.group(2) == null ? "" : matcher.group(2);
                    types.get(type.toLowerCase(Locale.ROOT)).put(matcher.group(1), counts);
                    all.add("member " + (type + "::" + matcher.group(1)).toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    List<Finding> findings(Script script) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode type : script.list("Types")) {
            String name = type.path("Name").asText();
            if (!own.contains(name) && find(name) == null) {
                findings.add(new Finding("type", "line " + type.path("Line") + ": " + name + " is not known"));
            }
        }
        for (JsonNode member : script.list("Members")) {
            String type = member.path("Type").asText();
            Map<String, String> members = own.contains(type) ? null : find(type);
            if (members != null && !has(type, members, member)) {
                findings.add(new Finding(
                        "member",
                        "line " + member.path("Line") + ": " + type + " has no "
                                + member.path("Member").asText() + " with " + member.path("Count") + " arguments"));
            }
        }
        return findings;
    }

    /** The entries of the file that no script so far has used. */
    Set<String> unused() {
        Set<String> unused = new TreeSet<>(all);
        unused.removeAll(used);
        return unused;
    }

    private Map<String, String> find(String name) {
        String full = fullName(name);
        if (full != null) {
            used.add("type " + full);
        }
        return full == null ? null : types.get(full);
    }

    private String fullName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (shortNames.containsKey(lower)) {
            used.add("short name " + lower);
            return shortNames.get(lower).toLowerCase(Locale.ROOT);
        }
        return Stream.of(lower, "system." + lower, "system.management.automation." + lower)
                .filter(types::containsKey)
                // By a short name, PowerShell finds only attributes in its own namespace.
                .filter(full -> !full.equals("system.management.automation." + lower) || lower.endsWith("attribute"))
                .findFirst()
                .orElse(null);
    }

    private boolean has(String type, Map<String, String> members, JsonNode member) {
        String name = member.path("Member").asText();
        int count = member.path("Count").asInt();
        String counts = members.get(name);
        if (counts == null) {
            return false;
        }
        used.add("member " + fullName(type) + "::" + name.toLowerCase(Locale.ROOT));
        boolean property = counts.isEmpty();
        if (property || count == -2) {
            return property && count == -2;
        }
        return count == -1
                || Stream.of(counts.split("\\|"))
                        .anyMatch(word -> word.endsWith("+")
                                ? count >= Integer.parseInt(word.replace("+", "")) - 1
                                : count == Integer.parseInt(word));
    }
}
