package io.jenkins.plugins.nanohost.engine.rehearsal.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowsFactsTest {
    private static final Path MODULE = Path.of("src/test/powershell/modules/SimulatedWindows");
    private static final Path REHEARSAL = Path.of("src/main/java/io/jenkins/plugins/nanohost/engine/rehearsal");

    private final JsonNode facts = facts();

    @Test
    void everyFactHasAValueAndASource() {
        facts.forEach(fact -> {
            assertThat(fact.fieldNames()).toIterable().containsExactly("value", "source");
            assertThat(fact.get("source").textValue()).isNotBlank();
        });
    }

    @Test
    void bothSimulatorsReadEveryFactAndNoOther() throws Exception {
        TreeSet<String> names = new TreeSet<>();
        facts.fieldNames().forEachRemaining(names::add);

        assertThat(found(read(MODULE, ".ps1"), "\\$(?:script|global):Facts\\.(\\w+)\\.value"))
                .isEqualTo(names);
        assertThat(found(read(REHEARSAL, "WindowsFacts.java"), "(?:number|text|texts)\\(\"(\\w+)\"\\)"))
                .isEqualTo(names);
    }

    @Test
    void everyFactIsUsedByTheRehearsal() throws Exception {
        TreeSet<String> known = found(read(REHEARSAL, "WindowsFacts.java"), "public static final \\S+ (\\w+) =");
        TreeSet<String> used = found(read(REHEARSAL, ".java"), "WindowsFacts\\.([A-Z]\\w+)");

        assertThat(used).isEqualTo(known);
    }

    private static TreeSet<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path folder, String ending) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static JsonNode facts() {
        try {
            return new ObjectMapper().readTree(WindowsFacts.class.getResource("windows-facts.json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
