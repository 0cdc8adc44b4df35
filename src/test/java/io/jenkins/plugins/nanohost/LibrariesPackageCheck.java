package io.jenkins.plugins.nanohost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the engine's jar, the list of licences in it, and the bill of materials to the libraries that are shaded. */
class LibrariesPackageCheck {
    private static final Path ENGINE = Path.of(System.getProperty("engine"));
    private static final Path BILL = Path.of(System.getProperty("bom"));
    private static final String SHADED = "io/jenkins/plugins/nanohost/engine/library/";
    private static final Map<String, String> RELOCATED = Map.of(
            "picocli/", "picocli/",
            "com/fasterxml/jackson/", "jackson/",
            "org/snakeyaml/engine/", "snakeyaml/",
            "org/bouncycastle/", "bouncycastle/");

    private static JsonNode bill;
    private static Map<String, String> engine;

    @BeforeAll
    static void read() throws IOException {
        bill = new ObjectMapper().readTree(BILL.toFile());
        engine = texts(ENGINE);
    }

    /** A jar's entries; those that may be texts with what they say. */
    private static Map<String, String> texts(Path jar) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (!entry.isDirectory()) {
                    texts.put(entry.getName(), entry.getName().endsWith(".class") ? "" : text(file, entry));
                }
            }
        }
        return texts;
    }

    private static String text(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The jars of the libraries that the bill names, as the tests have them on their class path. */
    private static Map<String, Path> libraries() {
        List<Path> classPath = Stream.of(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Map<String, Path> libraries = new TreeMap<>();
        for (JsonNode component : bill.path("components")) {
            String name = component.path("name").asText();
            String version = component.path("version").asText();
            libraries.put(
                    component.path("group").asText() + ":" + name + ":" + version,
                    classPath.stream()
                            .filter(path -> path.endsWith(name + "-" + version + ".jar"))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("not on the class path: " + component)));
        }
        return libraries;
    }

    private static TreeSet<String> shaded(Path library) throws IOException {
        return texts(library).keySet().stream()
                .filter(name -> name.endsWith(".class"))
                .flatMap(name -> RELOCATED.entrySet().stream()
                        .filter(relocation -> name.startsWith(relocation.getKey()))
                        .map(relocation -> SHADED
                                + relocation.getValue()
                                + name.substring(relocation.getKey().length())))
                .filter(engine::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the list says of each library. */
    private static Map<String, List<String>> listed() {
        Map<String, List<String>> listed = new TreeMap<>();
        Matcher entry = Pattern.compile("^(\\S+:\\S+:\\S+)\n((?: {4}.+\n)+)", Pattern.MULTILINE)
                .matcher(engine.get("META-INF/licenses/LIBRARIES.txt"));
        while (entry.find()) {
            listed.put(entry.group(1), entry.group(2).lines().map(String::strip).toList());
        }
        return listed;
    }

    @Test
    void theBillIsOfThePlugin() {
        JsonNode subject = bill.path("metadata").path("component");

        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(subject.path("group").asText()).isEqualTo("io.jenkins.plugins");
        assertThat(subject.path("name").asText()).isEqualTo("nano-container-host");
        assertThat(subject.path("version").asText()).startsWith("0.");
    }

    @Test
    void everyShadedClassIsOfALibraryThatTheBillNames() throws IOException {
        TreeSet<String> known = new TreeSet<>();
        for (Path library : libraries().values()) {
            known.addAll(shaded(library));
        }

        assertThat(engine.keySet())
                .filteredOn(name -> name.startsWith(SHADED) && name.endsWith(".class"))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void ofEachLibraryThatTheBillNamesSomethingIsShaded() throws IOException {
        Map<String, Path> libraries = libraries();

        assertThat(libraries).isNotEmpty();
        for (Map.Entry<String, Path> library : libraries.entrySet()) {
            assertThat(shaded(library.getValue())).as(library.getKey()).isNotEmpty();
        }
    }

    @Test
    void eachLibraryIsListedWithItsVersionAndNoOther() {
        assertThat(listed().keySet()).isEqualTo(libraries().keySet());
    }

    @Test
    void theListTellsTheLicenceThatTheBillTells() {
        for (JsonNode component : bill.path("components")) {
            List<String> said = listed().get(String.join(
                    ":",
                    component.path("group").asText(),
                    component.path("name").asText(),
                    component.path("version").asText()));
            assertThat(component.path("licenses")).isNotEmpty();
            for (JsonNode entry : component.path("licenses")) {
                JsonNode licence = entry.path("license");
                assertThat(said.get(0))
                        .startsWith(
                                licence.path("id").asText(licence.path("name").asText()));
            }
        }
    }

    @Test
    void theTextsThatTheListNamesAreInTheJar() {
        assertThat(listed()).isNotEmpty();
        listed().forEach((library, lines) -> {
            for (String line : lines) {
                assertThat(line).as(library).contains(": META-INF/");
                for (String file : line.substring(line.indexOf("META-INF/")).split(", ")) {
                    assertThat(engine.get(file)).as(file + " of " + library).isNotBlank();
                }
            }
        });
    }

    @Test
    void noLicenceOrNoticeOfALibraryIsLost() throws IOException {
        List<String> kept = engine.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("META-INF/"))
                .map(entry -> words(entry.getValue()))
                .toList();

        for (Map.Entry<String, Path> library : libraries().entrySet()) {
            texts(library.getValue()).forEach((name, text) -> {
                if (name.matches("META-INF/[^/]*(LICEN|NOTICE)[^/]*")) {
                    assertThat(kept)
                            .as(name + " of " + library.getKey())
                            .anyMatch(other -> other.contains(words(text)));
                }
            });
        }
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    @Test
    void theJarHasTheProjectsOwnLicence() {
        assertThat(engine.get("META-INF/LICENSE.md")).startsWith("# MIT License");
    }
}
