package io.jenkins.plugins.nanohost.engine.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a run would do: a sign for each stage, old and new values, what is deleted, and counts at the end. */
public final class PlanText implements TextView {
    /** A digest of 64 digits says no more to a person than its first ones. */
    private static final int SHORT_DIGEST = 12;

    @Override
    public List<String> lines(Map<String, Object> result, Ink ink) {
        List<String> lines = new ArrayList<>();
        if (result.get("stages") == null) {
            return lines;
        }
        lines.add(ink.head("What a run would do with " + Values.text(result, "host") + ":"));
        lines.add("");
        for (Map<?, ?> stage : Values.maps(result, "stages")) {
            draw(stage, ink, lines);
        }
        lines.add("");
        lines.add(sum(Values.map(result, "counts")));
        return lines;
    }

    private static void draw(Map<?, ?> stage, Ink ink, List<String> lines) {
        Kind kind = Kind.of(Values.text(stage, "effect"));
        lines.add(kind.painted(ink) + " " + String.format(Locale.ROOT, "%-22s", Values.text(stage, "stage"))
                + kind.words);
        lines.add("      " + Values.text(stage, "thing"));
        List<? extends Map<?, ?>> changes = Values.maps(stage, "changes");
        for (Map<?, ?> change : changes) {
            lines.add("      " + Values.text(change, "field") + ": " + value(change, "from") + " -> "
                    + value(change, "to")
                    + (Values.text(change, "by").equals("hand") ? ink.care(" (was changed by hand)") : ""));
        }
        if (changes.isEmpty()) {
            lines.add("      "
                    + (kind == Kind.KEEP ? ink.faint(Values.text(stage, "reason")) : Values.text(stage, "reason")));
        }
        for (Object lost : Values.list(stage, "deletes")) {
            lines.add("      " + ink.bad("deletes " + lost));
        }
    }

    private static String value(Map<?, ?> change, String name) {
        String value = Values.text(change, name);
        return value.isEmpty() ? "none" : value.matches("[0-9a-f]{64}") ? value.substring(0, SHORT_DIGEST) : value;
    }

    private static String sum(Map<?, ?> counts) {
        Map<Kind, Integer> sums = new TreeMap<>();
        counts.forEach(
                (effect, count) -> sums.merge(Kind.of(effect.toString()), ((Number) count).intValue(), Integer::sum));
        List<String> parts = new ArrayList<>();
        sums.forEach((kind, count) -> parts.add(count + " " + kind.counted));
        return "Plan: " + String.join(", ", parts) + ".";
    }

    /** The signs, as other tools that plan have them. */
    private enum Kind {
        CREATE("  +", "create", "to create") {
            @Override
            String painted(Ink ink) {
                return ink.good(sign);
            }
        },
        UPDATE("  ~", "update", "to update"),
        RESTART("  ~", "update or start (the VM is started, or restarted if it runs)", "to update with a restart"),
        REPLACE("-/+", "replace (what was in it is deleted)", "to replace") {
            @Override
            String painted(Ink ink) {
                return ink.bad(sign);
            }
        },
        REFUSE("  !", "refused", "refused") {
            @Override
            String painted(Ink ink) {
                return ink.bad(sign);
            }
        },
        KEEP("   ", "keep", "kept") {
            @Override
            String painted(Ink ink) {
                return ink.faint(sign);
            }
        };

        final String sign;
        private final String words;
        private final String counted;

        Kind(String sign, String words, String counted) {
            this.sign = sign;
            this.words = words;
            this.counted = counted;
        }

        static Kind of(String effect) {
            return valueOf(effect.toUpperCase(Locale.ROOT));
        }

        String painted(Ink ink) {
            return ink.care(sign);
        }
    }
}
