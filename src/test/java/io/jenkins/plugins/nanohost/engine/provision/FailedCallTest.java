package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.provision.DeathPoints.Story;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault.FaultKind;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault.Moment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Any call of the machine fails once, or the time of the whole command is over at any call or pause: the run ends with that
 * failure, and the next one ends as an undisturbed one. The normal build takes a sample; with {@code -Dthorough} it is every
 * call and every pause.
 */
class FailedCallTest {
    /** How many calls, or calls and pauses, to go on after each. */
    private static final int SAMPLE = Boolean.getBoolean("thorough") ? 1 : 61;

    /** Operations that a run asks for again when they fail, since a guest may restart meanwhile. */
    private static final Set<String> ASKED_AGAIN = Set.of("Get-GuestFile");

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void call_that_fails_once_ends_the_run_with_its_message_and_the_next_run_is_whole(Story story) throws Exception {
        RehearsedHost calm = story.host(folder.resolve("calm"));
        story.run(calm);
        Map<String, String> undisturbed = EndState.of(calm.folder());
        List<Fault> faults = faults(calm.asked());
        SoftAssertions all = new SoftAssertions();
        for (int i = SAMPLE / 2; i < faults.size(); i += SAMPLE) {
            Fault fault = faults.get(i);
            RehearsedHost host =
                    story.host(folder.resolve(fault.text().replace(':', '-'))).failing(fault);

            Throwable failure = catchThrowable(() -> story.run(host));

            if (failure != null || !ASKED_AGAIN.contains(fault.operation())) {
                all.assertThat(failure)
                        .as(fault.text())
                        .isInstanceOfSatisfying(OperationFailure.class, told -> assertThat(told.operation())
                                .isEqualTo(fault.operation()));
                story.run(host);
            }
            all.assertThat(EndState.of(host.folder())).as(fault.text()).isEqualTo(undisturbed);
            DeathPoints.delete(host.folder());
        }
        all.assertAll();
    }

    /** Each call is refused; one that does more than look also fails in its middle, and after it has acted. */
    private static List<Fault> faults(RecordingMachine machine) {
        Map<String, Integer> occurrences = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (String operation : machine.names()) {
            int occurrence = occurrences.merge(operation, 1, Integer::sum);
            faults.add(new Fault(operation, Moment.BEFORE, FaultKind.REFUSE, occurrence));
            if (machine.acting().contains(operation)) {
                faults.add(new Fault(operation, Moment.DURING, FaultKind.REFUSE, occurrence));
                faults.add(new Fault(operation, Moment.AFTER, FaultKind.FAIL_AFTER_ACTING, occurrence));
            }
        }
        assertThat(faults).hasSizeGreaterThan(3);
        return faults;
    }

    @ParameterizedTest
    @EnumSource
    void run_whose_time_is_over_at_any_call_or_pause_says_so_and_the_next_run_is_whole(Story story) throws Exception {
        RehearsedHost calm = story.host(folder.resolve("calm"));
        story.run(calm);
        Map<String, String> undisturbed = EndState.of(calm.folder());
        SoftAssertions all = new SoftAssertions();
        for (int step : steps(calm).toArray()) {
            RehearsedHost host = story.host(folder.resolve("step" + step)).overAt(step);

            Throwable failure = catchThrowable(() -> story.run(host));

            all.assertThat(failure)
                    .as("step %s", step)
                    .isInstanceOf(AbortedFailure.class)
                    .hasMessageContaining(RehearsedHost.TIME_OVER);
            story.run(host);
            all.assertThat(EndState.of(host.folder())).as("step %s", step).isEqualTo(undisturbed);
            DeathPoints.delete(host.folder());
        }
        all.assertAll();
    }

    private static IntStream steps(RehearsedHost calm) {
        return IntStream.iterate(1 + SAMPLE / 2, step -> step <= calm.steps(), step -> step + SAMPLE);
    }
}
