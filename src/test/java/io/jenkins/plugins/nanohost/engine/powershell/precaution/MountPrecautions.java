package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The precautions of the scripts when they mount disks and discs, and when they find some mounted. */
final class MountPrecautions {
    static final List<Precaution> ALL = List.of(
            in("Mount-Disk", "    Write-MountNote -Note (Open-MountNote -Kind 'disk' -Path $Path)\n", "", bench -> {
                bench.makeDisks();
                bench.diesAfter(
                        "Add-PartitionAccessPath", 0, bench.add(bench.script().host()));
                bench.perform(new DismountLeftDisk());
                bench.nothingMounted();
            }),
            in("Mount-Media", "        Write-MountNote -Note $note\n", "", bench -> {
                bench.diesAfter("Mount-DiskImage", 0, bench.script().newBase());
                bench.perform(new DismountLeftDisk());
                bench.nothingMounted();
            }),
            in("Mount-Media", "if (-not $mounted) {", "if ($true) {", bench -> {
                bench.mountByHand();
                assertThat(bench.steps(bench.script().newBase())).doesNotContain("Mount-DiskImage");
            }),
            in("Mount-Disk", "if ($null -ne $number) {", "if ($true) {", bench -> {
                bench.set("disk-without-number");
                bench.refuses(bench.script().newBase(), "shows no disk of that path");
            }),
            in("Mount-Disk", " -or $disk.Location -ne $Path", "", bench -> {
                bench.set("disk-elsewhere");
                bench.refuses(bench.script().newBase(), "shows no disk of that path");
            }),
            in("Mount-Disk", "if ($others.Count -gt 0) {", "if ($false) {", bench -> {
                bench.makeDisks();
                Path other = bench.folder().resolve("other.vhdx");
                bench.perform(bench.script().orderHost().at(other).operation());
                bench.diesAfter(
                        "Add-PartitionAccessPath", 0, bench.add(bench.script().host()));
                bench.refuses(bench.add(other), "nano01.vhdx");
            }),
            in(
                    "Dismount-Disk",
                    "[System.IO.Directory]::Delete($folder, $false)",
                    "[System.IO.Directory]::Delete($folder, $true)",
                    bench -> {
                        bench.perform(bench.script().orderBase().operation());
                        Path folder = Files.createDirectory(bench.folder().resolve("base.vhdx.mount"));
                        Path inside = Files.writeString(folder.resolve("x.txt"), "somebody's");
                        bench.refuses(new RemoveDisk(bench.script().base().toString()));
                        assertThat(inside).exists();
                    }),
            in("Dismount-Disk", "    Remove-MountNote -Kind 'disk' -Path $Path\n", "", bench -> {
                bench.perform(bench.script().orderBase().operation());
                assertThat(bench.notes()).isEmptyDirectory();
            }),
            in("Dismount-Disk", "if (Test-DiskMounted -Path $Path) {", "if ($false) {", bench -> {
                bench.makeDisks();
                bench.doesNothing(
                        "Dismount-VHD", 0, bench.add(bench.script().host()), "still mounted after it was dismounted");
            }),
            in("Dismount-Media", "if (Test-MediaMounted -Path $Path) {", "if ($false) {", bench -> {
                bench.orderNothing("Dismount-DiskImage");
                assertThat(bench.warnings(bench.script().orderBase().operation()))
                        .anyMatch(warning -> warning.contains("still mounted"));
            }),
            in(
                    "Mount-Media",
                    "-not (Test-Path -LiteralPath $Path -PathType Leaf)",
                    "$false",
                    bench -> bench.refuses(
                            bench.script()
                                    .orderBase()
                                    .from(bench.folder().resolve("none.iso"))
                                    .operation(),
                            "There are no media")),
            in("Read-MountNote", " -or (Resolve-MountNote -Kind $note.Kind -Path $note.Path) -ne $File", "", bench -> {
                bench.mountByHand();
                String note = "media\n" + SimulatedWindows.example();
                Files.writeString(bench.notes().resolve("media-0123456789abcdef.txt"), note);
                bench.perform(new DismountLeftDisk());
                assertThat(bench.notes()).isEmptyDirectory();
            }));

    private MountPrecautions() {}
}
