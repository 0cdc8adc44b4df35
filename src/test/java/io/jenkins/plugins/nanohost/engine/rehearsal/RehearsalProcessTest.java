package io.jenkins.plugins.nanohost.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes use one rehearsed machine, and when one is killed the others go on. */
@Timeout(120)
class RehearsalProcessTest {
    /** The exit code after SIGKILL. */
    private static final int KILLED = 137;

    @TempDir
    private Path rehearsal;

    @TempDir
    private Path folder;

    @Test
    void a_death_on_order_ends_the_process_as_a_kill_would() throws Exception {
        Files.writeString(rehearsal.resolve("faults.txt"), "New-BaseDisk:during:die\n");

        assertThat(finished(RehearsalProcess.start(rehearsal, folder))).isEqualTo(KILLED);
        assertThat(folder.resolve("base.partial.vhdx")).exists();

        assertThat(finished(RehearsalProcess.start(rehearsal, folder))).isZero();
        assertThat(folder.toFile().list()).containsExactly("base.vhdx");
        assertThat(rehearsal.resolve("disks").toFile().list()).hasSize(1);
    }

    @Test
    void a_process_that_works_is_waited_for_and_one_that_was_killed_is_not() throws Exception {
        Files.writeString(rehearsal.resolve("faults.txt"), "New-BaseDisk:during:hang\n");
        Process working = RehearsalProcess.start(rehearsal, folder);
        try (BufferedReader told = working.inputReader()) {
            assertThat(told.readLine()).startsWith("Reading");
            RehearsalMachine hasty = Rehearsals.open(rehearsal, List.of(), Duration.ofMillis(100));

            assertThatThrownBy(() -> script(hasty).perform(script(hasty).newBase()))
                    .isInstanceOf(LimitFailure.class)
                    .hasMessageContaining("another process");
            Workshop workshop = Workshop.at(rehearsal);
            while (!workshop.mounted(folder.resolve("base.partial.vhdx"))) {
                assertThat(working.isAlive()).isTrue();
                Thread.onSpinWait();
            }
        } finally {
            working.destroyForcibly().waitFor();
        }
        MachineScript next = script(Rehearsals.open(rehearsal, List.of()));
        assertThat(next.perform(new DismountLeftDisk()).note()).contains("base.partial.vhdx", "WindowsServer2016.iso");

        assertThat(next.runningVm().running()).isTrue();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("base.vhdx", "nano01.vhdx");
    }

    private MachineScript script(RehearsalMachine machine) {
        return new MachineScript(
                machine, folder, MachineScript.example("WindowsServer2016.iso"), "General Purpose External");
    }

    private static int finished(Process process) throws Exception {
        process.inputReader().lines().forEach(line -> {});
        return process.waitFor();
    }
}
