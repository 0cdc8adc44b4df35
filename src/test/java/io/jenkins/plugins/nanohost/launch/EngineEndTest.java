package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.launch.EngineEnd.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EngineEndTest {
    private enum Event {
        ASKED(EngineEnd::askedToStop),
        GRACE_OVER(EngineEnd::graceIsOver),
        SILENT(EngineEnd::isSilent),
        KILLED(EngineEnd::killed),
        KILL_FAILED(EngineEnd::killFailed),
        ENDED(EngineEnd::hasEnded);

        private final Consumer<EngineEnd> happens;

        Event(Consumer<EngineEnd> happens) {
            this.happens = happens;
        }
    }

    private static final int LONGEST = 5;

    /** Each sequence of events, up to a length that reaches every state from every other one. */
    @Test
    void no_sequence_of_events_breaks_a_rule() {
        assertThat(sequencesFrom(new ArrayList<>(), 0)).isEqualTo(9_331);
        // And of one whose next failed kill is the last one.
        assertThat(sequencesFrom(new ArrayList<>(), EngineEnd.MOST_KILLS - 1)).isEqualTo(9_331);
    }

    private int sequencesFrom(List<Event> events, int failedKills) {
        check(events, failedKills);
        int checked = 1;
        if (events.size() < LONGEST) {
            for (Event next : Event.values()) {
                events.add(next);
                checked += sequencesFrom(events, failedKills);
                events.remove(events.size() - 1);
            }
        }
        return checked;
    }

    private static void check(List<Event> events, int failedKills) {
        EngineEnd end = new EngineEnd(false);
        for (int kill = 0; kill < failedKills; kill++) {
            end.isSilent();
            end.killFailed();
        }
        boolean killed = false;
        boolean asked = false;
        boolean askedAndGraceOver = false;
        boolean silent = failedKills > 0;
        boolean ended = false;
        Report before = Report.WORKS;
        for (Event event : events) {
            boolean due = end.isKillDue();
            event.happens.accept(end);
            killed |= event == Event.KILLED && due;
            asked |= event == Event.ASKED;
            askedAndGraceOver |= asked && event == Event.GRACE_OVER;
            silent |= event == Event.SILENT;
            ended |= event == Event.ENDED;
            Report report = end.report();

            // The files stay until the engine has ended, or was killed because it was silent.
            if (end.mayCleanUp()) {
                assertThat(ended || killed && silent).as("%s", events).isTrue();
            }
            if (ended) {
                assertThat(end.mayCleanUp()).as("%s", events).isTrue();
                assertThat(end.isKillDue()).as("%s", events).isFalse();
                assertThat(report).as("%s", events).isNotEqualTo(Report.WORKS);
            } else {
                assertThat(report).as("%s", events).isNotEqualTo(Report.ENDED);
            }
            // Nothing is killed that was neither asked nor silent.
            if (end.isKillDue()) {
                assertThat(askedAndGraceOver || silent).as("%s", events).isTrue();
            }
            if (report == Report.LOST) {
                assertThat(killed && silent).as("%s", events).isTrue();
            }
            // What the build was told stays true.
            if (before != Report.WORKS && before != Report.ENDED) {
                assertThat(report).as("%s", events).isEqualTo(before);
            }
            before = report;
        }
    }

    @Test
    void a_stop_that_is_asked_for_twice_is_watched_once() {
        EngineEnd end = new EngineEnd(false);
        assertThat(end.askedToStop()).isTrue();
        assertThat(end.askedToStop()).isFalse();
    }

    @Test
    void an_engine_that_is_asked_has_time_before_it_is_killed_and_is_killed_again_if_it_still_works() {
        EngineEnd end = new EngineEnd(false);
        end.askedToStop();
        assertThat(end.isKillDue()).isFalse();
        end.graceIsOver();
        assertThat(end.isKillDue()).isTrue();
        end.killed();
        assertThat(end.isKillDue()).isFalse();
        assertThat(end.mayCleanUp()).isFalse();
        end.graceIsOver();
        assertThat(end.isKillDue()).isTrue();
    }

    @Test
    void a_silent_engine_is_lost_only_when_it_is_killed_and_the_kill_is_tried_again() {
        EngineEnd end = new EngineEnd(false);
        for (int kill = 1; kill < EngineEnd.MOST_KILLS; kill++) {
            end.isSilent();
            assertThat(end.isKillDue()).isTrue();
            end.killFailed();
            assertThat(end.report()).isEqualTo(Report.WORKS);
        }
        end.isSilent();
        end.killed();
        assertThat(end.report()).isEqualTo(Report.LOST);
        assertThat(end.mayCleanUp()).isTrue();
    }

    @Test
    void a_silent_engine_that_cannot_be_killed_is_left_with_its_files() {
        EngineEnd end = new EngineEnd(false);
        for (int kill = 0; kill < EngineEnd.MOST_KILLS; kill++) {
            end.isSilent();
            end.killFailed();
        }
        assertThat(end.report()).isEqualTo(Report.LEFT);
        assertThat(end.isKillDue()).isFalse();
        assertThat(end.mayCleanUp()).isFalse();
    }

    @Test
    void a_loss_is_remembered_over_a_restart() {
        assertThat(new EngineEnd(true).report()).isEqualTo(Report.LOST);
    }
}
