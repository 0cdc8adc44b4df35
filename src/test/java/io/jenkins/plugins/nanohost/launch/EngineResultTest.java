package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.nanohost.engine.failure.FailureKind;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineResultTest {
    private static Map<String, Object> result(int exitCode, String output) throws AbortException {
        byte[] travelled = new Envelope(exitCode, output).toBytes();
        return EngineResult.of(Envelope.parse(new String(travelled, StandardCharsets.UTF_8)));
    }

    private static final String TWO_STAGES =
            """
            {"outcome": "done", "host": "nano01", "stages": [
              {"stage": "vm", "address": "192.168.1.93", "decision": "%s", "reason": "größer", "seconds": 0.1},
              {"stage": "install", "dockerHost": "tcp://192.168.1.93:2376", "decision": "keep", "reason": "same"}]}
            """;

    @Test
    void successIsPlainMapsThatCanBeStored() throws Exception {
        Map<String, Object> result = result(0, TWO_STAGES.formatted("build"));

        assertThat(result.getClass()).isEqualTo(LinkedHashMap.class);
        assertThat(result.get("stages"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .first()
                .isEqualTo(Map.of(
                        "stage",
                        "vm",
                        "address",
                        "192.168.1.93",
                        "decision",
                        "build",
                        "reason",
                        "größer",
                        "seconds",
                        0.1));
        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(result);
    }

    @Test
    void whatStagesTellIsFoundAtTheTopAndWhatIsSaidOfEachIsNot() throws Exception {
        Map<String, Object> result = result(0, TWO_STAGES.formatted("build"));

        assertThat(result)
                .containsEntry("host", "nano01")
                .containsEntry("address", "192.168.1.93")
                .containsEntry("dockerHost", "tcp://192.168.1.93:2376")
                .containsOnlyKeys("host", "stages", "address", "dockerHost", "changed");
    }

    @Test
    void oneStageAloneIsToldOnce() throws Exception {
        assertThat(result(
                        0,
                        "{\"stages\": [{\"stage\": \"vm\", \"address\": \"192.168.1.93\", \"decision\": \"keep\"}]}"))
                .containsOnlyKeys("address", "decision", "changed");
    }

    @Test
    void aResultTellsWhetherAnythingChanged() throws Exception {
        assertThat(result(0, TWO_STAGES.formatted("build"))).containsEntry("changed", true);
        assertThat(result(0, TWO_STAGES.formatted("keep"))).containsEntry("changed", false);
        assertThat(result(0, "{\"host\": \"nano01\", \"removed\": []}")).doesNotContainKey("changed");
    }

    @Test
    void failureTellsWhatHappenedWhereAndWhatToDo() {
        assertThatThrownBy(
                        () -> result(
                                4,
                                """
                        {"kind": "operation", "stage": "vm", "operation": "New-HostVm",
                         "message": "There is no switch 'External'", "remedy": "Create it, or name another."}
                        """))
                .isInstanceOf(AbortException.class)
                .hasMessage("There is no switch 'External' (vm, New-HostVm)\nCreate it, or name another.");
    }

    @Test
    void failureOfADefinitionTellsEveryProblem() {
        assertThatThrownBy(
                        () -> result(
                                2,
                                """
                        {"kind": "definition", "message": "2 problems", "problems": ["line 1: a", "line 2: b"]}
                        """))
                .hasMessage("2 problems\n  line 1: a\n  line 2: b");
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void failureWithoutAMessageNamesItsKind(FailureKind kind) {
        assertThatThrownBy(() -> result(kind.exitCode(), "{}")).hasMessage("The engine failed: " + kind.word());
    }

    @Test
    void failureIsTakenFromTheExitCodeEvenWhereTheResultLooksWell() {
        assertThatThrownBy(() -> result(9, "{\"dockerHost\": \"tcp://x\"}"))
                .hasMessage("The engine failed: exit code 9");
    }

    @Test
    void anEndWithoutAResultSaysSo() {
        assertThatThrownBy(() -> result(137, "{\"host\": \"na"))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("exit code 137")
                .hasMessageContaining("Run again");
        assertThatThrownBy(() -> result(0, "")).hasMessageContaining("without a result");
    }

    private static String nested(int levels) {
        return "{\"x\": ".repeat(levels) + "1" + "}".repeat(levels);
    }

    private static String stages(int number) {
        return "{\"stages\": ["
                + String.join(", ", Collections.nCopies(number, "{\"stage\": \"vm\", \"decision\": \"keep\"}")) + "]}";
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void aResultThatIsTooLargeIsAFailureThatSaysSo(int exitCode) {
        assertThatThrownBy(() -> result(exitCode, "{\"x\": \"" + "\u00fc".repeat(600_000) + "\"}"))
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("The engine ended with exit code " + exitCode
                        + " and with a result of more than 1 MB; its log above");
        assertThatThrownBy(() -> result(exitCode, nested(33)))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("more than 32 levels");
        assertThatThrownBy(() -> result(exitCode, nested(5_000))).isInstanceOf(AbortException.class);
        assertThatThrownBy(() -> result(exitCode, stages(10_000)))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("more than 10000 values");
    }

    @Test
    void aResultWithinTheLimitsIsUsed() throws Exception {
        assertThat(result(0, nested(32))).containsKey("x");
        assertThat(result(0, stages(3_000))).containsKey("stages");
        assertThat(result(0, "{\"x\": \"" + "x".repeat(1_000_000) + "\"}")).containsKey("x");
    }

    /** The plugin may be updated while a stage runs; then its engine is still the older one. */
    @Test
    void aResultOfAnotherVersionIsUsedWhateverIsMissingOrNew() throws Exception {
        assertThat(result(0, "{}")).isEmpty();
        assertThat(result(0, "{\"stages\": []}")).containsEntry("changed", false);
        assertThat(result(0, "{\"stages\": [{\"address\": \"10.0.0.1\"}, 7, null], \"new\": {\"a\": [1]}}"))
                .containsEntry("address", "10.0.0.1")
                .containsEntry("new", Map.of("a", List.of(1)))
                .containsEntry("changed", true);
        assertThat(result(0, "{\"stages\": \"none\"}")).containsEntry("stages", "none");
        assertThatThrownBy(() -> result(3, "{\"message\": 7, \"stage\": [], \"problems\": {}, \"remedy\": null}"))
                .isInstanceOf(AbortException.class)
                .hasMessage("The engine failed: unfit");
        assertThatThrownBy(() -> result(99, "{\"kind\": \"new\", \"message\": \"what happened\"}"))
                .hasMessage("what happened");
    }

    @Test
    void anEngineThatCouldNotBeEndedSaysWhereItsFolderIs() {
        assertThatThrownBy(() -> result(Envelope.LEFT, "D:\\hosts\\runs\\1"))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("could not be ended", "D:\\hosts\\runs\\1");
    }

    @Test
    void aLostEngineSaysSo() {
        assertThatThrownBy(() -> result(Envelope.LOST, ""))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("no sign of life for 5 minutes");
    }
}
