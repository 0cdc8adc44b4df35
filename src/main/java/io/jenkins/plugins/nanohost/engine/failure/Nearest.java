package io.jenkins.plugins.nanohost.engine.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known names that an unknown name most likely means, for a remedy that asks "did you mean". */
public final class Nearest {
    /** Much longer than any known name; limits the work. */
    private static final int LONGEST = 200;

    private static final int FEW = 3;

    /** A shorter text is part of too many names to be useful. */
    private static final int SHORTEST_PART = 3;

    private Nearest() {}

    /** The known name that was mistyped; empty where none is near enough. */
    public static Optional<String> of(String given, Collection<String> known) {
        return known.stream().filter(name -> isMistyped(given, name)).min(byDistance(given));
    }

    /**
     * The known names that were mistyped, that are a part of the given name, or that the given name is a part of: a
     * few, the nearest first.
     */
    public static List<String> few(String given, Collection<String> known) {
        return known.stream()
                .filter(name -> isMistyped(given, name) || isPart(given, name) || isPart(name, given))
                .distinct()
                .sorted(byDistance(given))
                .limit(FEW)
                .toList();
    }

    /** At least one letter has to be the same, so no other name is near a single letter. */
    private static boolean isMistyped(String given, String name) {
        int length = letters(given).length();
        return given.length() <= LONGEST && distance(given, name) <= Math.min(length - 1, Math.max(1, length / 3));
    }

    private static boolean isPart(String part, String whole) {
        String letters = letters(part);
        return letters.length() >= SHORTEST_PART
                && whole.length() <= LONGEST
                && letters(whole).contains(letters);
    }

    private static Comparator<String> byDistance(String given) {
        return Comparator.comparingInt(name -> distance(given, name));
    }

    /** Case, hyphens and underscores do not count: {@code host_disk} is hostDisk. */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** Characters added, left out, exchanged, or swapped with their neighbour (optimal string alignment). */
    private static int distance(String given, String name) {
        String a = letters(given);
        String b = letters(name);
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, a, b, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int cheapest(int[][] steps, String a, String b, int i, int j) {
        int exchange = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(steps[i - 1][j - 1] + exchange, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
