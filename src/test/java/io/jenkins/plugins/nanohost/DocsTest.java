package io.jenkins.plugins.nanohost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A reader who begins at the README comes to every page, and what a page names as its proof is there. */
class DocsTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern PROOF = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|Contract))(?:#([a-z][a-z0-9_]*))?`");

    private static List<Path> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<Path> linked(Path page) throws IOException {
        Set<Path> targets = new TreeSet<>();
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
            targets.add(page.resolveSibling(link.group(1)).normalize());
        }
        return targets;
    }

    @Test
    void every_link_to_a_file_leads_to_one() throws Exception {
        for (Path page : Stream.concat(pages(Path.of("docs")).stream(), Stream.of(README, Path.of("CONTRIBUTING.md")))
                .toList()) {
            assertThat(linked(page)).as("links of " + page).allMatch(Files::exists);
        }
    }

    @Test
    void every_page_is_reached_from_the_readme() throws Exception {
        Set<Path> reached = new TreeSet<>();
        Deque<Path> next = new ArrayDeque<>(List.of(README));
        while (!next.isEmpty()) {
            Path page = next.remove();
            if (page.toString().endsWith(".md") && Files.exists(page) && reached.add(page)) {
                next.addAll(linked(page));
            }
        }

        assertThat(reached).containsAll(pages(Path.of("docs")));
    }

    @Test
    void every_test_that_a_page_names_exists_with_its_method() throws Exception {
        TreeMap<String, Path> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> tests.put(file.getFileName().toString().replace(".java", ""), file));
        }
        int named = 0;
        for (Path page : pages(Path.of("docs"))) {
            Matcher proof = PROOF.matcher(Files.readString(page));
            while (proof.find()) {
                named++;
                assertThat(tests).as(page.toString()).containsKey(proof.group(1));
                if (proof.group(2) != null) {
                    assertThat(Files.readString(tests.get(proof.group(1))))
                            .as(page + ", " + proof.group())
                            .contains("void " + proof.group(2) + "(");
                }
            }
        }

        assertThat(named).isGreaterThan(20);
    }
}
