package io.jenkins.plugins.nanohost.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarratorTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    /** Begins where a counter of type long would overflow. */
    private long now = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    private String written() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    private List<String> lines() {
        return written().lines().toList();
    }

    @Test
    void log_has_a_line_a_fact_and_marks_warnings() {
        LogNarrator log = new LogNarrator(out, () -> now);
        log.fact("Made \u00e4 disk");
        log.warning("It has expired");
        assertThat(lines()).containsExactly("Made \u00e4 disk", "Warning: It has expired");
    }

    @Test
    void characters_that_are_not_seen_or_turn_a_line_around_are_shown_as_numbers() {
        String path = "D:\\gpj\u202Eexe\u2028\u0085\u001b[2J";
        new LogNarrator(out, () -> now).fact("Two lines:\n  - " + path);
        new TerminalNarrator(out, () -> now).fact(path);
        String shown = "D:\\gpj\\u202eexe\\u2028\\u0085\\u001b[2J";
        assertThat(lines()).containsExactly("Two lines:", "  - " + shown, shown);
    }

    @Test
    void log_tells_progress_only_when_nothing_else_was_said_for_a_while() {
        LogNarrator log = new LogNarrator(out, () -> now);
        log.progress("Applying image", 0);
        pass(14);
        log.progress("Applying image", 10);
        assertThat(lines()).isEmpty();
        pass(1);
        log.progress("Applying image", 25);
        assertThat(lines()).containsExactly("  Applying image: 25 %, about 45 s left");
        log.progress("Applying image", 26);
        pass(14);
        log.fact("Something");
        pass(14);
        log.progress("Applying image", 50);
        assertThat(lines()).containsExactly("Something");
        pass(1);
        log.progress("Applying image", 50);
        assertThat(lines()).containsExactly("  Applying image: 50 %, about 44 s left");
    }

    @Test
    void log_counts_the_time_of_each_activity_again() {
        LogNarrator log = new LogNarrator(out, () -> now);
        log.progress("One", 50);
        pass(100);
        log.progress("Two", 50);
        pass(20);
        log.progress("Two", 50);
        assertThat(lines()).containsExactly("  Two: 50 %, about 1 s left", "  Two: 50 %, about 20 s left");
    }

    @Test
    void terminal_shows_progress_as_a_bar_that_the_next_fact_clears_away() {
        TerminalNarrator terminal = new TerminalNarrator(out, () -> now);
        terminal.fact("Begun");
        assertThat(written()).isEqualTo("Begun" + System.lineSeparator());
        terminal.progress("Copying", 0);
        pass(10);
        terminal.progress("Copying", 50);
        assertThat(written())
                .endsWith("\r\u001b[K\u001b[?7l 50 % [#####.....] Copying, 10 s, about 10 s left\u001b[?7h");
        terminal.warning("Slow");
        assertThat(written()).isEqualTo("\r\u001b[KWarning: Slow" + System.lineSeparator());
        terminal.fact("Done");
        assertThat(written()).isEqualTo("Done" + System.lineSeparator());
    }

    @Test
    void terminal_shows_an_empty_bar_and_the_time_so_far_where_nobody_knows_how_far_it_is() {
        TerminalNarrator terminal = new TerminalNarrator(out, () -> now);
        terminal.progress("Waiting", -1);
        pass(30);
        terminal.progress("Waiting", -1);
        assertThat(written()).endsWith("     " + "[" + ".".repeat(10) + "] Waiting, 30 s\u001b[?7h");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1  | 0    | for 1 s",
                "-1  | 119  | for 119 s",
                "-1  | 600  | for 10 min",
                "0   | 100  | 0 %",
                "2   | 100  | 2 %",
                "3   | 3    | 3 %, about 97 s left",
                "50  | 0    | 50 %, about 1 s left",
                "25  | 600  | 25 %, about 30 min left",
                "99  | 990  | 99 %, about 10 s left",
                "100 | 5    | 100 %"
            })
    void time_left_is_told_where_it_can_be(int percent, int seconds, String words) {
        assertThat(TimeLeft.of(percent, Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
