package io.jenkins.plugins.nanohost.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.plan.Change.Origin;
import io.jenkins.plugins.nanohost.engine.plan.Observation.Presence;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.Rebuild;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {
    private static final Map<String, String> INPUTS = Map.of("memory", "2GB", "disk", "one");
    private static final Map<String, String> OTHER_MEMORY = Map.of("memory", "4GB", "disk", "one");
    private static final Map<String, String> OTHER_DISK = Map.of("memory", "2GB", "disk", "two");

    private static Ledger.Entry entry(Progress progress) {
        return new VmEntry(
                progress,
                INPUTS,
                Instant.EPOCH,
                "mark",
                "id",
                null,
                VmHardware.of("External", ByteSize.gigabytes(2), 2));
    }

    private static Decision decide(
            Rebuild rebuild, Map<String, String> wanted, @CheckForNull Ledger.Entry entry, Presence state) {
        return new Planner(rebuild, "memory"::equals)
                .decide(new Observation("VM nano01", "same settings", wanted, entry, state));
    }

    private static Decision made(Rebuild rebuild, Map<String, String> wanted, Presence state) {
        return decide(rebuild, wanted, entry(Progress.MADE), state);
    }

    @ParameterizedTest
    @EnumSource(Rebuild.class)
    void what_was_never_made_is_built_whatever_else_is_said(Rebuild rebuild) {
        assertThat(decide(rebuild, INPUTS, null, Presence.ABSENT)).isInstanceOf(Decision.Build.class);
    }

    @ParameterizedTest
    @EnumSource(Rebuild.class)
    void what_was_begun_is_resumed_whatever_else_is_said(Rebuild rebuild) {
        for (Presence state : Presence.values()) {
            assertThat(decide(rebuild, OTHER_DISK, entry(Progress.MAKING), state))
                    .isEqualTo(new Decision.Resume("an earlier run ended while it was working on it"));
        }
    }

    @Test
    void what_is_there_and_as_wanted_is_kept_with_what_is_the_same() {
        assertThat(made(Rebuild.WHEN_CHANGED, INPUTS, Presence.THERE)).isEqualTo(new Decision.Keep("same settings"));
        assertThat(made(Rebuild.NEVER, INPUTS, Presence.THERE)).isEqualTo(new Decision.Keep("same settings"));
    }

    @Test
    void what_is_gone_is_built_even_when_it_should_never_be_rebuilt() {
        assertThat(made(Rebuild.WHEN_CHANGED, INPUTS, Presence.ABSENT)).isEqualTo(new Decision.Build("it is gone"));
        assertThat(made(Rebuild.NEVER, OTHER_DISK, Presence.ABSENT)).isEqualTo(new Decision.Build("it is gone"));
    }

    @Test
    void what_should_always_be_rebuilt_is() {
        assertThat(made(Rebuild.ALWAYS, INPUTS, Presence.THERE)).isEqualTo(new Decision.Build("rebuild: always"));
    }

    @Test
    void what_rests_is_started_and_what_runs_is_not() {
        assertThat(made(Rebuild.WHEN_CHANGED, INPUTS, Presence.RESTING)).isInstanceOf(Decision.Resume.class);
        assertThat(made(Rebuild.WHEN_CHANGED, INPUTS, Presence.THERE)).isInstanceOf(Decision.Keep.class);
    }

    @Test
    void change_that_can_be_made_in_place_is_and_any_other_builds_again() {
        Change memory = new Change("memory", INPUTS.get("memory"), OTHER_MEMORY.get("memory"), Origin.DEFINITION);
        assertThat(made(Rebuild.WHEN_CHANGED, OTHER_MEMORY, Presence.THERE))
                .isEqualTo(new Decision.Update("changed: memory", List.of(memory)));
        assertThat(made(Rebuild.WHEN_CHANGED, OTHER_MEMORY, Presence.RESTING))
                .isEqualTo(new Decision.Update("changed: memory", List.of(memory)));
        assertThat(made(Rebuild.WHEN_CHANGED, OTHER_DISK, Presence.THERE))
                .isInstanceOf(Decision.Build.class)
                .extracting(Decision::reason)
                .isEqualTo("changed: disk");
        assertThat(made(Rebuild.WHEN_CHANGED, Map.of("memory", "4GB", "disk", "two"), Presence.THERE))
                .isInstanceOf(Decision.Build.class)
                .extracting(Decision::reason)
                .isEqualTo("changed: disk, memory");
    }

    @Test
    void what_a_person_changed_is_told_with_both_values_beside_what_the_definition_changes() {
        Map<String, String> there = new HashMap<>(INPUTS);
        there.put("memory", "8GB");
        there.remove("disk");
        Decision decision = new Planner(Rebuild.WHEN_CHANGED, input -> true)
                .decide(new Observation(
                        "VM nano01",
                        "same settings",
                        Map.of("memory", "2GB", "disk", "one", "processors", "4"),
                        there,
                        entry(Progress.MADE),
                        Presence.THERE));

        assertThat(decision)
                .isInstanceOf(Decision.Update.class)
                .extracting(Decision::reason)
                .isEqualTo(
                        "changed: processors; changed by hand: disk is none, one is wanted; memory is 8GB, 2GB is wanted");
        assertThat(decision.changes())
                .extracting(Change::field, Change::from, Change::to, Change::by)
                .containsExactly(
                        tuple("disk", "", "one", Origin.HAND),
                        tuple("memory", "8GB", "2GB", Origin.HAND),
                        tuple("processors", "", "4", Origin.DEFINITION));
    }

    @Test
    void change_is_refused_where_nothing_may_be_rebuilt() {
        for (Map<String, String> wanted : Set.of(OTHER_DISK, OTHER_MEMORY)) {
            Decision decision = made(Rebuild.NEVER, wanted, Presence.THERE);
            assertThat(decision).isInstanceOf(Decision.Refuse.class);
            assertThat(decision.changes()).hasSize(1);
            assertThat(decision.reason()).contains("VM nano01", "changed: ", "rebuild: never");
            assertThat(((Decision.Refuse) decision).remedy()).isNotBlank();
        }
    }

    @Test
    void added_taken_away_and_altered_inputs_are_changes_and_equal_ones_are_not() {
        assertThat(Planner.changed(Map.of("a", "1", "b", "2", "same", "x"), Map.of("b", "3", "c", "4", "same", "x")))
                .containsExactly("a", "b", "c");
        assertThat(Planner.changed(INPUTS, INPUTS)).isEmpty();
    }

    @Test
    void only_keeping_and_refusing_do_nothing() {
        assertThat(new Decision.Build("").acts()).isTrue();
        assertThat(new Decision.Resume("").acts()).isTrue();
        assertThat(new Decision.Update("").acts()).isTrue();
        assertThat(new Decision.Keep("").acts()).isFalse();
        assertThat(new Decision.Refuse(FailureCode.REBUILD_FORBIDDEN, "", "").acts())
                .isFalse();
    }

    @Test
    void decisions_have_a_word_for_results_and_one_for_the_log() {
        assertThat(new Decision.Keep("").word()).isEqualTo("keep");
        assertThat(new Decision.Keep("").telling()).isEqualTo("Keeping");
        assertThat(new Decision.Update("").telling()).isEqualTo("Updating");
        assertThat(new Decision.Refuse(FailureCode.REBUILD_FORBIDDEN, "", "").telling())
                .isEqualTo("Refusing");
        assertThat(new Decision.Resume("").telling()).isEqualTo("Resuming");
        assertThat(new Decision.Build("").telling()).isEqualTo("Building");
    }

    @Test
    void a_refusal_is_told_as_a_sentence_with_its_remedy() {
        RefusedFailure failure = new Decision.Refuse(
                        FailureCode.REBUILD_FORBIDDEN, "the VM is not ours", "Remove it by hand.")
                .failure();
        assertThat(failure).hasMessage("The VM is not ours");
        assertThat(failure.code()).isEqualTo(FailureCode.REBUILD_FORBIDDEN);
        assertThat(failure.remedy()).isEqualTo("Remove it by hand.");
    }
}
