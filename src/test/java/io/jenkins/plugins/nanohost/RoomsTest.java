package io.jenkins.plugins.nanohost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the size of packages and what they show of themselves. Read from the sources, since constants and texts of another
 * class leave no trace in byte code.
 */
class RoomsTest {
    private static final Path SOURCES = Path.of("src/main/java/io/jenkins/plugins/nanohost");
    private static final String OURS = "io.jenkins.plugins.nanohost.";
    private static final int MOST_FILES = 27;

    private static final Pattern IMPORT = Pattern.compile(
            "^import (?:static )?" + Pattern.quote(OURS) + "([a-z][a-z.]*)\\.([A-Z]\\w*)", Pattern.MULTILINE);

    /** A type that another program finds by its name: Java's launcher, or Jenkins. */
    private static final Pattern FOUND_BY_NAME = Pattern.compile(
            "public static void main\\(|@DataBoundConstructor|@Extension|extends (?:Step|HostStep|MakingStep)\\b");

    /** The packages, each with its public types. */
    private static Map<String, Set<String>> doors() throws IOException {
        Map<String, Set<String>> doors = new TreeMap<>();
        for (Path file : sources()) {
            Set<String> types = doors.computeIfAbsent(packageOf(file), name -> new TreeSet<>());
            if (Pattern.compile("^public ", Pattern.MULTILINE)
                    .matcher(Files.readString(file))
                    .find()) {
                types.add(typeOf(file));
            }
        }
        return doors;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> tree = Files.walk(SOURCES)) {
            return tree.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    private static String packageOf(Path file) {
        return SOURCES.relativize(file.getParent())
                .toString()
                .replace('\\', '/')
                .replace('/', '.');
    }

    private static String typeOf(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    @Test
    void no_package_holds_more_files_than_a_reader_oversees() throws IOException {
        Map<String, Long> sizes =
                sources().stream().collect(Collectors.groupingBy(RoomsTest::packageOf, Collectors.counting()));
        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((name, files) -> assertThat(files).as(name).isLessThanOrEqualTo(MOST_FILES));
    }

    @Test
    void a_public_type_is_one_that_another_package_uses() throws IOException {
        Set<String> used = new HashSet<>();
        Set<String> foundByName = new HashSet<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            Matcher imports = IMPORT.matcher(text);
            while (imports.find()) {
                used.add(imports.group(1) + "." + imports.group(2));
            }
            if (FOUND_BY_NAME.matcher(text).find()) {
                foundByName.add(packageOf(file) + "." + typeOf(file));
            }
        }
        Set<String> unused = new TreeSet<>();
        doors().forEach((room, types) -> types.forEach(type -> unused.add(room + "." + type)));
        assertThat(unused).isNotEmpty();
        unused.removeAll(used);
        unused.removeAll(foundByName);
        assertThat(unused)
                .as("public types that nothing outside of their package uses")
                .isEmpty();
    }

    /** A row is: package, what it is, its public types. */
    @Test
    void the_architecture_lists_each_package_with_its_public_types() throws IOException {
        Matcher rows = Pattern.compile("^\\| `([a-z.]+)` \\|[^|]*\\| (.*) \\|$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("docs/architecture.md")));
        Map<String, Set<String>> listed = new TreeMap<>();
        while (rows.find()) {
            Matcher types = Pattern.compile("`(\\w+)`").matcher(rows.group(2));
            Set<String> before = listed.put(
                    rows.group(1),
                    types.results().map(type -> type.group(1)).collect(Collectors.toCollection(TreeSet::new)));
            assertThat(before).as(rows.group(1) + " is listed once").isNull();
        }
        assertThat(listed).isEqualTo(doors());
    }
}
