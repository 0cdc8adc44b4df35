package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import java.util.List;

/** The precautions of the scripts that make and change disks. */
final class DiskPrecautions {
    private static final String OF_A_DEAD_SESSION = "Add-PartitionAccessPath";

    static final List<Precaution> ALL = List.of(
            in("Assert-DiskFree", "[string]$vm.State -ne 'Off'", "$false", bench -> {
                bench.startVm();
                bench.save();
                bench.refuses(bench.add(bench.script().host()), MachineScript.NAME);
            }),
            in("Add-DiskFile", "    try {\n        [void](Dismount-Disk -Path $Path)\n", "    try {\n", bench -> {
                bench.makeDisks();
                bench.diesAfter(OF_A_DEAD_SESSION, 0, bench.add(bench.script().host()));
                bench.perform(bench.add(bench.script().host()));
            }),
            in("Add-DiskFile", "if (-not $dismounted) {", "if ($false) {", bench -> {
                bench.makeDisks();
                bench.failsAt(OF_A_DEAD_SESSION, 0, bench.add(bench.script().host()));
                bench.nothingMounted();
            }),
            in("Assert-DiskFile", "\"$Path.mount\".Length + $destination.Length - 2 -gt $limit", "$false", bench -> {
                bench.makeDisks();
                Path source = bench.file("x.txt", "one");
                String far = "C:\\" + "folder\\".repeat(40) + "x.txt";
                bench.refuses(
                        new AddDiskFile(
                                bench.script().host().toString(), List.of(new FileCopy(source.toString(), far))),
                        "too long");
            }),
            in("Assert-NoLink", "$item.Attributes -band [System.IO.FileAttributes]::ReparsePoint", "$false", bench -> {
                bench.makeDisks();
                Path machines = Files.createDirectory(bench.folder().resolve("machines"));
                bench.linkInDisks("Linked", machines);
                Path source = bench.file("x.txt", "one");
                bench.refuses(
                        new AddDiskFile(
                                bench.script().host().toString(),
                                List.of(new FileCopy(source.toString(), "C:\\Linked\\deep\\x.txt"))),
                        "C:",
                        "Linked",
                        "is a link");
                assertThat(machines).isEmptyDirectory();
                bench.nothingMounted();
            }),
            in("Copy-DiskFile", "        Assert-NoLink -Windows $Windows -Path \"$target.partial\"\n", "", bench -> {
                bench.makeDisks();
                Path machines = bench.file("machines.txt", "the machine's own");
                bench.linkInDisks("x.txt.partial", machines);
                bench.refuses(bench.add(bench.script().host()), "x.txt.partial", "is a link");
                assertThat(machines).hasContent("the machine's own");
            }),
            in("Find-DiskUse", "Test-SameFile -Path $_ -Other $Path", "$_ -eq $Path", bench -> {
                bench.makeVm();
                Path link = Files.createSymbolicLink(bench.folder().resolve("link"), bench.folder());
                bench.refuses(new RemoveDisk(link.resolve("nano01.vhdx").toString()), MachineScript.NAME);
            }),
            in("Assert-DiskChain", "-not (Test-Path -LiteralPath $chain[-1] -PathType Leaf)", "$false", bench -> {
                bench.makeDisks();
                Files.delete(bench.script().base());
                bench.refusesAtOnce(bench.script().newVm(), "on which", "nano01.vhdx");
            }),
            in("Assert-ServicingFile", "-Filter '*.inf' -File -Recurse).Count -eq 0", ").Count -lt 0", bench -> {
                Path empty = Files.createDirectory(bench.folder().resolve("empty"));
                bench.refusesAtOnce(bench.script().orderBase().drivers(empty).operation(), "empty");
            }),
            in("Clear-DiskPlace", "if (Test-Path -LiteralPath $Path) {", "if ($false) {", bench -> {
                bench.file("base.vhdx", "somebody's");
                bench.refusesAtOnce(bench.script().newBase(), "base.vhdx");
            }),
            in("Assert-DiskFile", "-not (Test-Path -LiteralPath $file.source -PathType Leaf)", "$false", bench -> {
                bench.makeDisks();
                Path missing = bench.folder().resolve("missing.txt");
                bench.refusesAtOnce(files(bench, missing, "C:\\x.txt"), "There is no file", "missing.txt");
            }),
            in("Assert-DiskFile", "$destination -notmatch '^[Cc]:\\\\.'", "$false", bench -> {
                bench.makeDisks();
                bench.refusesAtOnce(files(bench, bench.file("x.txt", "one"), "D:\\x.txt"), "no path on drive C:");
            }),
            in("Clear-DiskPlace", "-not (Test-Path -LiteralPath $folder -PathType Container)", "$false", bench -> {
                Path nowhere = bench.folder().resolve("none").resolve("base.vhdx");
                bench.refusesAtOnce(bench.script().orderBase().at(nowhere).operation(), "The folder", "is not there");
            }),
            in("Add-DiskFile", "    Assert-DiskChain -Path $Path\n", "", bench -> {
                bench.makeDisks();
                Files.delete(bench.script().base());
                bench.refusesAtOnce(bench.add(bench.script().host()), "on which", "nano01.vhdx");
            }),
            in("New-HostDisk", "        Assert-DiskChain -Path $BasePath\n", "", bench -> {
                bench.makeDisks();
                Files.delete(bench.script().base());
                bench.refusesAtOnce(
                        bench.script().newHost(bench.folder().resolve("other.vhdx"), HostDiskKind.COPY),
                        "There is no disk");
            }),
            in("Assert-DiskChain", "if ($flaw -ne '') {", "if ($false) {", bench -> {
                bench.makeDisks();
                bench.set("sparsefile", bench.script().base().toString());
                bench.refusesAtOnce(
                        bench.script()
                                .orderHost()
                                .at(bench.folder().resolve("other.vhdx"))
                                .operation(),
                        "is sparse");
            }),
            in("New-HostDisk", "[System.IO.Path]::GetExtension($Path) -ne", "'' -ne '' -and '' -eq", bench -> {
                bench.perform(bench.script().orderBase().operation());
                Path other = bench.folder().resolve("nano01.vhd");
                bench.refusesAtOnce(bench.script().orderHost().at(other).operation(), "its format is another one");
            }),
            in("New-HostDisk", "$DomainBlob -ne '' -and -not", "$false -and -not", bench -> {
                bench.perform(bench.script().orderBase().operation());
                Path none = bench.folder().resolve("none.txt");
                bench.refusesAtOnce(bench.script().orderHost().domainBlob(none).operation(), "There is no domain blob");
            }),
            in("New-BaseDisk", "$Generation -eq 2 -and", "$false -and", bench -> {
                Path vhd = bench.folder().resolve("base.vhd");
                bench.refusesAtOnce(bench.script().orderBase().at(vhd).operation(), "would be a VHD");
            }),
            in("Add-DiskFile", "Lock-Machine -Name 'disk'", "Lock-Machine -Name 'other'", bench -> {
                bench.makeDisks();
                Files.delete(bench.locks().resolve("disk.lock"));
                bench.perform(bench.add(bench.script().host()));
                assertThat(bench.locks().resolve("disk.lock")).exists();
            }),
            in("New-HostDisk", "$held.Lock = Lock-Machine -Name 'disk'", "$held.Lock = $null", bench -> {
                bench.makeDisks();
                assertThat(bench.locks().resolve("disk.lock")).exists();
            }),
            in(
                    "Copy-WholeFile",
                    "    [System.IO.File]::SetLastWriteTimeUtc($target, $file.LastWriteTimeUtc)\n",
                    "",
                    bench -> {
                        bench.makeDisks();
                        AddDiskFile add = bench.add(bench.script().host());
                        bench.perform(add);
                        assertThat(bench.perform(add).files()).isZero();
                    }),
            in("Copy-DiskFile", " -and $there.LastWriteTimeUtc -eq $source.LastWriteTimeUtc", "", bench -> {
                bench.makeDisks();
                AddDiskFile add = bench.add(bench.script().host());
                bench.perform(add);
                Files.setLastModifiedTime(bench.file("x.txt", "two"), FileTime.fromMillis(1_000_000));
                assertThat(bench.perform(add).files()).isOne();
            }),
            in("Initialize-WindowsDisk", "if ($reserved.Count -eq 0) {", "if ($true) {", bench -> assertThat(
                            bench.steps(bench.script().newBase()))
                    .filteredOn("New-Partition"::equals)
                    .hasSize(2)),
            in("Initialize-WindowsDisk", "if ($reserved.Count -eq 0) {", "if ($false) {", bench -> {
                bench.set("no-reserved-partition");
                assertThat(bench.steps(bench.script().newBase()))
                        .filteredOn("New-Partition"::equals)
                        .hasSize(3);
            }),
            in("Initialize-WindowsDisk", "'^StorageWMI 40001\\b'", "'^no code$'", bench -> {
                bench.set("initialize-denied", "2");
                bench.perform(bench.script().orderBase().operation());
            }),
            in("Format-Partition", "if (-not $now.IsReadOnly) {", "if ($true) {", bench -> {
                bench.set("partition-read-only", "5");
                assertThat(bench.steps(bench.script().orderBase().operation()))
                        .filteredOn("Format-Volume"::equals)
                        .hasSize(2);
            }),
            in("Format-Partition", "'^StorageWMI 43006\\b'", "'^no code$'", bench -> {
                bench.set("read-only-unseen", "");
                bench.perform(bench.script().orderBase().operation());
            }),
            in("Assert-BootStore", "$device -eq 'unknown'", "$false", bench -> {
                bench.set("boot-device", "unknown");
                bench.refuses(bench.script().orderBase().operation(), "unknown");
            }),
            in("Assert-BootStore", "$own -notcontains $device", "$false", bench -> {
                bench.set("boot-device", "/elsewhere");
                bench.refuses(bench.script().orderBase().operation(), "HarddiskVolume9");
            }),
            in(
                    "Set-BootFile",
                    "            [void](Invoke-NativeProgram -Path $own -Argument $order)\n",
                    "            throw\n",
                    bench -> {
                        bench.set("bcdboot-too-new", "");
                        bench.set("image-has-bcdboot", "");
                        bench.perform(bench.script().orderBase().operation());
                    }),
            in(
                    "Initialize-WindowsDisk",
                    "-Size 260MB -GptType $basicType",
                    "-Size 260MB -GptType $systemType",
                    bench -> bench.perform(bench.script().newBase())),
            in(
                    "Install-WindowsImage",
                    "@('Installed', 'InstallPending', 'Superseded') -notcontains $state",
                    "$false",
                    bench -> {
                        bench.set("package-vanishes");
                        Path update = bench.file("update.cab", "MSCF");
                        bench.refuses(bench.script().orderBase().updates(update).operation(), "NotPresent");
                    }),
            in("Install-WindowsImage", "$_ -notmatch '-ndp\\d+'", "$true", bench -> {
                        Path framework = bench.file("kb5000003-x64-ndp481.msu", "MSCF");
                        Path update = bench.file("kb5000002-x64.msu", "MSCF");
                        bench.perform(
                                bench.core2025().updates(framework, update).operation());
                    })
                    .on(Release.SERVER_2025),
            in("Install-WindowsImage", ".Build -lt 26100", ".Build -lt 99999", bench -> {
                        bench.file("kb5000001-x64.msu", "MSCF");
                        Path update = bench.file("kb5000002-x64.msu", "MSCF");
                        bench.perform(bench.core2025().updates(update).operation());
                    })
                    .on(Release.SERVER_2025),
            in("Remove-PartialDisk", "        Remove-Item -LiteralPath $updates -Recurse -Force\n", "", bench -> {
                        Path update = bench.file("kb5000002-x64.msu", "MSCF");
                        bench.diesAfter(
                                "Add-WindowsPackage",
                                0,
                                bench.core2025().updates(update).operation());
                        bench.perform(new RemoveDisk(bench.script().base().toString()));
                        bench.nothingHalf();
                    })
                    .on(Release.SERVER_2025),
            in("Install-WindowsImage", "@('Enabled', 'EnablePending') -notcontains $state", "$false", bench -> {
                bench.set("feature-vanishes");
                bench.refuses(
                        bench.script().orderBase().core().features("Containers").operation(), "Disabled");
            }),
            in(
                    "New-BaseDisk",
                    ".Count -eq 0) {",
                    ".Count -lt 0) {",
                    bench -> bench.refusesAtOnce(bench.script().newBase(7, List.of()), "7")),
            in("New-WholeDisk", "if (-not $whole) {", "if ($false) {", bench -> {
                bench.failsAt("Expand-WindowsImage", 0, bench.script().newBase());
                bench.nothingHalf();
            }),
            in("New-BaseDisk", "        [void](Dismount-Disk -Path $Partial)\n", "", bench -> {
                bench.perform(bench.script().newBase());
                bench.nothingMounted();
            }),
            in("New-HostDisk", "$SetupComplete -cmatch '[^\\x00-\\x7f]'", "$false", bench -> {
                bench.perform(bench.script().orderBase().operation());
                bench.refusesAtOnce(
                        bench.script().orderHost().commands("echo \u00fcber").operation(), "ASCII");
            }),
            in("New-HostDisk", "    Assert-AnswerFile -Text $OfflineAnswers\n", "", bench -> {
                bench.perform(bench.script().orderBase().operation());
                bench.refusesAtOnce(
                        bench.script().orderHost().offlineAnswers("no <xml").operation());
            }),
            in("New-WholeDisk", "if (-not $whole)", "if ($false)", bench -> {
                bench.perform(bench.script().orderBase().operation());
                bench.failsAt("Use-WindowsUnattend", 0, bench.script().newHost());
                bench.nothingHalf();
            }),
            in("Use-OfflineAnswer", "            Clear-SecretFile -Path $file\n", "", bench -> {
                bench.makeDisks();
                String secret = MachineScript.PASSWORD + "OfflineAdministratorPassword";
                String encoded = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_16LE));
                for (Path file : bench.contents()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(encoded);
                }
            }),
            in("Assert-DiskFree", "$use.VmId -eq $VmId", "$true", bench -> {
                bench.makeVm();
                bench.refuses(new RemoveDisk(bench.script().host().toString()), MachineScript.NAME);
            }),
            in("Find-DiskUse", "Test-SameFile -Path $parent -Other $Path", "$false", bench -> {
                bench.makeDisks();
                bench.refuses(new RemoveDisk(bench.script().base().toString()), "nano01.vhdx");
            }),
            in("Remove-Disk", "(Dismount-Disk -Path $Path -MayBeDamaged) -or $changed", "$changed", bench -> {
                bench.makeDisks();
                bench.diesAfter(OF_A_DEAD_SESSION, 0, bench.add(bench.script().host()));
                bench.perform(new RemoveDisk(bench.script().host().toString()));
                bench.nothingMounted();
            }),
            in(
                    "Resolve-MediaFile",
                    "-not (Test-Path -LiteralPath $path -PathType Leaf)",
                    "$false",
                    bench -> bench.refusesAtOnce(bench.script().newBase(2, List.of("Unheard-Of")), "Unheard-Of")),
            in("Add-PartitionLetter", "if ($try -eq 20) {", "if ($true) {", bench -> {
                bench.order("Add-PartitionAccessPath", 1);
                bench.perform(bench.script().newBase());
            }),
            in("Remove-PartitionLetter", "$told = $_", "throw", bench -> {
                bench.calls();
                bench.failsAt("Remove-PartitionAccessPath", 0, bench.script().newBase());
                assertThat(bench.calls())
                        .filteredOn("Remove-PartitionAccessPath"::equals)
                        .hasSize(2);
            }),
            in(
                    "Set-BootFile",
                    "            Remove-PartitionLetter -Letter $given -Failure $failure\n",
                    "",
                    bench -> assertThat(bench.steps(bench.script().newBase())).contains("Remove-PartitionAccessPath")),
            in(
                    "Set-BootFile",
                    "@(\"$from\\Windows\", ",
                    "@(\"$($windows.AccessPaths[0])\\Windows\", ",
                    bench -> bench.perform(bench.script().newBase())),
            in(
                            "Set-BootFile",
                            "            [void](New-Item -Path \"$to\\EFI\\Microsoft\\Boot\" -ItemType 'Directory' -Force)\n",
                            "",
                            bench -> bench.perform(bench.script().newBase()))
                    .on(Release.SERVER_2025),
            in("Set-BootFile", "foreach ($file in $needed) {", "foreach ($file in @()) {", bench -> {
                bench.set("boot-files-vanish");
                bench.refuses(bench.script().newBase(), "bcdboot");
            }),
            in("Invoke-NativeProgram", "$AllowedExitCode -notcontains $exitCode", "$false", bench -> {
                bench.order("bcdboot", 0);
                bench.refuses(bench.script().newBase(), "ended with exit code 193");
            }));

    private DiskPrecautions() {}

    private static AddDiskFile files(PrecautionBench bench, Path source, String destination) {
        return new AddDiskFile(bench.script().host().toString(), List.of(new FileCopy(source.toString(), destination)));
    }
}
