package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.machine.BaseOrder;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.powershell.windows.EachRelease;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests in which order the scripts call Windows to make a disk of each kind, and what is in the disk then. */
@TestPowerShell.NeededOnUnix
class ScriptDiskOrderTest {
    @TempDir
    private Path work;

    private DiskBench bench;

    private void open(Release release, Path... discs) throws Exception {
        bench = DiskBench.open(work, release, discs);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** The calls that make an empty disk of Generation 2, ready for its image. */
    private static List<String> empty(Release release) {
        List<String> calls = new ArrayList<>(List.of(
                "Get-WindowsImage",
                "New-VHD",
                "Mount-VHD",
                "Initialize-Disk",
                "New-Partition",
                "Format-Volume",
                "Set-Partition"));
        if (release.build() < Release.SERVER_2022.build()) {
            // Newer releases have made the reserved partition together with the disk.
            calls.add("New-Partition");
        }
        calls.addAll(List.of("New-Partition", "Format-Volume", "Add-PartitionAccessPath", "Expand-WindowsImage"));
        return calls;
    }

    /** The Windows partition and the one that boots it have a letter each, only for this moment. */
    private static final List<String> BOOTABLE = List.of(
            "Add-PartitionAccessPath",
            "Add-PartitionAccessPath",
            "bcdboot",
            "Remove-PartitionAccessPath",
            "Remove-PartitionAccessPath",
            "Dismount-VHD");

    private static List<String> joined(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private static List<String> times(int count, String call) {
        return Collections.nCopies(count, call);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @EachRelease
    void nano_server_gets_its_packages_each_with_its_language_cabinet(Release release) throws Exception {
        open(release);

        assertThat(bench.steps(bench.script().newBase()))
                .containsExactlyElementsOf(joined(List.of(
                        List.of("Mount-DiskImage"),
                        empty(release),
                        times(2 * MachineScript.PACKAGES.size(), "Add-WindowsPackage"),
                        BOOTABLE,
                        List.of("Dismount-DiskImage"))));
        bench.assertNothingLeft();
        assertThat(texts(bench.knownBy(bench.script().base()).path("Packages")))
                .startsWith(
                        "Microsoft-NanoServer-Compute-Package.cab", "Microsoft-NanoServer-Compute-Package.cab en-us")
                .hasSize(2 * MachineScript.PACKAGES.size());
        int system = release.build() < Release.SERVER_2022.build() ? 1 : 2;
        assertThat(bench.partition(bench.script().base(), system).resolve("EFI/Microsoft/Boot/bootmgfw.efi"))
                .exists();
    }

    @EachRelease
    void server_core_gets_updates_drivers_and_features_in_this_order(Release release) throws Exception {
        open(release);
        Path driver = Files.createDirectories(work.resolve("drivers/net/x64"));
        Files.writeString(driver.resolve("net.inf"), "[Version]\n");
        Path single = Files.writeString(work.resolve("storage.inf"), "[Version]\n");
        BaseOrder order = bench.order()
                .from(ReleaseMedia.core(work.resolve("media"), release.build()))
                .core()
                .updates(
                        Files.writeString(work.resolve("windows10.0-kb5000001-x64.msu"), "MSCF"),
                        Files.writeString(work.resolve("kb5000002.cab"), "MSCF"))
                .drivers(work.resolve("drivers"), single)
                .features("Containers");

        assertThat(bench.steps(order.operation()))
                .containsExactlyElementsOf(joined(List.of(
                        empty(release),
                        times(2, "Add-WindowsPackage"),
                        times(2, "Add-WindowsDriver"),
                        List.of("Enable-WindowsOptionalFeature"),
                        BOOTABLE)));
        bench.assertNothingLeft();
        JsonNode known = bench.knownBy(order.path());
        assertThat(texts(known.path("Packages"))).containsExactly("windows10.0-kb5000001-x64.msu", "kb5000002.cab");
        assertThat(texts(known.path("Drivers"))).containsExactly("net.inf", "storage.inf");
        assertThat(known.path("Features").path("Containers").asText()).isEqualTo("Enabled");
        assertThat(known.path("Features").path("Microsoft-Hyper-V").asText()).isEqualTo("Disabled");
    }

    @Test
    void a_feature_is_enabled_with_those_that_it_needs() throws Exception {
        open(Release.SERVER_2022);
        BaseOrder order = bench.order()
                .from(ReleaseMedia.core(work.resolve("media"), 20348))
                .core()
                .features("Containers-HNS");

        bench.perform(order.operation());

        assertThat(bench.knownBy(order.path())
                        .path("Features")
                        .path("Containers-HNS")
                        .asText())
                .isEqualTo("Enabled");
    }

    @EachRelease
    void technical_previews_are_made_on_each_release(Release release) throws Exception {
        Path preview4 = MachineScript.example("WindowsServer2016TP4.iso");
        open(release, preview4);
        BaseOrder disc = bench.order().from(preview4).packages(List.of("ReverseForwarders", "Guest"));
        assertThat(bench.steps(disc.operation()))
                .containsExactlyElementsOf(joined(List.of(
                        List.of("Mount-DiskImage"),
                        empty(release),
                        times(4, "Add-WindowsPackage"),
                        BOOTABLE,
                        List.of("Dismount-DiskImage"))));
        assertThat(bench.knownBy(disc.path()).path("Build").asInt()).isEqualTo(10586);

        BaseOrder unpacked = bench.order()
                .at(bench.folder().resolve("base2-tp5.vhdx"))
                .from(ReleaseMedia.preview5(work.resolve("tp5")))
                .packages(List.of("Containers", "Guest"));
        assertThat(bench.steps(unpacked.operation()))
                .containsExactlyElementsOf(joined(List.of(empty(release), times(4, "Add-WindowsPackage"), BOOTABLE)));
        assertThat(bench.knownBy(unpacked.path()).path("Build").asInt()).isEqualTo(14300);
        bench.assertNothingLeft();
    }

    @EachRelease
    void a_generation_1_disk_is_a_vhd_with_one_active_partition(Release release) throws Exception {
        open(release);
        BaseOrder order = bench.orderForBios(".vhd").packages(List.of("Guest"));

        assertThat(bench.steps(order.operation()))
                .containsExactly(
                        "Mount-DiskImage",
                        "Get-WindowsImage",
                        "New-VHD",
                        "Mount-VHD",
                        "Initialize-Disk",
                        "New-Partition",
                        "Format-Volume",
                        "Add-PartitionAccessPath",
                        "Expand-WindowsImage",
                        "Add-WindowsPackage",
                        "Add-WindowsPackage",
                        "Add-PartitionAccessPath",
                        "bcdboot",
                        "Remove-PartitionAccessPath",
                        "Dismount-VHD",
                        "Dismount-DiskImage");
        bench.assertNothingLeft();
        assertThat(bench.partition(order.path(), 1).resolve("bootmgr")).exists();

        NewHostDisk host = host(bench.folder().resolve("one.vhd"), order.path());
        assertThat(bench.steps(host))
                .containsExactly(
                        "New-VHD", "Mount-VHD", "Add-PartitionAccessPath", "Use-WindowsUnattend", "Dismount-VHD");
        bench.assertNothingLeft();
    }

    private NewHostDisk host(Path path, Path base) {
        NewHostDisk usual = bench.script().newHost();
        return new NewHostDisk(
                path.toString(),
                base.toString(),
                usual.kind(),
                usual.offlineAnswers(),
                usual.bootAnswers(),
                usual.setupComplete(),
                "",
                List.of());
    }

    @EachRelease
    void a_host_disk_is_a_child_or_a_copy(Release release) throws Exception {
        open(release);
        bench.perform(bench.script().newBase());

        assertThat(bench.steps(bench.script().newHost()))
                .containsExactly(
                        "New-VHD", "Mount-VHD", "Add-PartitionAccessPath", "Use-WindowsUnattend", "Dismount-VHD");
        assertThat(bench.steps(bench.script().newHost(bench.folder().resolve("copy.vhdx"), HostDiskKind.COPY)))
                .containsExactly("Mount-VHD", "Add-PartitionAccessPath", "Use-WindowsUnattend", "Dismount-VHD");
        bench.assertNothingLeft();
    }

    @EachRelease
    void a_host_disk_joins_a_domain_and_gets_its_files(Release release) throws Exception {
        open(release);
        bench.perform(bench.script().newBase());
        Path blob = Files.writeString(work.resolve("nano01 (blob).txt"), "{\"computerName\": \"NANO01\"}");
        Path tool = Files.writeString(work.resolve("tool.exe"), "a tool");
        NewHostDisk usual = bench.script().newHost();

        assertThat(bench.steps(new NewHostDisk(
                        usual.path(),
                        usual.basePath(),
                        usual.kind(),
                        usual.offlineAnswers(),
                        usual.bootAnswers(),
                        usual.setupComplete(),
                        blob.toString(),
                        List.of(new FileCopy(tool.toString(), "C:\\tools\\tool.exe")))))
                .containsExactly(
                        "New-VHD",
                        "Mount-VHD",
                        "Add-PartitionAccessPath",
                        "Use-WindowsUnattend",
                        "djoin",
                        "Dismount-VHD");
        Path inside = bench.windowsOf(bench.script().host());
        assertThat(inside.resolve("Windows/System32/config/domain.txt")).hasContent("NANO01");
        assertThat(inside.resolve("tools/tool.exe")).hasContent("a tool");
        bench.assertNothingLeft();
    }
}
