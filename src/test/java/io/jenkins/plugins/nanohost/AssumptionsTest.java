package io.jenkins.plugins.nanohost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is only assumed about Windows has a line for a tester who has one. */
class AssumptionsTest {
    private static final Path DOCS = Path.of("docs");
    private static final List<String> PAGES = List.of("simulated-windows.md", "rehearsal.md");
    private static final Pattern MARK = Pattern.compile(" \\(T([0-9]+)\\) \\|$");
    private static final Pattern LINE = Pattern.compile("^\\| T([0-9]+) \\|");

    /** A cell ends at a bar that has no backslash before it. */
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

    private static List<String> rows(String page) throws IOException {
        return Files.readAllLines(DOCS.resolve(page)).stream()
                .filter(line -> line.startsWith("|"))
                .toList();
    }

    private static List<Integer> told() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (String row : rows("testing-on-hyper-v.md")) {
            Matcher line = LINE.matcher(row);
            if (line.find()) {
                numbers.add(Integer.parseInt(line.group(1)));
            }
        }
        return numbers;
    }

    @Test
    void every_assumed_row_names_its_line_for_the_tester_and_no_other_row_does() throws Exception {
        for (String page : PAGES) {
            List<String> assumed =
                    rows(page).stream().filter(row -> row.contains("assumed")).toList();
            assertThat(assumed).hasSizeGreaterThan(20).allMatch(row -> MARK.matcher(row)
                    .find());
            assertThat(rows(page).stream().filter(row -> !row.contains("assumed")))
                    .noneMatch(row -> MARK.matcher(row).find());
        }
    }

    @Test
    void every_line_for_the_tester_is_that_of_an_assumed_row() throws Exception {
        TreeSet<Integer> marked = new TreeSet<>();
        for (String page : PAGES) {
            for (String row : rows(page)) {
                Matcher mark = MARK.matcher(row);
                if (mark.find()) {
                    marked.add(Integer.parseInt(mark.group(1)));
                }
            }
        }
        assertThat(told()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(marked);
    }

    @Test
    void every_line_has_a_number_an_assumption_a_command_and_what_to_look_for() throws Exception {
        for (String row : rows("testing-on-hyper-v.md")) {
            if (LINE.matcher(row).find()) {
                String[] cells = CELL.split(row);
                assertThat(cells).as(row).hasSize(5);
                assertThat(IntStream.range(1, 5).mapToObj(at -> cells[at]))
                        .as(row)
                        .noneMatch(String::isBlank);
            }
        }
    }
}
