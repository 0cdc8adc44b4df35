package io.jenkins.plugins.nanohost.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private final Findings findings = new Findings();

    @Test
    void all_are_told_up_to_fifty_and_of_more_the_number() {
        for (int i = 1; i <= 50; i++) {
            findings.add(FailureCode.NO_FILE, "Problem " + i, "Do this.");
        }
        assertThat(message().lines()).hasSize(51).doesNotContain("more");

        for (int i = 51; i <= 30_000; i++) {
            findings.add(FailureCode.NO_FILE, "Problem " + i, "Do this.");
        }
        assertThat(message().lines())
                .hasSize(52)
                .startsWith("30000 problems were found:", "  - NCH-3002: Problem 1. Do this.")
                .endsWith("  - NCH-3002: Problem 50. Do this.", "  and 29950 more");
    }

    @Test
    void several_keep_their_codes_below_one_of_their_own() {
        findings.add(FailureCode.NO_FILE, "a.iso does not exist", "Name a file.");
        findings.add(FailureCode.NO_SUCH_SWITCH, "There is no switch 'x'", "Make it.");

        assertThat(failure().code()).isEqualTo(FailureCode.SEVERAL_FINDINGS);
        assertThat(failure().findings())
                .extracting(UnfitFailure::code)
                .containsExactly(FailureCode.NO_FILE, FailureCode.NO_SUCH_SWITCH);
    }

    @Test
    void one_alone_is_the_failure_itself() {
        findings.add(FailureCode.NO_FILE, "a.iso does not exist", "Name a file.");

        assertThat(failure().code()).isEqualTo(FailureCode.NO_FILE);
        assertThat(failure().findings()).isEmpty();
    }

    private String message() {
        return failure().getMessage();
    }

    private UnfitFailure failure() {
        return catchThrowableOfType(UnfitFailure.class, findings::throwIfAny);
    }
}
