package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.rehearsal.MachineDied;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault.FaultKind;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault.Moment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 4: after a run was killed, before, during or after any operation, the next run ends in the same state as an
 * undisturbed run.
 */
class CrashTest {
    private static final Act NOTHING = host -> {};

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    /** Something that is done with a host. */
    @FunctionalInterface
    private interface Act {
        void on(RehearsedHost host) throws Exception;
    }

    /**
     * What happens to a host.
     *
     * @param before makes the host from which the killed run starts
     * @param killed the run that is killed
     * @param change what a person changes after that
     * @param next the run that ends it
     */
    private record Story(String example, Act before, Act killed, Act change, Act next) {
        Story(String example, Act before) {
            this(example, before, RehearsedHost::provision, NOTHING, RehearsedHost::provision);
        }

        Story changed(Act other) {
            return new Story(example, before, killed, other, next);
        }

        Story endedBy(Act other) {
            return new Story(example, before, killed, change, other);
        }
    }

    /** At which operations the run is killed. */
    private enum Among {
        ALL,
        /** Those that do more than look; a death after a look is the same as one before the next operation. */
        ACTING
    }

    @TestFactory
    List<DynamicTest> freshHost() throws Exception {
        return everyDeath(Among.ALL, new Story("nano01.yaml", NOTHING));
    }

    @TestFactory
    List<DynamicTest> freshHostOfTheFirstReleaseThatWorks() throws Exception {
        return everyDeath(Among.ACTING, new Story("nano01-tp4.yaml", NOTHING));
    }

    @TestFactory
    List<DynamicTest> newHostDiskForAHostThatRuns() throws Exception {
        return everyDeath(Among.ACTING, new Story("nano01.yaml", host -> {
            host.provision();
            host.with("computerName: NANO01", "computerName: OTHER");
        }));
    }

    @TestFactory
    List<DynamicTest> vmThatIsChangedInPlace() throws Exception {
        return everyDeath(Among.ACTING, new Story("nano01.yaml", host -> {
            host.provision();
            host.with("memory: 2GB", "memory: 4GB");
        }));
    }

    @TestFactory
    List<DynamicTest> freshHostThatIsWantedWithAnotherDiskNow() throws Exception {
        return everyDeath(
                Among.ACTING,
                new Story("nano01.yaml", NOTHING)
                        .changed(host -> host.with("computerName: NANO01", "computerName: OTHER")));
    }

    @TestFactory
    List<DynamicTest> freshHostThatIsWantedWithOtherHardwareNow() throws Exception {
        return everyDeath(
                Among.ACTING,
                new Story("nano01.yaml", NOTHING).changed(host -> host.with("memory: 2GB", "memory: 4GB")));
    }

    @TestFactory
    List<DynamicTest> freshHostThatIsNotWantedAnyMore() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        Story story = new Story("nano01.yaml", NOTHING).endedBy(RehearsedHost::remove);
        for (Fault death : deaths(Among.ACTING, story)) {
            tests.add(DynamicTest.dynamicTest(death.text(), () -> assertNothingIsLeft(told(story, death))));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> removal() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        Story story = new Story(
                "nano01.yaml", RehearsedHost::provision, RehearsedHost::remove, NOTHING, RehearsedHost::remove);
        for (Fault death : deaths(Among.ALL, story)) {
            tests.add(DynamicTest.dynamicTest(death.text(), () -> assertNothingIsLeft(told(story, death))));
        }
        return tests;
    }

    private List<DynamicTest> everyDeath(Among among, Story story) throws Exception {
        RehearsedHost undisturbed = new RehearsedHost(folder.resolve("undisturbed"), story.example());
        story.before().on(undisturbed);
        story.change().on(undisturbed);
        story.next().on(undisturbed);
        assertKept(undisturbed);
        Map<String, String> end = EndState.of(undisturbed.folder());
        assertThat(end.keySet())
                .noneMatch(file -> file.contains(".partial"))
                .filteredOn(file -> file.endsWith(".vhdx"))
                .hasSize(2);

        List<DynamicTest> tests = new ArrayList<>();
        for (Fault death : deaths(among, story)) {
            tests.add(DynamicTest.dynamicTest(death.text(), () -> {
                RehearsedHost host = told(story, death);
                assertKept(host);
                assertThat(EndState.of(host.folder())).isEqualTo(end);
            }));
        }
        return tests;
    }

    /** Every way in which the story's run can be killed. */
    private List<Fault> deaths(Among among, Story story) throws Exception {
        RehearsedHost host = new RehearsedHost(folder.resolve("recorded"), story.example());
        story.before().on(host);
        story.killed().on(host);
        List<Fault> deaths = new ArrayList<>();
        Map<String, Integer> occurrences = new HashMap<>();
        for (String operation : host.asked().names()) {
            int occurrence = occurrences.merge(operation, 1, Integer::sum);
            boolean acts = host.asked().acting().contains(operation);
            if (acts || among == Among.ALL) {
                (acts ? EnumSet.allOf(Moment.class) : EnumSet.of(Moment.BEFORE, Moment.AFTER))
                        .forEach(moment -> deaths.add(new Fault(operation, moment, FaultKind.DIE, occurrence)));
            }
        }
        assertThat(deaths).hasSizeGreaterThan(3);
        return deaths;
    }

    /** Runs the story to its end, with this death in it. */
    private RehearsedHost told(Story story, Fault death) throws Exception {
        RehearsedHost host = new RehearsedHost(folder.resolve(death.text().replace(':', '-')), story.example());
        story.before().on(host);
        host.failing(death);
        assertThat(catchThrowable(() -> story.killed().on(host))).isInstanceOf(MachineDied.class);
        story.change().on(host);
        story.next().on(host);
        return host;
    }

    private static void assertKept(RehearsedHost host) throws Exception {
        assertThat(RehearsedHost.planned(host.plan())).isEqualTo(RehearsedHost.words("keep", "keep", "keep", "keep"));
    }

    private static void assertNothingIsLeft(RehearsedHost host) throws Exception {
        Map<String, String> end = EndState.of(host.folder());
        assertThat(end.keySet())
                .noneMatch(file -> file.contains(".partial.vhdx") && file.contains("hosts"))
                .noneMatch(file -> file.endsWith("nano01.vhdx"))
                .noneMatch(file -> file.endsWith("ledger.json"))
                .noneMatch(file -> file.contains("disks/child"));
        // Nor a VM that still has its first name, which begins with the host's.
        assertThat(end.getOrDefault("machine/vms.json", "")).doesNotContain("nano01");
    }
}
