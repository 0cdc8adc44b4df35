package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The precautions of the scripts that find out who has a disk, before it is changed or deleted. */
final class DiskUsePrecautions {
    static final List<Precaution> ALL = List.of(
            in("Assert-DiskFree", "if ($use.VmId -eq '') {", "if ($false) {", bench -> {
                bench.makeDisks();
                bench.file("damaged.vhdx", "no disk");
                bench.perform(bench.script().newVm());
            }),
            in(
                    "Assert-DiskFree",
                    "$use.Problem -ne '' -and $UnreadableFileMayBeThere",
                    "$UnreadableFileMayBeThere",
                    bench -> {
                        bench.makeDisks();
                        bench.refuses(
                                bench.script()
                                        .newVm(
                                                MachineScript.MARK,
                                                bench.script().base()),
                                "is the parent of",
                                "nano01.vhdx");
                    }),
            in(
                    "Assert-DiskFree",
                    "$use.Problem -ne '' -and $UnreadableFileMayBeThere",
                    "$use.Problem -ne ''",
                    bench -> {
                        bench.makeDisks();
                        Files.delete(bench.script().host());
                        bench.file("damaged.vhdx", "no disk");
                        bench.refuses(remove(bench.script().base()), "it is not known whether", "damaged.vhdx");
                        assertThat(bench.script().base()).exists();
                    }),
            in("Assert-DiskFree", "-not (Test-SameFile -Path $use.Disk -Other $Path)", "$false", bench -> {
                bench.makeVm();
                bench.refuses(bench.add(bench.script().base()), MachineScript.NAME, "builds on it");
            }),
            in("Assert-DiskFree", "$null -ne $vm -and ", "", bench -> {
                bench.makeVm();
                bench.orderNothing("Get-VM", 1);
                bench.perform(bench.add(bench.script().host()));
            }),
            in("Assert-DiskFree", "[string]$vm.State -ne 'Off'", "$true", bench -> {
                bench.makeVm();
                bench.perform(bench.add(bench.script().host()));
            }),
            in("Find-DiskUse", "$null -ne (Get-VmById -Id $vm.Id)", "$false", bench -> {
                bench.makeVm();
                bench.failsAt("Get-VMHardDiskDrive", 0, remove(bench.script().host()));
                assertThat(bench.script().host()).exists();
            }),
            in("Find-DiskUse", "if ($disk -eq '') {", "if ($false) {", bench -> {
                bench.makeVm();
                bench.addDrive("");
                assertThat(bench.perform(remove(bench.folder().resolve("other.vhdx")))
                                .changed())
                        .isFalse();
            }),
            in("Find-DiskUse", "-not (Test-Path -LiteralPath $Path -PathType Leaf)", "$false", bench -> {
                Path nowhere = bench.folder().resolve("none").resolve("nano01.vhdx");
                assertThat(bench.perform(remove(nowhere)).changed()).isFalse();
            }),
            in("Test-SameFile", "if ($Path -eq $Other) {", "if ($false) {", bench -> {
                bench.makeVm();
                Files.delete(bench.script().host());
                bench.refuses(remove(bench.script().host()), MachineScript.NAME);
            }),
            in("Test-SameFile", "[System.IO.Path]::GetFileName($Path)", "(Split-Path -Path $Path -Leaf)", bench -> {
                bench.makeVm();
                bench.addDrive("Q:\\disks\\other.vhdx");
                bench.perform(bench.add(bench.script().host()));
            }),
            // A hard link stands for a copy that was made with all times of the file.
            in(
                    "Test-SameFile",
                    "[System.IO.Path]::GetFileName($Path) -ne [System.IO.Path]::GetFileName($Other)",
                    "$false",
                    bench -> {
                        bench.makeVm();
                        Path copy = bench.folder().resolve("copy.vhdx");
                        Files.createLink(copy, bench.script().host());
                        assertThat(bench.perform(remove(copy)).changed()).isTrue();
                    }),
            in("Test-SameFile", "-not (Test-Path -LiteralPath $Path -PathType Leaf) -or ", "", bench -> {
                bench.makeVm();
                Path other = elsewhere(bench);
                bench.perform(bench.script().orderHost().at(other).operation());
                Files.delete(bench.script().host());
                assertThat(bench.perform(remove(other)).changed()).isTrue();
            }),
            in("Test-SameFile", " -or -not (Test-Path -LiteralPath $Other -PathType Leaf)", "", bench -> {
                bench.makeVm();
                assertThat(bench.perform(remove(elsewhere(bench))).changed()).isFalse();
            }));

    private DiskUsePrecautions() {}

    private static RemoveDisk remove(Path disk) {
        return new RemoveDisk(disk.toString());
    }

    /** The path of a disk that has the host disk's name in another folder. */
    private static Path elsewhere(PrecautionBench bench) throws Exception {
        return Files.createDirectory(bench.folder().resolve("elsewhere")).resolve("nano01.vhdx");
    }
}
