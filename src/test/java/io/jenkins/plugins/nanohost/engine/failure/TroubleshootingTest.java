package io.jenkins.plugins.nanohost.engine.failure;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds codes, the places that use them, and docs/troubleshooting.md together. */
class TroubleshootingTest {
    private static final Path PAGE = Path.of("docs", "troubleshooting.md");
    private static final Path MAIN = Path.of("src", "main");
    private static final Path OWN = Path.of("engine", "failure", "FailureCode.java");

    private static final Pattern HEADING = Pattern.compile("(?m)^### (NCH-\\d{4}) \\S.*$");
    private static final Pattern SECTION =
            Pattern.compile("\n\n- \\*\\*Cause:\\*\\* \\S.{10,}\n- \\*\\*Look:\\*\\* \\S.{3,}"
                    + "\n- \\*\\*Remedy:\\*\\* \\S.{5,}\n+(## .*\n+)?");
    private static final Pattern IN_JAVA = Pattern.compile("\\bFailureCode\\.([A-Z][A-Z0-9_]+)\\b");
    private static final Pattern REFUSAL = Pattern.compile("New-Refusal -Code (\\S+)");
    private static final Pattern QUOTED = Pattern.compile("'([A-Z][A-Z0-9]*(_[A-Z0-9]+)+)'");

    @Test
    void each_code_has_one_section_and_they_stand_in_order() throws Exception {
        List<String> sections = HEADING.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(sections)
                .containsExactlyElementsOf(Arrays.stream(FailureCode.values())
                        .map(FailureCode::printed)
                        .toList());
    }

    @Test
    void each_section_tells_cause_look_and_remedy() throws Exception {
        String[] texts = HEADING.split(Files.readString(PAGE));

        assertThat(Arrays.stream(texts).skip(1))
                .allSatisfy(text -> assertThat(text).matches(SECTION));
    }

    @Test
    void each_code_is_used_by_a_main_source_or_a_script() throws Exception {
        Set<String> used = new HashSet<>(named(".java", IN_JAVA));
        used.addAll(named(".ps1", QUOTED));

        assertThat(Arrays.stream(FailureCode.values()).map(FailureCode::name)).allMatch(used::contains);
    }

    @Test
    void each_refusal_of_a_script_names_a_code_of_operations() throws Exception {
        Set<String> unknown = new TreeSet<>();
        for (String name : named(".ps1", REFUSAL)) {
            // A variable holds one of the quoted names, or what the guest's task answered.
            if (!name.startsWith("$") && !isOperation(name.replace("'", ""))) {
                unknown.add(name);
            }
        }
        named(".ps1", QUOTED).stream().filter(name -> !isOperation(name)).forEach(unknown::add);

        assertThat(unknown).isEmpty();
    }

    private static boolean isOperation(String name) {
        Optional<FailureCode> code = FailureCode.named(name);
        return code.isPresent() && code.get().kind() == FailureKind.OPERATION;
    }

    private static Set<String> named(String ending, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(ending) && !file.endsWith(OWN))
                    .flatMap(file -> pattern.matcher(read(file)).results().map(found -> found.group(1)))
                    .collect(toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
