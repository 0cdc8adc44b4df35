package io.jenkins.plugins.nanohost.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private final Findings findings = new Findings();

    @Test
    void all_are_told_up_to_fifty_and_of_more_the_number() {
        for (int i = 1; i <= 50; i++) {
            findings.add("Problem " + i, "Do this.");
        }
        assertThat(message().lines()).hasSize(51).doesNotContain("more");

        for (int i = 51; i <= 30_000; i++) {
            findings.add("Problem " + i, "Do this.");
        }
        assertThat(message().lines())
                .hasSize(52)
                .startsWith("30000 problems were found:", "  - Problem 1. Do this.")
                .endsWith("  - Problem 50. Do this.", "  and 29950 more");
    }

    private String message() {
        return catchThrowableOfType(UnfitFailure.class, findings::throwIfAny).getMessage();
    }
}
