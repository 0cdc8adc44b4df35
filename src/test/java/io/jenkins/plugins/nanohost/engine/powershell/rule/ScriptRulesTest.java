package io.jenkins.plugins.nanohost.engine.powershell.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks every script of the engine against the rules, with what PowerShell's own parser sees in it; and for each rule, that
 * a script in {@code src/test/powershell/rules/bad} breaks this rule and no other.
 */
@TestPowerShell.Needed
class ScriptRulesTest {
    private static final Path TESTS = Path.of("src", "test", "powershell").toAbsolutePath();
    private static final Path BAD = TESTS.resolve("rules").resolve("bad");
    private static final Path README = TESTS.resolve("rules").resolve("README.md");

    /** The rules that scripts of tests must follow too; the others do not fit, since those scripts run on another system. */
    private static final Set<String> OF_TESTS = Set.of("parse", "grammar", "ascii");

    /** Findings that are allowed for a reason: the rule, the script, and words of the place. */
    private static final List<List<String>> ALLOWED = List.of(
            // The text comes from the engine's scripts, which nobody else can change.
            List.of("code", "Import-GuestFunction", "[scriptblock]::Create($text)"));

    @TempDir
    private static Path work;

    private static Scripts scripts;
    private static List<Script> ofTests;

    @BeforeAll
    static void parse() throws Exception {
        scripts = Scripts.read(work);
        ofTests = ScriptFacts.of(TESTS, work);
    }

    private static List<Finding> findings(Script script) throws Exception {
        List<Finding> findings = new ArrayList<>();
        script.texts("Mistakes").forEach(mistake -> findings.add(new Finding("parse", mistake)));
        if (findings.isEmpty()) {
            script.list("Findings")
                    .forEach(found -> findings.add(new Finding(
                            found.path("Rule").asText(), found.path("Text").asText())));
            findings.addAll(new FrameRules(scripts).findings(script));
            findings.addAll(new ResultRules(scripts).findings(script));
            findings.addAll(new CallRules(scripts, Cmdlet.all()).findings(script));
            findings.addAll(new TypeRules(scripts.classes()).findings(script));
        }
        return findings;
    }

    private static boolean allowed(Script script, Finding finding) {
        return ALLOWED.stream()
                .anyMatch(place -> place.get(0).equals(finding.rule())
                        && place.get(1).equals(script.name())
                        && finding.text().contains(place.get(2)));
    }

    @TestFactory
    Stream<DynamicTest> every_script_keeps_every_rule() {
        return scripts.functions().values().stream()
                .map(script -> dynamicTest(script.name(), () -> {
                    List<Finding> findings = findings(script);
                    assertThat(findings.stream().filter(finding -> !allowed(script, finding)))
                            .as(script.name())
                            .isEmpty();
                }));
    }

    @Test
    void what_is_allowed_is_still_there() throws Exception {
        for (List<String> place : ALLOWED) {
            Script script = scripts.functions().get(place.get(1));
            assertThat(findings(script)).as(place.toString()).anyMatch(finding -> allowed(script, finding));
        }
    }

    @Test
    void hyper_v_is_asked_for_vms_by_the_two_functions_alone_that_allow_for_one_that_vanishes() throws Exception {
        try (Stream<Path> files =
                Files.walk(Path.of("src/main/resources/io/jenkins/plugins/nanohost/engine/powershell"))) {
            assertThat(files.filter(Files::isRegularFile).filter(ScriptRulesTest::asksForVms))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("Get-VmById.ps1", "Get-VmList.ps1");
        }
    }

