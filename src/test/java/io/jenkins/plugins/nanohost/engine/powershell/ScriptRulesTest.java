package io.jenkins.plugins.nanohost.engine.powershell;

import static io.jenkins.plugins.nanohost.engine.powershell.ScriptFacts.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.Secret;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that every script of an operation keeps, held against what PowerShell's own parser sees. */
@TestPowerShell.Needed
class ScriptRulesTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/io/jenkins/plugins/nanohost/engine/powershell")
            .toAbsolutePath();
    private static final Path TESTS = Path.of("src", "test", "powershell").toAbsolutePath();
    private static final String INTO_GUEST = "Invoke-GuestOperation";

    /** Helpers of the machine's folder that travel into the guest. */
    private static final Set<String> TRAVELLERS = Set.of("New-Refusal", "Invoke-NativeProgram");

    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "System.String",
            Secret.class, "System.String",
            int.class, "System.Int32",
            long.class, "System.Int64",
            boolean.class, "System.Boolean");

    @TempDir
    private static Path work;

    private static ScriptFacts machine;
    private static ScriptFacts guest;

    @BeforeAll
    static void parse() throws Exception {
        machine = ScriptFacts.of(SCRIPTS.resolve("machine"), work);
        guest = ScriptFacts.of(SCRIPTS.resolve("guest"), work);
    }

    private static Map<String, JsonNode> all() {
        Map<String, JsonNode> all = new TreeMap<>(machine.files());
        all.putAll(guest.files());
        assertThat(all).hasSize(machine.files().size() + guest.files().size());
        return all;
    }

    private static List<Class<?>> operations(Class<?> kind) {
        List<Class<?>> operations = new ArrayList<>(Arrays.asList(kind.getPermittedSubclasses()));
        assertThat(operations).isNotEmpty();
        return operations;
    }

    private static String function(Class<?> operation) {
        return operation.getSimpleName().replaceFirst("(?<=[a-z])(?=[A-Z])", "-");
    }

    @Test
    void each_file_holds_one_function_of_its_name_with_an_approved_verb() {
        all().forEach((name, file) -> {
            assertThat(texts(file.path("Mistakes"))).as(name).isEmpty();
            assertThat(texts(file.path("Functions"))).as(name).containsExactly(name);
            assertThat(file.path("Others").asInt()).as(name).isZero();
            assertThat(file.path("ApprovedVerb").asBoolean()).as(name).isTrue();
        });
    }

    @Test
    void each_function_is_advanced_strict_ends_at_an_error_and_tells_what_it_is_for() {
        all().forEach((name, file) -> {
            assertThat(texts(file.path("Attributes"))).as(name).contains("CmdletBinding", "OutputType");
            assertThat(texts(file.path("Beginning")))
                    .as(name)
                    .containsExactly("Set-StrictMode -Version Latest", "$ErrorActionPreference = 'Stop'");
            assertThat(file.path("Synopsis").asBoolean()).as(name).isTrue();
        });
    }

    @Test
    void parameters_are_named_and_silence_has_its_reason() {
        all().forEach((name, file) -> {
            assertThat(texts(file.path("Positional"))).as(name).isEmpty();
            assertThat(texts(file.path("Silent"))).as(name).isEmpty();
            assertThat(file.path("Backtick").asBoolean()).as(name).isFalse();
        });
    }

    @Test
    void a_program_gets_an_empty_input_and_its_exit_code_is_read() {
        all().forEach((name, file) ->
                assertThat(texts(file.path("UnguardedCall"))).as(name).isEmpty());
    }

    @Test
    void each_operation_is_a_function_whose_parameters_are_its_components() {
        for (Class<?> operation : operations(MachineOperation.class)) {
            assertParameters(operation, machine);
        }
        for (Class<?> operation : operations(GuestOperation.class)) {
            assertParameters(operation, guest);
        }
    }

    private static void assertParameters(Class<?> operation, ScriptFacts facts) {
        assertThat(Operation.class).isAssignableFrom(operation);
        JsonNode file = facts.file(function(operation));
        assertThat(file).as(function(operation)).isNotNull();
        Map<String, String> wanted = new TreeMap<>();
        for (RecordComponent component : operation.getRecordComponents()) {
            if (component.getType() != GuestAccess.class) {
                wanted.put(
                        Character.toUpperCase(component.getName().charAt(0))
                                + component.getName().substring(1),
                        type(component));
            }
        }
        Map<String, String> found = new TreeMap<>();
        for (JsonNode parameter : file.path("Parameters")) {
            found.put(parameter.path("Name").asText(), parameter.path("Type").asText());
            assertThat(parameter.path("Mandatory").asBoolean())
                    .as(parameter.toString())
                    .isTrue();
            assertThat(parameter.path("Helped").asBoolean())
                    .as(function(operation) + " " + parameter)
                    .isTrue();
        }
        assertThat(found).as(function(operation)).isEqualTo(wanted);
    }

    private static String type(RecordComponent component) {
        if (component.getType() == List.class) {
            return component.getGenericType().getTypeName().contains("java.lang.String")
                    ? "System.String[]"
                    : "System.Object[]";
        }
        return TYPES.get(component.getType());
    }

    @Test
    void each_script_is_an_operation_or_is_used_by_one() {
        Set<String> needed = new HashSet<>(TRAVELLERS);
        Map<String, JsonNode> all = all();
        List<String> open = new ArrayList<>(List.of(INTO_GUEST));
        operations(MachineOperation.class).forEach(operation -> open.add(function(operation)));
        operations(GuestOperation.class).forEach(operation -> open.add(function(operation)));
        while (!open.isEmpty()) {
            String name = open.remove(0);
            if (needed.add(name) && all.containsKey(name)) {
                texts(all.get(name).path("Commands")).stream()
                        .filter(all::containsKey)
                        .forEach(open::add);
            }
        }
        assertThat(needed).containsAll(all.keySet());
    }

    @Test
    void the_machine_is_asked_for_nothing_that_one_of_its_releases_lacks() throws Exception {
        for (String release : Cmdlet.MACHINES) {
            Set<String> known = known(cmdlet -> cmdlet.releases().contains(release));
            known.addAll(machine.files().keySet());
            machine.files().forEach((name, file) -> assertThat(texts(file.path("Commands")))
                    .as(name + " on " + release)
                    .isSubsetOf(known));
        }
    }

    /** As scripts name them: Hyper-V's by their full names only, since others have cmdlets of these names too. */
    private static Set<String> known(Predicate<Cmdlet> condition) throws IOException {
        return Cmdlet.all().values().stream()
                .filter(condition)
                .map(cmdlet -> cmdlet.module().equals("Hyper-V") ? "Hyper-V\\" + cmdlet.name() : cmdlet.name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> functions(Path module) throws IOException {
        List<String> names = new ArrayList<>();
        Matcher matcher = Pattern.compile("(?m)^function ([\\w-]+)").matcher(Files.readString(module));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    @Test
    void the_guest_is_asked_for_nothing_that_nano_server_lacks() throws Exception {
        Set<String> known = known(cmdlet -> !cmdlet.nano().isEmpty());
        known.addAll(guest.files().keySet());
        known.addAll(TRAVELLERS);
        guest.files()
                .forEach((name, file) ->
                        assertThat(texts(file.path("Commands"))).as(name).isSubsetOf(known));
    }

    @Test
    void each_cmdlet_that_is_simulated_has_its_source_in_the_documentation() throws Exception {
        String documentation = Files.readString(Path.of("docs", "simulated-windows.md"));
        Set<String> simulated = new TreeSet<>();
        try (Stream<Path> parts = Files.list(TESTS.resolve("modules").resolve("SimulatedWindows"))) {
            for (Path part : parts.toList()) {
                for (String function : functions(part)) {
                    if (function.startsWith("Simulate-")) {
                        simulated.add(function.substring("Simulate-".length()));
                    }
                }
            }
        }

        assertThat(simulated).hasSizeGreaterThan(30).allSatisfy(cmdlet -> assertThat(documentation)
                .contains("`" + cmdlet));
    }

    @Test
    void a_script_that_breaks_the_rules_is_seen() throws Exception {
        ScriptFacts bad = ScriptFacts.of(TESTS.resolve("rules").resolve("bad"), work);
        JsonNode file = bad.file("Get-Bad");

        assertThat(texts(file.path("Functions"))).containsExactly("Frobnicate-Bad", "Second");
        assertThat(file.path("Others").asInt()).isEqualTo(1);
        assertThat(texts(file.path("Attributes"))).isEmpty();
        assertThat(texts(file.path("Beginning"))).doesNotContain("Set-StrictMode -Version Latest");
        assertThat(file.path("Synopsis").asBoolean()).isFalse();
        assertThat(texts(file.path("Commands"))).contains("Get-VM");
        assertThat(texts(file.path("Positional"))).contains("$Name");
        assertThat(texts(file.path("UnguardedCall"))).hasSize(1);
        assertThat(texts(file.path("Silent"))).hasSize(1);
        assertThat(file.path("Backtick").asBoolean()).isTrue();
        assertThat(file.path("Parameters").get(0).path("Type").asText()).isEqualTo("System.Object");
        assertThat(texts(bad.file("Get-Torn").path("Mistakes"))).isNotEmpty();
    }
}
