package io.jenkins.plugins.nanohost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build's program that writes the schema's texts into guide and forms, run on files of this test. */
class FieldProseTest {
    private static final Path SCHEMA = Path.of("docs/definition.schema.json");
    private static final Path GUIDE = Path.of("docs/definition.md");
    private static final Path WORDS = Path.of("src/build/help.properties");
    private static final Path RESOURCES = Path.of("src/main/resources");

    @TempDir
    static Path compiled;

    private static URLClassLoader program;
    private static Method main;

    @TempDir
    Path folder;

    private Path schema;
    private Path guide;
    private Path words;
    private Path classes;

    @BeforeEach
    void copy() throws IOException {
        schema = Files.copy(SCHEMA, folder.resolve("schema.json"));
        guide = Files.copy(GUIDE, folder.resolve("guide.md"));
        words = Files.copy(WORDS, folder.resolve("help.properties"));
        classes = folder.resolve("classes");
    }

    /** Java's source launcher does the same at each call; this test calls often. */
    @BeforeAll
    static void compile() throws Exception {
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-classpath",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-d",
                        compiled.toString(),
                        "src/build/FieldProse.java");
        assertThat(code).isZero();
        program = new URLClassLoader(new URL[] {compiled.toUri().toURL()}, FieldProseTest.class.getClassLoader());
        main = program.loadClass("FieldProse").getMethod("main", String[].class);
        main.setAccessible(true);
    }

    @AfterAll
    static void close() throws IOException {
        program.close();
    }

    /** The program's complaint; empty when everything is right. */
    private String run() throws Exception {
        String[] arguments = {schema.toString(), guide.toString(), words.toString(), classes.toString()};
        try {
            main.invoke(null, (Object) arguments);
            return "";
        } catch (InvocationTargetException e) {
            assertThat(e.getCause()).isInstanceOf(IllegalStateException.class);
            return e.getCause().getMessage();
        }
    }

    private String page(String name) throws IOException {
        return Files.readString(classes.resolve("io/jenkins/plugins/nanohost").resolve(name));
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private static TreeSet<String> pages(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            TreeSet<String> pages = new TreeSet<>();
            files.filter(file -> file.getFileName().toString().startsWith("help-"))
                    .forEach(file -> pages.add(root.relativize(file).toString().replace('\\', '/')));
            return pages;
        }
    }

    @Test
    void theGuideIsAsTheSchemaHasIt() throws Exception {
        assertThat(run()).isEmpty();

        assertThat(guide)
                .as("compile once, and commit the guide that the build writes")
                .hasSameTextualContentAs(GUIDE);
    }

    @Test
    void whatIsWrittenIntoATableByHandDoesNotStay() throws Exception {
        change(guide, "Virtual processors, 1 to 240.", "As many as you like.");

        assertThat(run()).isEmpty();

        assertThat(guide).hasSameTextualContentAs(GUIDE);
    }

    @Test
    void aGuideThatIsRightIsNotWritten() throws Exception {
        Files.setLastModifiedTime(guide, FileTime.fromMillis(0));

        assertThat(run()).isEmpty();

        assertThat(Files.getLastModifiedTime(guide).toMillis()).isZero();
    }

    @Test
    void aTableThatTheGuideLacksIsMissed() throws Exception {
        change(guide, "<!-- fields of vm -->", "");

        assertThat(run()).contains("exactly one of each is needed");
    }

    @Test
    void noPageIsWrittenByHandThatTheBuildMakes() throws Exception {
        assertThat(run()).isEmpty();

        assertThat(pages(RESOURCES)).isNotEmpty().doesNotContainAnyElementsOf(pages(classes));
    }

    @Test
    void theTestsOfTheFormsSeeThePagesThatTheBuildMakesNow() throws Exception {
        assertThat(run()).isEmpty();

        for (String page : pages(classes)) {
            assertThat(FieldProseTest.class.getClassLoader().getResource(page))
                    .as(page)
                    .isNotNull();
            assertThat(Path.of("target/classes", page)).hasSameTextualContentAs(classes.resolve(page));
        }
    }

    @Test
    void aTextNeverBecomesMarkupOrAVariable() throws Exception {
        change(schema, "Virtual processors, 1 to 240.", "1 < 2 & `<i>` > \\\"$X\\\" | ${HOME}");

        assertThat(run()).isEmpty();

        assertThat(page("steps/HypervVmStep/help-processors.html"))
                .startsWith(
                        "<div>\n  <p>1 &lt; 2 &amp; <code>&lt;i&gt;</code> &gt; &quot;&#36;X&quot; | &#36;{HOME}</p>\n");
        assertThat(Files.readString(guide)).contains("| 1 &lt; 2 & `<i>` > \"$X\" \\| ${HOME} |");
    }

    @Test
    void aBacktickWithoutItsSecondIsRefused() throws Exception {
        change(schema, "Virtual processors, 1 to 240.", "Virtual `processors");

        assertThat(run()).contains("a backtick is missing: Virtual `processors");
    }

    @Test
    void aFieldWithoutTextAndOneWithoutDefaultAreRefused() throws Exception {
        change(schema, "Default: the one that Windows sets.", "");
        assertThat(run()).contains("vhd.owner is not required and has no default");

        change(
                schema,
                "\"description\": \"The name that Windows is registered to, one line of 1 to 255 characters. \",",
                "");
        assertThat(run()).contains("vhd.owner has no description");
    }

    @Test
    void anotherLanguageHasPagesOfItsOwnWhereItHasATextAndItsWordsInThem() throws Exception {
        Files.writeString(
                folder.resolve("help_xx.properties"),
                """
                default=Stött
                example=Ux
                none=nix
                words=Mit Kommas.
                lines=Zeilen & Zeilen.
                path=Vom Werkraum.
                vhd.drivers=Drüvers.
                vhd.network.dns=Nümer. Stött: gar `nix`.
                vm.switch=Swütch.
                vm.memory=Mömory.
                files.copy.from=Fröm.
                """);

        assertThat(run()).isEmpty();

        assertThat(pages(classes).stream().filter(page -> page.endsWith("_xx.html")))
                .map(page -> page.substring("io/jenkins/plugins/nanohost/".length()))
                .containsExactlyInAnyOrder(
                        "settings/VhdSettings/help-drivers_xx.html",
                        "steps/NanoVhdStep/help-drivers_xx.html",
                        "settings/VhdSettings/help-dns_xx.html",
                        "steps/NanoVhdStep/help-dns_xx.html",
                        "settings/VmSettings/help-switchName_xx.html",
                        "steps/HypervVmStep/help-switchName_xx.html",
                        "settings/VmSettings/help-memory_xx.html",
                        "steps/HypervVmStep/help-memory_xx.html",
                        "settings/StagedFileSettings/help-from_xx.html");
        assertThat(page("steps/NanoVhdStep/help-drivers_xx.html"))
                .isEqualTo(
                        """
                        <div>
                          <p>Drüvers. Zeilen &amp; Zeilen. Vom Werkraum.</p>
                          <p>Stött: nix. Ux: <code>drivers/net.inf</code></p>
                        </div>
                        """);
        assertThat(page("steps/NanoVhdStep/help-dns_xx.html"))
                .contains("<p>Nümer. Mit Kommas.</p>", "<p>Stött: gar <code>nix</code>. Ux: ");
        assertThat(page("steps/HypervVmStep/help-memory_xx.html")).contains("Mömory.", "Stött: <code>2GB</code>");
        assertThat(page("steps/HypervVmStep/help-memory.html")).contains("Memory, fixed", "Default: <code>2GB</code>");
        assertThat(guide).hasSameTextualContentAs(GUIDE);
    }

    @Test
    void anotherLanguageLacksNoWordAndHasNoTextOfNothing() throws Exception {
        Path other = folder.resolve("help_xx.properties");
        Files.writeString(other, "vm.memory=Mömory.\n");
        assertThat(run()).contains("help_xx.properties lacks ");

        Files.copy(WORDS, other, StandardCopyOption.REPLACE_EXISTING);
        Files.write(other, List.of("vm.memmory=Mömory."), StandardOpenOption.APPEND);
        assertThat(run()).contains("help_xx.properties has texts of [vm.memmory], which are shown in no form");
    }
}
