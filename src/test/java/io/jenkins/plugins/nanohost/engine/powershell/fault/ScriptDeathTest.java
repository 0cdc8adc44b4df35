package io.jenkins.plugins.nanohost.engine.powershell.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.BaseOrder;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.QuietListener;
import io.jenkins.plugins.nanohost.engine.powershell.DiskBench;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Moment;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * PowerShell dies in any call while a disk is made, also in calls that only read and in programs. Then a session for another
 * host, which does nothing else, dismounts exactly what was left, and no note stays. With {@code -Dthorough=true} this is
 * done at each single call and on each release; otherwise at the last call of every fifth command.
 */
@TestPowerShell.NeededOnUnix
class ScriptDeathTest {
    private static final boolean THOROUGH = Boolean.getBoolean("thorough");

    @TempDir
    private Path work;

    private DiskBench bench;

    private static List<Release> releases() {
        return THOROUGH ? List.of(Release.values()) : List.of(Release.SERVER_2016);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void of_a_base_disk(Release release) throws Exception {
        bench = DiskBench.open(work, release);
        dieEverywhere(bench.order().packages(List.of("Guest")).operation(), "base2.vhdx");
    }

    @ParameterizedTest
    @MethodSource("releases")
    void of_a_disk_for_a_bios_with_all_that_can_be_added(Release release) throws Exception {
        bench = DiskBench.open(work, release);
        BaseOrder order = bench.orderForBios(".vhd")
                .from(ReleaseMedia.core(work.resolve("media"), release.build()))
                .core()
                .updates(Files.writeString(work.resolve("kb5000002.cab"), "MSCF"))
                .drivers(Files.writeString(work.resolve("storage.inf"), "[Version]\n"))
                .features("Containers");
        dieEverywhere(order.operation(), "base1.vhd");
    }

    @ParameterizedTest
    @MethodSource("releases")
    void of_a_host_disk_that_joins_a_domain(Release release) throws Exception {
        bench = DiskBench.open(work, release);
        bench.perform(bench.script().newBase());
        Path blob = Files.writeString(work.resolve("blob.txt"), "{\"computerName\": \"NANO01\"}");
        dieEverywhere(bench.script().orderHost().domainBlob(blob).operation(), "nano01.vhdx");
    }

    private record Death(String command, int skip) {}

    private void dieEverywhere(Operation<?> operation, String name) throws Exception {
        Path disk = bench.folder().resolve(name);
        bench.windows().calls();
        bench.perform(operation);
        List<Death> deaths = deaths(bench.windows().calls());
        assertThat(deaths).hasSizeGreaterThan(1);
        bench.perform(new RemoveDisk(disk.toString()));
        for (Death death : deaths) {
            bench.windows().order(death.command(), death.skip(), Moment.DIE);
            assertThatThrownBy(() -> bench.perform(operation), death.toString()).isInstanceOf(OperationFailure.class);
            assertThat(bench.windows().faultPending()).as(death.toString()).isFalse();
            boolean left =
                    !bench.mounted("Disks").isEmpty() || !bench.mounted("Discs").isEmpty();
            try (HyperVMachine next = bench.windows().machine()) {
                assertThat(next.perform(new DismountLeftDisk(), new QuietListener())
                                .changed())
                        .as(death.toString())
                        .isEqualTo(left);
            }
            bench.assertNothingMounted();
            bench.reopen();
        }
        bench.perform(operation);
        assertThat(disk).exists();
        bench.assertNothingLeft();
    }

    private static List<Death> deaths(List<String> calls) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        calls.forEach(call -> counts.merge(call, 1, Integer::sum));
        List<Death> deaths = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, Integer> command : counts.entrySet()) {
            int last = command.getValue() - 1;
            if (THOROUGH || number++ % 5 == 0) {
                for (int skip = THOROUGH ? 0 : last; skip <= last; skip++) {
                    deaths.add(new Death(command.getKey(), skip));
                }
            }
        }
        return deaths;
    }
}
