package io.jenkins.plugins.nanohost.engine.powershell.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each release of Windows has of a cmdlet: a paragraph of {@code src/test/powershell/windows/cmdlets.txt}. The README
 * in that folder describes the format and names the sources.
 *
 * @param shared parameters that many cmdlets have, with the same type in all of them
 * @param nano the releases of Nano Server that have it in their edition of PowerShell
 */
record Cmdlet(
        String module,
        String name,
        Set<String> releases,
        Set<String> nano,
        Set<String> shared,
        List<ParameterSet> sets,
        List<Parameter> parameters) {
    static final Path FILE = Path.of("src", "test", "powershell", "windows", "cmdlets.txt");

    /** The releases of Windows Server that a machine can be. */
    static final Set<String> MACHINES = Set.of("2016", "2019", "2022", "2025");

    private static final Pattern PLACE = Pattern.compile("(\\*|[A-Za-z_]+)(!?)(\\d*)(<?)(\\.?)");

    /** A parameter set, one way to call the cmdlet; the parameters name their sets. */
    record ParameterSet(String name, boolean byDefault, Set<String> releases) {}

    /** How a parameter is used in one set. */
    record Place(boolean mandatory, String position, boolean fromPipeline, boolean fromProperty) {}

    /**
     * One parameter.
     *
     * @param type PowerShell's name for it; {@code object} for types that only Windows has
     * @param places the sets that it is in
     * @param releases the releases that have it; empty: those of its cmdlet
     * @param values the documented values; empty when there is no such list
     */
    record Parameter(
            String name,
            String type,
            Map<String, Place> places,
            List<String> aliases,
            Set<String> releases,
            List<String> values) {
        boolean in(String release) {
            return releases.isEmpty() || releases.contains(release);
        }
    }

    /** All cmdlets of the file, by their names in lower case. */
    static Map<String, Cmdlet> all() throws IOException {
        Map<String, Cmdlet> cmdlets = new TreeMap<>();
        List<String> paragraph = new ArrayList<>();
        for (String line : Files.readAllLines(FILE)) {
            if (line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(" ") && !paragraph.isEmpty()) {
                add(paragraph, cmdlets);
                paragraph.clear();
            }
            paragraph.add(line);
        }
        add(paragraph, cmdlets);
        return cmdlets;
    }

    private static void add(List<String> paragraph, Map<String, Cmdlet> cmdlets) {
        Cmdlet cmdlet = parse(paragraph);
        if (cmdlets.put(cmdlet.name.toLowerCase(Locale.ROOT), cmdlet) != null) {
            throw new IllegalStateException(cmdlet.name + " is there twice");
        }
    }

    private static Cmdlet parse(List<String> paragraph) {
        List<String> head = words(paragraph.get(0));
        String[] name = head.get(0).split("\\\\");
        List<ParameterSet> sets = new ArrayList<>();
        List<Parameter> parameters = new ArrayList<>();
        for (String line : paragraph.subList(1, paragraph.size())) {
            List<String> words = words(line);
            if (words.get(0).equals("set")) {
                sets.add(new ParameterSet(words.get(1), words.contains("default"), Set.copyOf(after("in", words))));
            } else {
                parameters.add(parameter(words, sets));
            }
        }
        if (sets.isEmpty()) {
            sets.add(new ParameterSet("__AllParameterSets", false, Set.of()));
        }
        List<String> releases = after("in", head);
        return new Cmdlet(
                name[0],
                name[1],
                releases.isEmpty() ? MACHINES : Set.copyOf(releases),
                Set.copyOf(after("nano", head)),
                Set.copyOf(after("with", head)),
                sets,
                parameters);
    }

    private static Parameter parameter(List<String> words, List<ParameterSet> sets) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (String word : words.get(2).split(",")) {
            Matcher matcher = PLACE.matcher(word);
            if (!matcher.matches()) {
                throw new IllegalStateException(word + " is no place of a parameter: " + words);
            }
            Place place = new Place(
                    !matcher.group(2).isEmpty(),
                    matcher.group(3),
                    !matcher.group(4).isEmpty(),
                    !matcher.group(5).isEmpty());
            if (!matcher.group(1).equals("*")) {
                places.put(matcher.group(1), place);
            } else if (sets.isEmpty()) {
                places.put("__AllParameterSets", place);
            } else {
                sets.forEach(set -> places.put(set.name(), place));
            }
        }
        return new Parameter(
                words.get(0),
                words.get(1),
                places,
                after("alias", words),
                Set.copyOf(after("in", words)),
                after("of", words));
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.strip().split(" +"));
    }

    /** The list that follows a word. */
    private static List<String> after(String word, List<String> words) {
        int index = words.lastIndexOf(word);
        return index < 1 ? List.of() : List.of(words.get(index + 1).split(","));
    }

    List<ParameterSet> setsIn(String release) {
        return sets.stream()
                .filter(set -> set.releases().isEmpty() || set.releases().contains(release))
                .toList();
    }

    /** The parameter of exactly that name, in upper or lower case; null when there is none in the release. */
    Parameter parameter(String wanted, String release) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(wanted) && parameter.in(release))
                .findFirst()
                .orElse(null);
    }
}