    private static boolean asksForVms(Path file) {
        try {
            return Files.readString(file).matches("(?s).*Hyper-V\\\\Get-VM\\b.*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void scripts_of_tests_keep_the_rules_of_the_language() throws Exception {
        for (Script script : ofTests) {
            if (!script.folder().startsWith("rules/bad")) {
                assertThat(findings(script).stream().map(Finding::rule).filter(OF_TESTS::contains))
                        .as(script.name())
                        .isEmpty();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> every_bad_script_breaks_its_rule_and_no_other() {
        return ofTests.stream()
                .filter(script -> script.folder().startsWith("rules/bad/"))
                .map(script -> dynamicTest(script.folder() + " " + script.name(), () -> {
                    String rule = script.folder().split("/")[2];
                    List<Finding> findings = findings(script);
                    assertThat(findings).extracting(Finding::rule).contains(rule);
                    assertThat(findings).allMatch(finding -> finding.rule().equals(rule));
                }));
    }

    @Test
    void every_rule_is_explained_and_has_a_bad_script() throws Exception {
        Set<String> explained = new TreeSet<>();
        Matcher matcher = Pattern.compile("(?m)^\\| `(\\w+)` \\|").matcher(Files.readString(README));
        while (matcher.find()) {
            explained.add(matcher.group(1));
        }
        Set<String> bad = new TreeSet<>();
        try (Stream<Path> folders = Files.list(BAD)) {
            folders.forEach(folder -> bad.add(folder.getFileName().toString()));
        }

        assertThat(bad).hasSizeGreaterThan(20).isEqualTo(explained);
    }

    @Test
    void every_operation_has_its_script() {
        assertThat(scripts.missing()).isEmpty();
    }

    @Test
    void an_operation_without_a_script_is_seen() {
        Map<String, Script> fewer = new HashMap<>(scripts.functions());
        fewer.remove("Remove-Disk");

        assertThat(new Scripts(fewer, scripts.operations()).missing()).containsExactly("Remove-Disk");
    }

    @Test
    void the_architecture_lists_each_folder_of_scripts_and_no_other() throws Exception {
        String table = Files.readString(Path.of("docs", "architecture.md"))
                .split("\\| scripts \\|[^\n]*\n\\|---\\|---\\|\n")[1]
                .split("\n\n")[0];
        Set<String> folders = scripts.functions().values().stream()
                .map(Script::folder)
                .filter(folder -> !folder.isEmpty())
                .collect(Collectors.toSet());

        assertThat(table.lines().map(line -> line.split("`")[1])).containsExactlyInAnyOrderElementsOf(folders);
    }

    /** A clock that is set meanwhile would end a wait, or stretch it. The one use is a record of when a lock was taken. */
    @Test
    void no_script_waits_by_the_clock() throws Exception {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Scripts.FOLDER)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".ps1")).toList()) {
                if (Files.readString(file).matches("(?s).*(UtcNow|DateTime\\]::Now|Get-Date).*")) {
                    found.add(file.getFileName().toString());
                }
            }
        }

        assertThat(found).containsExactly("Lock-Machine.ps1");
    }

    @Test
    void every_script_is_an_operation_or_is_used_by_one() {
        assertThat(unused(scripts.functions())).isEmpty();
    }

    @Test
    void a_script_that_nothing_uses_is_seen() {
        Map<String, Script> more = new HashMap<>(scripts.functions());
        Script twin = more.get("Get-PartialPath");
        more.put("Get-Nowhere", new Script("common", "Get-Nowhere", twin.facts()));

        assertThat(unused(more)).containsExactly("Get-Nowhere");
    }

    private static Set<String> unused(Map<String, Script> all) {
        Set<String> needed = new HashSet<>(Scripts.TRAVELLERS);
        List<String> open = new ArrayList<>(scripts.operations().keySet());
        open.add(Scripts.INTO_GUEST);
        open.add(Scripts.IN_TASK);
        open.addAll(Scripts.HOPS);
        all.values().stream()
                .filter(script -> script.folder().isEmpty() || script.holdsClass())
                .forEach(script -> open.add(script.name()));
        while (!open.isEmpty()) {
            String name = open.remove(0);
            if (needed.add(name) && all.containsKey(name)) {
                all.get(name)
                        .list("Calls")
                        .forEach(call -> open.add(call.path("Name").asText()));
            }
        }
        Set<String> unused = new TreeSet<>(all.keySet());
        unused.removeAll(needed);
        return unused;
    }

    @Test
    void the_excerpt_of_the_framework_holds_nothing_that_no_script_uses() throws Exception {
        TypeRules types = new TypeRules(scripts.classes());
        for (Script script : scripts.functions().values()) {
            types.findings(script);
        }
        assertThat(types.unused()).isEmpty();
    }

    @Test
    void each_cmdlet_that_is_simulated_has_its_source_in_the_documentation() throws Exception {
        String documentation = Files.readString(Path.of("docs", "simulated-windows.md"));

        assertThat(simulated()).hasSizeGreaterThan(30).allSatisfy(cmdlet -> assertThat(documentation)
                .contains("`" + cmdlet));
    }

    private static Set<String> simulated() {
        return ofTests.stream()
                .filter(script -> script.folder().startsWith("modules"))
                .flatMap(script -> script.texts("Functions").stream())
                .filter(function -> function.startsWith("Simulate-"))
                .map(function -> function.substring("Simulate-".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void no_cmdlet_is_described_that_nothing_uses() throws Exception {
        Set<String> used = new LinkedHashSet<>();
        scripts.functions().values().forEach(script -> script.list("Calls").forEach(call -> {
            String name = call.path("Name").asText();
            used.add(name.substring(name.indexOf('\\') + 1).toLowerCase(Locale.ROOT));
        }));
        simulated().forEach(cmdlet -> used.add(cmdlet.toLowerCase(Locale.ROOT)));

        assertThat(Cmdlet.all().keySet().stream().filter(name -> !used.contains(name)))
                .isEmpty();
    }
}
