package io.jenkins.plugins.nanohost.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person hears who wants to hear only what is wrong. */
class QuietNarratorTest {
    private final List<String> told = new ArrayList<>();
    private final List<String> results = new ArrayList<>();
    private final QuietNarrator narrator = new QuietNarrator(
            new Narrator() {
                @Override
                public void fact(String line) {
                    told.add(line);
                }

                @Override
                public void warning(String line) {
                    told.add("Warning: " + line);
                }

                @Override
                public void progress(String activity, int percent) {
                    told.add(activity);
                }

                @Override
                public void quiet() {
                    told.add("quiet");
                }
            },
            results::add);

    @Test
    void warnings_and_errors_are_passed_on_facts_and_progress_are_not() {
        narrator.fact("Made the disk");
        narrator.progress("Copying", 5);
        narrator.warning("It is full");
        narrator.error("Failed");
        narrator.quiet();
        assertThat(told).containsExactly("Warning: It is full", "Failed", "quiet");
        assertThat(results).isEmpty();
    }

    @Test
    void results_go_where_results_go() {
        narrator.result("Docker endpoint: x");
        assertThat(results).containsExactly("Docker endpoint: x");
        assertThat(told).isEmpty();
    }
}
