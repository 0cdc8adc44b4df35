package io.jenkins.plugins.nanohost.engine.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one most likely meant. */
final class Nearest {
    /** Longer than any known name by far; bounds the work. */
    private static final int LONGEST = 40;

    private Nearest() {}

    static Optional<String> of(String given, Collection<String> known) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        String letters = letters(given);
        return known.stream()
                .filter(name -> distance(letters, letters(name)) <= Math.max(1, letters.length() / 3))
                .min(Comparator.comparingInt(name -> distance(letters, letters(name))));
    }

    /** Case, hyphens and underscores do not count: {@code host_disk} is hostDisk. */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** Characters added, left out, exchanged, or swapped with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
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
