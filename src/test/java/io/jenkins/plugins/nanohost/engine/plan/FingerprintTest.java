package io.jenkins.plugins.nanohost.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    /** Parts of names and values that could not be told apart if they were only put in a row. */
    private static final List<String> PIECES = List.of("", "a", "b", "ab", "1", "1:a", "1:", ":", "0:", "2:ab", "\n");

    @Test
    void no_two_maps_of_pieces_that_run_into_each_other_have_the_same() {
        Map<String, Map<String, String>> seen = new HashMap<>();
        List<Map<String, String>> all = new ArrayList<>();
        for (String name : PIECES) {
            for (String value : PIECES) {
                all.add(Map.of(name, value));
                for (String second : PIECES) {
                    for (String other : PIECES) {
                        if (!name.equals(second)) {
                            all.add(Map.of(name, value, second, other));
                        }
                    }
                }
            }
        }
        for (Map<String, String> inputs : all) {
            Map<String, String> before = seen.put(Fingerprint.of(inputs), inputs);
            if (before != null) {
                assertThat(before).isEqualTo(inputs);
            }
        }
        assertThat(seen).hasSizeGreaterThan(all.size() / 3);
    }

    @Test
    void order_of_the_inputs_does_not_count() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("a", "1");
        one.put("b", "2");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("b", "2");
        other.put("a", "1");
        assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.of(other)).matches("[0-9a-f]{16}");
    }

    @Test
    void nothing_has_one_too_that_is_nothing_elses() {
        assertThat(Fingerprint.of(Map.of())).matches("[0-9a-f]{16}").isNotEqualTo(Fingerprint.of(Map.of("", "")));
    }
}
