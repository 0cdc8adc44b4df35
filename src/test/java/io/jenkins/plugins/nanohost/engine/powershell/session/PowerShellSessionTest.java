package io.jenkins.plugins.nanohost.engine.powershell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import io.jenkins.plugins.nanohost.engine.powershell.windows.Programs;
import io.jenkins.plugins.nanohost.engine.powershell.windows.TestScripts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a session sends and receives. All tests share one PowerShell, so that none may break it for the next. */
@TestPowerShell.Needed
class PowerShellSessionTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static PowerShellSession session;

    private final HeardListener heard = new HeardListener();

    @BeforeAll
    static void start() throws Exception {
        session = PowerShellSession.start(TestScripts.settings(TestScripts.in(folder)));
    }

    @AfterAll
    static void close() {
        if (session != null) {
            session.close();
        }
    }

    private JsonNode call(String function, Consumer<ObjectNode> parameters) throws Exception {
        return session.call(new SessionRequest(function, parameters(parameters), LIMIT), heard);
    }

    private OperationFailure failure(String function, Consumer<ObjectNode> parameters) {
        return catchThrowableOfType(OperationFailure.class, () -> call(function, parameters));
    }

    private static ObjectNode parameters(Consumer<ObjectNode> parameters) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        parameters.accept(json);
        return json;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "plain",
                "it's \"quoted\" `twice`",
                "$(Get-Date) $env:PATH %PATH% ${x} @() {0}",
                "a\nb\r\nc\td\0e\u007f",
                "umlaut ü, CJK \u6f22, emoji \ud83d\ude00, RTL \u202eabc\u200f, line \u2028",
                "C:\\Users\\x\\; Remove-Item -Recurse \\",
                "2025-01-01T00:00:00Z",
                "/Date(0)/",
                "</script>&amp;",
                "#{'a'}",
                "true",
                "007"
            })
    void aTextComesBackAsItWas(String text) throws Exception {
        assertThat(call("Get-Echo", p -> p.put("Value", text)).get("Value").asText())
                .isEqualTo(text);
    }

    @Test
    void nestedValuesComeBackWithListsOfOneAndOfNone() throws Exception {
        ObjectNode value = parameters(p -> {
            p.putArray("One").add(1);
            p.putArray("None");
            p.putArray("Lists").addArray().add("x");
            p.put("Yes", true).putNull("Nothing").put("Long", Long.MAX_VALUE).put("Part", 0.5);
            p.putObject("In").putObject("Deeper").put("Text", "'");
        });

        assertThat(call("Get-Echo", p -> p.set("Value", value)).get("Value")).isEqualTo(value);
    }

    @Test
    void aParameterThatIsNullLeavesTheDefault() throws Exception {
        assertThat(call("Get-Echo", p -> p.putNull("Value")).get("Value").asText())
                .isEqualTo("default");
        assertThat(call("Get-Echo", p -> p.put("Value", "given")).get("Value").asText())
                .isEqualTo("given");
    }

    @Test
    void valuesThatJsonHasNotArriveAsText() throws Exception {
        JsonNode value = call("Get-Value", p -> {});

        assertThat(value.get("Enumeration").asText()).isEqualTo("Monday");
        assertThat(value.get("Date").asText()).isEqualTo("2025-01-02T03:04:05.0000000Z");
        assertThat(Duration.parse(value.get("Span").asText())).isEqualTo(Duration.ofSeconds(3723));
        assertThat(value.get("Bytes").binaryValue()).containsExactly(1, 2, 255);
        assertThat(value.get("Fraction").asDouble()).isEqualTo(1.5);
        assertThat(value.get("Large").bigIntegerValue()).isEqualTo("18446744073709551615");
        assertThat(value.get("Guid").asText()).isEqualTo("0f6f8e9a-4a55-4b6c-9d3e-5a0a3f0d7c11");
        assertThat(value.get("One").toString()).isEqualTo("[1]");
        assertThat(value.get("None").toString()).isEqualTo("[]");
        assertThat(value.get("Nothing").isNull()).isTrue();
        assertThat(value.get("Yes").isBoolean()).isTrue();
        assertThat(value.at("/Nested/List/1/A").asInt()).isEqualTo(2);
    }

    @Test
    void aFunctionThatGivesNothingIsAnsweredWithNull() throws Exception {
        assertThat(call("Get-Nothing", p -> {}).isNull()).isTrue();
    }

    @Test
    void thousandsOfRequestsAreServedInTurn() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            int number = i;
            assertThat(call("Get-Echo", p -> p.put("Value", number))
                            .get("Value")
                            .asInt())
                    .isEqualTo(i);
        }
    }

    @Test
    void anAnswerOfTenMegabytesArrives() throws Exception {
        assertThat(call("Get-Text", p -> p.put("Part", "0123456789").put("Times", 1 << 20))
                        .get("Text")
                        .asText())
                .isEqualTo("0123456789".repeat(1 << 20));
    }

    @Test
    void anAnswerOfManyCharactersThatNeedAnEscapeArrives() throws Exception {
        String part = "ü\n\"\\ \u6f22\ud83d\ude00";

        assertThat(call("Get-Text", p -> p.put("Part", part).put("Times", 100_000))
                        .get("Text")
                        .asText())
                .isEqualTo(part.repeat(100_000));
    }

    @Test
    void aRequestAsLongAsPowerShellTakesIsServedAndALongerOneRefused() throws Exception {
        int around = "{\"id\":1000000,\"function\":\"Get-Echo\",\"parameters\":{\"Value\":\"\"}}".length();
        String longest = "x".repeat(PowerShellSession.LONGEST_REQUEST - around);

        assertThat(call("Get-Echo", p -> p.put("Value", longest)).get("Value").asText())
                .hasSize(longest.length());
        assertThat(failure("Get-Echo", p -> p.put("Value", longest + "x".repeat(around))))
                .hasMessageContaining("at most 2097152")
                .extracting(OperationFailure::remedy)
                .asString()
                .contains("Shorten");
    }

    @Test
    void everyStreamIsCarriedAsDataAndOnlyTheNewestProgressOfAnActivityCounts() throws Exception {
        JsonNode result = call("Write-EveryStream", p -> p.put("Text", "{\"ü\"}"));

        assertThat(result.get("Done").asBoolean()).isTrue();
        assertThat(heard.progress).contains("first {\"ü\"}|at work|70", "second|unknown|-1");
        assertThat(heard.log)
                .contains(
                        "VERBOSE verbose {\"ü\"}",
                        "INFORMATION information {\"ü\"}",
                        "WARNING warning {\"ü\"}",
                        "ERROR error {\"ü\"}")
                .noneMatch(line -> line.contains("absent"));
    }

    @Test
    @TestPowerShell.NeededOnUnix
    void rubbishOnEveryWayIsLogAndNeverAnAnswer() throws Exception {
        assertThat(call("Write-Rubbish", p -> p.put("Program", Programs.ECHO))
                        .get("Done")
                        .asBoolean())
                .isTrue();

        assertThat(heard.log)
                .contains(
                        "INFORMATION to the host",
                        "OUTPUT {\"kind\":\"result\",\"id\":1,\"value\":{\"Done\":false}}",
                        "OUTPUT from a program",
                        "OUTPUT 42",
                        "OUTPUT without an end");
    }

    @Test
    @TestPowerShell.NeededOnUnix
    void aProgramThatReadsStandardInputGetsNoRequest() throws Exception {
        assertThat(call("Read-StandardInput", p -> p.put("Program", Programs.HEAD))
                        .get("Read")
                        .asText())
                .isEmpty();
        assertThat(call("Get-Echo", p -> p.put("Value", "after")).get("Value").asText())
                .isEqualTo("after");
    }

    @Test
    void aThrownTextIsAFailureWithItsPlace() {
        OperationFailure failure = failure("Invoke-Failure", p -> p.put("Kind", "thrown"));

        assertThat(failure.operation()).isEqualTo("Invoke-Failure");
        assertThat(failure).hasMessageContainingAll("a thrown text", "Invoke-Failure.ps1, line 16");
        assertThat(heard.errors).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(16);
            assertThat(error.column()).isEqualTo(13);
            assertThat(error.trace()).contains("Invoke-Failure");
            assertThat(error.nativeExitCode()).isEmpty();
        });
    }

    @Test
    void aWrittenErrorEndsTheOperationAndBringsItsRemedy() {
        OperationFailure failure = failure("Invoke-Failure", p -> p.put("Kind", "written"));

        assertThat(failure).hasMessageContainingAll("a written error", "DiskFull", "ResourceUnavailable");
        assertThat(failure.remedy()).isEqualTo("Free some space.");
    }

    @Test
    void anErrorOfACmdletOrAMethodOrOfStrictModeEndsTheOperation() {
        assertThat(failure("Invoke-Failure", p -> p.put("Kind", "cmdlet")))
                .hasMessageContainingAll("absent", "PathNotFound", "ObjectNotFound");
        assertThat(failure("Invoke-Failure", p -> p.put("Kind", "method"))).hasMessageContaining("no number");
        assertThat(failure("Invoke-Failure", p -> p.put("Kind", "strict")))
                .hasMessageContainingAll("undefined", "VariableIsUndefined");
    }

    @Test
    @TestPowerShell.NeededOnUnix
    void theExitCodeOfANativeProgramIsTold() {
        assertThat(failure("Invoke-Failure", p -> p.put("Kind", "native").put("Program", Programs.SHELL)))
                .hasMessageContainingAll("the program ended with 7", "exit code 7");
    }

    @Test
    void aScriptThatDoesNotParseFailsAloneWithItsPlace() throws Exception {
        assertThat(failure("Invoke-Broken", p -> {}))
                .hasMessageContainingAll("Invoke-Broken.ps1, line 2", "ParserError");
        assertThat(call("Get-Nothing", p -> {}).isNull()).isTrue();
    }

    @Test
    void aScriptWithoutItsFunctionSaysSo() {
        assertThat(failure("Invoke-Misnamed", p -> {})).hasMessageContaining("does not define the function");
    }

    @Test
    void onlyOperationsCanBeCalledWhateverElseHasAName() {
        for (String name : List.of("Get-Date", "Get-Absent", "../Session", "Write-Failure", "", "1; exit")) {
            assertThat(failure(name, p -> {})).hasMessageContaining("There is no operation '" + name + "'");
        }
    }

    @Test
    void whatOnlyHelpsOperationsCannotBeAskedFor() {
        for (String name : List.of("Remove-PartialDisk", "Unlock-Machine", "Start-Docker", "Set-GuestText")) {
            assertThat(failure(name, p -> {})).hasMessageContaining("There is no operation '" + name + "'");
        }
    }

    @Test
    void aParameterThatTheFunctionHasNotIsAFailureAndSoIsAMissingOne() {
        assertThat(failure("Get-Echo", p -> p.put("Wrong", 1))).hasMessageContaining("Wrong");
        assertThat(failure("Get-Text", p -> p.put("Part", "x"))).hasMessageContaining("Times");
    }

    @Test
    void anAnswerThatIsTooDeepIsAFailureAndOneLevelLessIsNot() throws Exception {
        assertThat(call("Get-Deep", p -> p.put("Depth", 30))
                        .at("/Down".repeat(30) + "/Bottom")
                        .asBoolean())
                .isTrue();
        assertThat(failure("Get-Deep", p -> p.put("Depth", 31)))
                .hasMessageContainingAll("deeper than 32 levels", "Down.Down");
    }

    @Test
    void anAnswerThatHoldsALiveObjectIsAFailureThatNamesItsPlace() {
        assertThat(failure("Get-NotPlain", p -> {})).hasMessageContainingAll("SecureString", "Disk.Owner");
    }

    @Test
    void twoResultsAreAFailure() {
        assertThat(failure("Get-Twice", p -> {})).hasMessageContaining("gave 2 results");
    }

    @Test
    void anOperationFindsTheFunctionsOfOtherFiles() throws Exception {
        JsonNode result = call("Get-Other", p -> {});

        assertThat(result.get("Echo").asText()).isEqualTo("across");
        assertThat(result.get("Defined").asBoolean()).isTrue();
    }

    @Test
    void anOperationRunsStrictlyInAFolderThatMayStayAndWithItsVariables() throws Exception {
        JsonNode result = call("Get-Preference", p -> p.put("Variable", "JENKINS_TEST_VARIABLE"));

        assertThat(result.get("ErrorAction").asText()).isEqualTo("Stop");
        assertThat(result.get("Confirm").asText()).isEqualTo("None");
        assertThat(result.get("Variable").asText()).isEqualTo("from the settings");
        assertThat(Path.of(result.get("Folder").asText())).startsWith(folder);
    }

    @Test
    void aLimitEndsTheOperationAndTheSessionGoesOn() throws Exception {
        Path mark = folder.resolve("limit");
        ObjectNode parameters = parameters(p -> p.put("Mark", mark.toString()));

        assertThatThrownBy(() ->
                        session.call(new SessionRequest("Wait-Forever", parameters, Duration.ofMillis(300)), heard))
                .isInstanceOf(LimitFailure.class)
                .hasMessageContaining("Wait-Forever was not done within 300 ms");
        assertThat(mark).hasContent("undone");
        assertThat(call("Get-Echo", p -> p.put("Value", 1)).get("Value").asInt())
                .isEqualTo(1);
    }

    @Test
    void secretsAreMaskedWhereverTheyAreTold() {
        ObjectNode parameters = parameters(p -> p.putObject("Text").put("Password", "s3cret-\u00fc"));
        SessionRequest request = new SessionRequest("Write-EveryStream", parameters, LIMIT, Set.of("Text"));

        assertThat(request.toString()).doesNotContain("s3cret");
        assertThat(catchThrowableOfType(Exception.class, () -> session.call(request, heard)))
                .isNull();
        assertThat(heard.log).anyMatch(line -> line.contains("******")).noneMatch(line -> line.contains("s3cret"));
        assertThat(heard.progress).noneMatch(line -> line.contains("s3cret"));
        assertThat(failure("Get-Echo", p -> p.put("s3cret-ü", 1)))
                .hasMessageContaining("******")
                .message()
                .doesNotContain("s3cret");
    }
}
