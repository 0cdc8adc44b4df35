package io.jenkins.plugins.nanohost.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.rehearsal.Fault;
import io.jenkins.plugins.nanohost.engine.rehearsal.Fault.Kind;
import io.jenkins.plugins.nanohost.engine.rehearsal.Fault.Moment;
import io.jenkins.plugins.nanohost.engine.rehearsal.MachineDied;
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
 * Promise 4: killed at any operation, before it, in its midst or after it, the next run ends in the state that an
 * undisturbed run ends in.
 */
class CrashTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    /** Something that is done to a host from which a run starts, and what the run is. */
    @FunctionalInterface
    interface Scene {
        void set(RehearsedHost host) throws Exception;
    }

    /** Among which operations it dies. */
    private enum Among {
        ALL,
        /** Those that do more than look; what comes after a look is what comes before the next operation. */
        ACTING
    }

    @TestFactory
    List<DynamicTest> freshHost() throws Exception {
        return everyDeath("nano01.yaml", Among.ALL, host -> {});
    }

    @TestFactory
    List<DynamicTest> freshHostOfTheFirstReleaseThatWorks() throws Exception {
        return everyDeath("nano01-tp4.yaml", Among.ACTING, host -> {});
    }

    @TestFactory
    List<DynamicTest> newHostDiskForAHostThatRuns() throws Exception {
        return everyDeath("nano01.yaml", Among.ACTING, host -> {
            host.provision();
            host.with("computerName: NANO01", "computerName: OTHER");
        });
    }

    @TestFactory
    List<DynamicTest> vmIsChangedInPlace() throws Exception {
        return everyDeath("nano01.yaml", Among.ACTING, host -> {
            host.provision();
            host.with("memory: 2GB", "memory: 4GB");
        });
    }

    private List<DynamicTest> everyDeath(String example, Among among, Scene scene) throws Exception {
        RehearsedHost undisturbed = new RehearsedHost(folder.resolve("undisturbed"), example);
        scene.set(undisturbed);
        undisturbed.provision();
        RecordingMachine asked = undisturbed.asked();
        List<String> operations = asked.names();
        assertThat(operations).hasSizeGreaterThan(6);
        assertKept(undisturbed);
        Map<String, String> end = EndState.of(undisturbed.folder());
        assertThat(end.keySet())
                .noneMatch(file -> file.contains(".partial"))
                .filteredOn(file -> file.endsWith(".vhdx"))
                .hasSize(2);

        List<DynamicTest> tests = new ArrayList<>();
        Map<String, Integer> occurrences = new HashMap<>();
        for (String operation : operations) {
            int occurrence = occurrences.merge(operation, 1, Integer::sum);
            boolean acts = asked.acting().contains(operation);
            if (!acts && among == Among.ACTING) {
                continue;
            }
            for (Moment moment : acts ? EnumSet.allOf(Moment.class) : EnumSet.of(Moment.BEFORE, Moment.AFTER)) {
                Fault death = new Fault(operation, moment, Kind.DIE, occurrence);
                tests.add(DynamicTest.dynamicTest(death.text(), () -> dies(example, scene, death, end)));
            }
        }
        return tests;
    }

    private void dies(String example, Scene scene, Fault death, Map<String, String> end) throws Exception {
        RehearsedHost host = new RehearsedHost(folder.resolve(death.text().replace(':', '-')), example);
        scene.set(host);
        host.failing(death);
        assertThat(catchThrowable(host::provision)).isInstanceOf(MachineDied.class);

        host.provision();

        assertKept(host);
        assertThat(EndState.of(host.folder())).isEqualTo(end);
    }

    private static void assertKept(RehearsedHost host) throws Exception {
        assertThat(RehearsedHost.planned(host.plan())).isEqualTo(RehearsedHost.words("keep", "keep", "keep", "keep"));
    }
}
