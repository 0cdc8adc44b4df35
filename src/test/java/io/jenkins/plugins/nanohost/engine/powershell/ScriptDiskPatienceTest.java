package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the scripts wait for what Windows refuses for a moment, and what they say when the moment does not end. */
@TestPowerShell.Needed
class ScriptDiskPatienceTest {
    @TempDir
    private Path work;

    private DiskBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = DiskBench.open(work, Release.SERVER_2022);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void makes() throws Exception {
        bench.perform(bench.order().operation());
        bench.assertNothingLeft();
    }

    private OperationFailure refuses() throws Exception {
        OperationFailure failure = catchThrowableOfType(
                OperationFailure.class, () -> bench.perform(bench.order().operation()));
        assertThat(failure).isNotNull();
        bench.assertNothingLeft();
        return failure;
    }

    @Test
    void partitions_that_are_read_only_for_a_moment_are_formatted_after_it() throws Exception {
        bench.windows().set("partition-read-only", "5");

        assertThat(bench.steps(bench.order().operation()))
                .filteredOn("Format-Volume"::equals)
                .hasSize(2);
    }

    @Test
    void partitions_of_which_windows_does_not_show_that_they_are_read_only_are_formatted_too() throws Exception {
        bench.windows().set("partition-read-only", "5");
        bench.windows().set("read-only-unseen");

        makes();
    }

    @Test
    void a_partition_that_stays_read_only_is_told() throws Exception {
        bench.windows().set("partition-read-only", "1000");
        bench.windows().replace("Format-Partition", "$try -eq 150", "$try -eq 3");
        bench.reopen();

        OperationFailure failure = refuses();

        assertThat(failure).hasMessageContaining("is still read-only 30 seconds after it was made");
        assertThat(failure.remedy()).contains("BitLocker", "protection software");
    }

    @Test
    void a_disk_that_denies_access_right_after_it_was_mounted_is_initialized_after_a_moment() throws Exception {
        bench.windows().set("initialize-denied", "2");

        makes();
    }

    @Test
    void a_disk_that_goes_on_denying_access_is_told() throws Exception {
        bench.windows().set("initialize-denied", "1000");
        bench.windows().replace("Initialize-WindowsDisk", "$try -eq 20", "$try -eq 2");
        bench.reopen();

        OperationFailure failure = refuses();

        assertThat(failure).hasMessageContaining("Windows denies access to disk");
        assertThat(failure.remedy()).contains("protection software");
    }

    @ParameterizedTest
    @CsvSource({"unknown, unknown", "/elsewhere, HarddiskVolume9"})
    void a_boot_entry_that_does_not_lead_to_windows_on_its_disk_is_told(String device, String told) throws Exception {
        bench.windows().set("boot-device", device);

        OperationFailure refused = refuses();
        assertThat(refused)
                .hasMessageContaining("does not lead to Windows on its disk")
                .hasMessageContaining(told);
        assertThat(refused.remedy().contains("has no drive letter")).isEqualTo(told.contains("Harddisk"));
    }

    @Test
    void a_boot_entry_that_lets_the_boot_manager_look_for_windows_is_taken_and_told() throws Exception {
        bench.windows().set("boot-device", "locate");
        DiskBench.Hearing hearing = new DiskBench.Hearing();

        bench.machine().perform(bench.order().operation(), hearing);

        assertThat(hearing.heard()).anyMatch(line -> line.startsWith("Warning:") && line.contains("'locate'"));
        bench.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_bcdboot_of_an_image_is_used_where_that_of_the_machine_is_too_new(boolean there) throws Exception {
        bench.windows().set("bcdboot-too-new");
        if (there) {
            bench.windows().set("image-has-bcdboot");
            makes();
        } else {
            assertThat(refuses()).hasMessageContaining("bcdboot.exe ended with exit code 193");
        }
    }
}
