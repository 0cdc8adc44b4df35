package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.BaseOrder;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what the scripts for disks refuse, and which remedy they give. */
@TestPowerShell.NeededOnUnix
class ScriptDiskRefusalTest {
    @TempDir
    private Path work;

    private DiskBench bench;

    private BaseOrder core(Release release) throws Exception {
        bench = DiskBench.open(work, release);
        return bench.order()
                .from(ReleaseMedia.core(work.resolve("media"), release.build()))
                .core();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void refuses(BaseOrder order, String message, String remedy) throws Exception {
        OperationFailure failure = catchThrowableOfType(OperationFailure.class, () -> bench.perform(order.operation()));
        assertThat(failure).hasMessageContaining(message);
        assertThat(failure.remedy()).contains(remedy);
        assertThat(order.path()).doesNotExist();
        bench.assertNothingLeft();
    }

    private void refusesBeforeWork(BaseOrder order, String message, String remedy) throws Exception {
        refuses(order, message, remedy);
        assertThat(bench.windows().calls()).doesNotContain("New-VHD", "Mount-DiskImage");
    }

    @Test
    void a_base_disk_that_windows_does_not_mount_is_told_by_its_name_before_a_disk_is_made_from_it() throws Exception {
        bench = DiskBench.open(work, Release.SERVER_2016);
        bench.perform(bench.script().newBase());
        bench.windows().set("sparsefile", bench.script().base().toString());
        bench.windows().calls();

        OperationFailure failure = catchThrowableOfType(
                OperationFailure.class, () -> bench.perform(bench.script().newHost()));

        assertThat(failure).hasMessageContaining("Disk '" + bench.script().base() + "' is sparse");
        assertThat(failure.remedy())
                .contains("fsutil sparse setflag \"" + bench.script().base() + "\" 0");
        assertThat(bench.windows().calls()).doesNotContain("New-VHD", "Mount-VHD");
    }

    @Test
    void an_update_that_is_not_there_or_is_none_is_refused_before_work() throws Exception {
        BaseOrder order = core(Release.SERVER_2022);
        refusesBeforeWork(
                order.updates(work.resolve("missing.msu")), "There is no update", "Name a file of this machine");
        refusesBeforeWork(
                order.updates(Files.writeString(work.resolve("update.exe"), "MZ")), "is no update", ".cab or .msu");
    }

    @Test
    void a_driver_that_is_not_there_or_is_none_is_refused_before_work() throws Exception {
        BaseOrder order = core(Release.SERVER_2022);
        refusesBeforeWork(order.drivers(work.resolve("missing.inf")), "There is no driver", "INF file");
        refusesBeforeWork(
                order.drivers(Files.writeString(work.resolve("setup.exe"), "MZ")), "is no driver", "unpack it");
        refusesBeforeWork(
                order.drivers(Files.createDirectories(work.resolve("empty"))), "no driver in the folder", "INF files");
    }

    @Test
    void a_driver_whose_files_are_missing_is_told() throws Exception {
        BaseOrder order = core(Release.SERVER_2022);
        Path driver = Files.writeString(work.resolve("net.inf"), "[Version]\nCopyFiles=net.sys\n");
        refuses(order.drivers(driver), "net.inf' was not added", "not there: give it whole");

        Files.writeString(work.resolve("net.sys"), "MZ");
        bench.perform(order.operation());
    }

    @Test
    void an_update_for_another_build_is_told_as_not_applicable() throws Exception {
        BaseOrder order = core(Release.SERVER_2022);
        Path update = Files.writeString(work.resolve("kb5000002.cab"), "MSCF for build 17763");
        refuses(order.updates(update), "kb5000002.cab' was not added", "not for this edition or build");
        refuses(order.updates(update), "(0x800f081e)", "dism.log");
    }

    @Test
    void an_update_of_2025_whose_checkpoint_is_missing_is_told_with_the_code_of_the_warning() throws Exception {
        BaseOrder order = core(Release.SERVER_2025);
        Path update = Files.writeString(work.resolve("windows11.0-kb5000002-x64.msu"), "MSCF needs kb5000001");
        refuses(order.updates(update), "kb5000002-x64.msu' was not added", "name that update before it");
        refuses(order.updates(update), "(0x80070057)", "dism.log");
    }

    @Test
    void a_code_without_a_remedy_is_told_all_the_same() throws Exception {
        BaseOrder order = core(Release.SERVER_2022);
        bench.windows().set("package-error", "0x800f0988");
        refuses(
                order.updates(Files.writeString(work.resolve("kb5000002.cab"), "MSCF")),
                "kb5000002.cab' was not added: An error occurred. (0x800f0988)",
                "dism.log");
    }

    @Test
    void a_package_of_nano_server_is_told_as_not_applicable_to_server_core() throws Exception {
        bench = DiskBench.open(work, Release.SERVER_2016);
        BaseOrder order = bench.order().from(SimulatedWindows.example()).core().packages(List.of("Guest"));
        refuses(order, "Microsoft-NanoServer-Guest-Package.cab' was not added", "not for this edition or build");
    }

    @Test
    void a_feature_of_an_unknown_name_is_told() throws Exception {
        refuses(core(Release.SERVER_2022).features("Contaners"), "Feature 'Contaners' was not enabled", "spelling");
    }

    @Test
    void an_image_that_is_newer_than_the_machines_dism_is_told() throws Exception {
        BaseOrder order = core(Release.SERVER_2022).features("Containers");
        bench.windows().setDism(Release.SERVER_2022.build(), 17763);
        refuses(order, "(0x80070032)", "DISM of this machine is older");
    }

    @Test
    void what_was_added_without_an_error_and_is_not_there_is_told() throws Exception {
        BaseOrder order = core(Release.SERVER_2022).updates(Files.writeString(work.resolve("kb5000002.cab"), "MSCF"));
        bench.windows().set("package-vanishes");
        refuses(order, "was added without an error, and its state is NotPresent", "log of DISM");
        order.updates().features("Containers");
        bench.windows().set("feature-vanishes");
        refuses(order, "was enabled without an error, and its state is Disabled", "log of DISM");
    }

    @Test
    void boot_files_that_are_not_there_although_bcdboot_ended_well_are_told() throws Exception {
        BaseOrder order = core(Release.SERVER_2022);
        bench.windows().set("boot-files-vanish");
        refuses(order, "bootmgfw.efi' is not on the system partition", "");
    }

    @Test
    void a_domain_blob_that_is_not_there_or_is_none_is_told() throws Exception {
        bench = DiskBench.open(work, Release.SERVER_2016);
        bench.perform(bench.script().newBase());
        assertThatThrownBy(() -> bench.perform(joining(work.resolve("missing.txt"))))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("There is no domain blob");
        Path none = Files.writeString(work.resolve("none.txt"), "nothing of it");
        OperationFailure failure = catchThrowableOfType(OperationFailure.class, () -> bench.perform(joining(none)));
        assertThat(failure).hasMessageContaining("exit code 13").hasMessageContaining("none.txt");
        assertThat(failure.remedy()).contains("djoin /Provision");
        bench.assertNothingLeft();
    }

    private NewHostDisk joining(Path blob) {
        return bench.script().orderHost().domainBlob(blob).operation();
    }

    @Test
    void a_disk_is_not_deleted_while_one_beside_it_cannot_be_read() throws Exception {
        bench = DiskBench.open(work, Release.SERVER_2016);
        bench.perform(bench.script().newBase());
        Path damaged = Files.writeString(bench.folder().resolve("damaged.vhdx"), "no disk");
        RemoveDisk remove = new RemoveDisk(bench.script().base().toString());

        OperationFailure failure = catchThrowableOfType(OperationFailure.class, () -> bench.perform(remove));

        assertThat(failure).hasMessageContaining("damaged.vhdx").hasMessageContaining("it is not known whether");
        assertThat(failure.remedy()).contains("damaged.vhdx");
        assertThat(bench.script().base()).exists();
        assertThat(bench.perform(new RemoveDisk(damaged.toString())).changed()).isTrue();
        assertThat(bench.perform(remove).changed()).isTrue();
        assertThat(bench.folder()).isEmptyDirectory();
    }

    @Test
    void a_disk_that_is_being_made_beside_it_keeps_no_disk_from_being_deleted() throws Exception {
        bench = DiskBench.open(work, Release.SERVER_2016);
        bench.perform(bench.script().newBase());
        Path half = Files.writeString(bench.folder().resolve("other.partial.vhdx"), "half a disk");

        assertThat(bench.perform(new RemoveDisk(bench.script().base().toString()))
                        .changed())
                .isTrue();
        assertThat(half).exists();
    }
}
