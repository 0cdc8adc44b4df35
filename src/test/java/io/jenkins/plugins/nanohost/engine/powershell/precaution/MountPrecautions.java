package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetMachineFact;
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
            in(
                    "Dismount-Disk",
                    "if (Test-DiskMounted -Path $Path -MayBeDamaged:$MayBeDamaged) {",
                    "if ($false) {",
                    bench -> {
                        bench.makeDisks();
                        bench.doesNothing(
                                "Dismount-VHD",
                                0,
                                bench.add(bench.script().host()),
                                "still mounted after it was dismounted");
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
            in(
                    "Mount-Media",
                    "throw (New-Refusal -Code 'MEDIA_NOT_MOUNTED' -Message $message -Remedy 'Is it a whole ISO? Download it again.')",
                    "",
                    bench -> {
                        bench.order("Mount-DiskImage", 0);
                        bench.refuses(bench.script().newBase(), "Windows does not mount", "was ordered to fail");
                    }),
            in("Mount-Media", "$null -ne $volume -and ", "", bench -> {
                bench.orderNothing("Get-Volume");
                bench.perform(bench.script().orderBase().operation());
            }),
            in("Mount-Media", " -and $volume.DriveLetter", "", bench -> {
                bench.set("letter-late", "2");
                bench.perform(bench.script().newBase());
            }),
            in(
                    "Mount-Media",
                    "throw (New-Refusal -Code 'NO_DRIVE_LETTER' -Message $message -Remedy 'Is automount off, or is no letter free?')",
                    "",
                    bench -> {
                        bench.withoutWaiting();
                        bench.orderNever("Get-Volume", 0);
                        bench.refuses(bench.script().newBase(), "got no drive letter");
                    }),
            in("Get-MountFlaw", "-not (Test-Path -LiteralPath $Path)", "$false", bench -> {
                Path none = bench.folder().resolve("none.iso");
                bench.perform(new GetMachineFact(bench.folder().toString(), List.of(none.toString())));
            }),
            in("Get-MountFlaw", "$attributes -band [System.IO.FileAttributes]::Compressed", "$false", bench -> {
                bench.makeDisks();
                bench.set("compressed", bench.script().base().toString());
                bench.refusesAtOnce(bench.add(bench.script().host()), "base.vhdx", "is compressed");
            }),
            in("Get-MountFlaw", "$attributes -band [System.IO.FileAttributes]::Encrypted", "$false", bench -> {
                bench.makeDisks();
                bench.set("encrypted", bench.script().host().toString());
                bench.refusesAtOnce(bench.add(bench.script().host()), "nano01.vhdx", "is encrypted");
            }),
            in("Open-WindowsPartition", "if ($null -eq $partition) {", "if ($false) {", bench -> {
                bench.makeDisks();
                bench.doesNothing(
                        "Get-Partition", 0, bench.add(bench.script().host()), "There is no Windows partition");
            }),
            in(
                    "Open-WindowsPartition",
                    "    throw (New-Refusal -Code 'NO_ACCESS_PATH' -Message $message -Remedy 'Is the folder on a volume with NTFS?')\n",
                    "    $folder\n",
                    bench -> {
                        bench.makeDisks();
                        bench.withoutWaiting();
                        bench.doesNothing(
                                "Add-PartitionAccessPath",
                                0,
                                bench.add(bench.script().host()),
                                "cannot be reached through");
                    }),
            in("Open-MountNote", "if ($known.ContainsKey($file)) {", "if ($false) {", bench -> {
                bench.order("Dismount-DiskImage", 0);
                bench.refuses(bench.script().newBase(7, List.of()), "image 7");
                bench.performAtOnce(bench.script().orderBase().operation());
                bench.nothingMounted();
            }),
            in("Read-MountNote", "if ($known.ContainsKey($File)) {", "if ($false) {", bench -> {
                leaveMounted(bench);
                bench.perform(new DismountLeftDisk());
                bench.nothingMounted();
            }),
            in("Read-MountNote", "if ($null -eq $stream) {", "if ($false) {", bench -> {
                leaveMounted(bench);
                assertThat(bench.performBeside(new DismountLeftDisk()).changed())
                        .isFalse();
            }),
            in("Read-MountNote", "$null -eq $note -or ", "", bench -> {
                Files.writeString(bench.notes().resolve("disk-0123456789abcdef.txt"), "");
                bench.perform(new DismountLeftDisk());
                assertThat(bench.notes()).isEmptyDirectory();
            }),
            in("Dismount-LeftDisk", "if ($null -eq $left) {", "if ($false) {", bench -> {
                Files.writeString(bench.notes().resolve("disk-0123456789abcdef.txt"), "");
                bench.perform(new DismountLeftDisk());
            }),
            in("Get-MountNote", "-ErrorAction 'Ignore'", "-ErrorAction 'Stop'", bench -> {
                Files.writeString(bench.notes().resolve("disk-0123456789abcdef.txt"), "");
                bench.reopen();
                bench.perform(new DismountLeftDisk());
            }),
            in(
                    "Test-DiskMounted",
                    "@(Get-Disk | Where-Object -FilterScript { $_.Location -eq $Path }).Count -gt 0",
                    "$false",
                    bench -> {
                        bench.makeDisks();
                        Path host = bench.script().host();
                        bench.diesAfter("Add-PartitionAccessPath", 0, bench.add(host));
                        Files.writeString(host, "damaged meanwhile");
                        bench.perform(new RemoveDisk(host.toString()));
                        bench.nothingMounted();
                    }),
            in("Test-DiskMounted", "-not (Test-Path -LiteralPath $Path -PathType Leaf)", "$false", bench -> assertThat(
                            bench.warnings(new RemoveDisk(bench.script().host().toString())))
                    .isEmpty()),
            in("Test-DiskMounted", "if (-not $MayBeDamaged) {", "if ($false) {", bench -> {
                bench.makeDisks();
                bench.failsAt("Get-VHD", 3, bench.add(bench.script().host()));
            }),
            in("Read-MountNote", " -or (Resolve-MountNote -Kind $note.Kind -Path $note.Path) -ne $File", "", bench -> {
                bench.mountByHand();
                String note = "media\n" + SimulatedWindows.example();
                Files.writeString(bench.notes().resolve("media-0123456789abcdef.txt"), note);
                bench.perform(new DismountLeftDisk());
                assertThat(bench.notes()).isEmptyDirectory();
            }));

    private MountPrecautions() {}

    /** A session that goes on cannot dismount a host disk, and has its note. */
    private static void leaveMounted(PrecautionBench bench) throws Exception {
        bench.makeDisks();
        bench.linkInDisks("x.txt.partial", bench.file("machines.txt", "the machine's own"));
        bench.order("Dismount-VHD", 0);
        bench.refuses(bench.add(bench.script().host()), "is a link");
        assertThat(bench.state().path("Disks")).hasSize(1);
    }
}
