package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.Answers;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The precautions of the scripts for what a disk contains: image, updates, drivers, answers, files, and what boots it. */
final class ContentPrecautions {
    static final List<Precaution> ALL = List.of(
            in("Assert-ServicingFile", "-not (Test-Path -LiteralPath $update -PathType Leaf)", "$false", bench -> {
                Path missing = bench.folder().resolve("missing.msu");
                bench.refusesAtOnce(bench.script().orderBase().updates(missing).operation(), "There is no update");
            }),
            in("Assert-ServicingFile", "$update -notmatch '\\.(cab|msu)$'", "$false", bench -> {
                Path program = bench.file("update.exe", "MZ");
                bench.refusesAtOnce(bench.script().orderBase().updates(program).operation(), "is no update");
            }),
            in("Assert-ServicingFile", "if (-not (Test-Path -LiteralPath $driver)) {", "if ($false) {", bench -> {
                Path missing = bench.folder().resolve("missing.inf");
                bench.refusesAtOnce(bench.script().orderBase().drivers(missing).operation(), "There is no driver");
            }),
            in("Assert-ServicingFile", "$driver -notmatch '\\.inf$'", "$false", bench -> {
                Path program = bench.file("setup.exe", "MZ");
                bench.refusesAtOnce(bench.script().orderBase().drivers(program).operation(), "is no driver");
            }),
            in("Copy-DiskFile", "        Assert-NoLink -Windows $Windows -Path $target\n", "", bench -> {
                bench.makeDisks();
                bench.linkInDisks("x.txt", bench.file("machines.txt", "the machine's own"));
                bench.refuses(bench.add(bench.script().host()), "x.txt", "is a link");
            }),
            in("Copy-DiskFile", "$there.Length -eq $source.Length -and ", "", bench -> {
                bench.makeDisks();
                AddDiskFile add = bench.add(bench.script().host());
                bench.perform(add);
                Path source = bench.folder().resolve("x.txt");
                FileTime before = Files.getLastModifiedTime(source);
                Files.setLastModifiedTime(bench.file("x.txt", "longer"), before);
                assertThat(bench.perform(add).files()).isOne();
            }),
            in("Format-Partition", "$_.FullyQualifiedErrorId -notmatch '^StorageWMI 43006\\b'", "$false", bench -> {
                bench.failsAt("Format-Volume", 0, base(bench));
            }),
            in("Format-Partition", "if ($try -eq 150) {", "if ($false) {", bench -> {
                bench.set("partition-read-only", "155");
                bench.withoutWaiting();
                bench.refuses(base(bench), "is still read-only");
            }),
            in(
                    "Initialize-WindowsDisk",
                    "$_.FullyQualifiedErrorId -notmatch '^StorageWMI 40001\\b'",
                    "$false",
                    bench -> {
                        bench.failsAt("Initialize-Disk", 0, base(bench));
                    }),
            in("Initialize-WindowsDisk", "if ($try -eq 20) {", "if ($false) {", bench -> {
                bench.set("initialize-denied", "21");
                bench.withoutWaiting();
                bench.refuses(base(bench), "denies access to disk");
            }),
            in(
                    "Install-WindowsImage",
                    "-not (Test-Path -LiteralPath (Join-Path",
                    "$false -and (Test-Path -LiteralPath (Join-Path",
                    bench -> {
                        bench.doesNothing("Expand-WindowsImage", 0, base(bench), "There is no Windows on the disk");
                    }),
            in("Install-WindowsImage", "if ($cumulative -contains $cabinet) {", "if ($false) {", bench -> {
                        Path checkpoint = bench.file("kb5000001-x64.msu", "MSCF");
                        Path update = bench.file("kb5000002-x64.msu", "MSCF needs kb5000001");
                        assertThat(bench.steps(bench.core2025()
                                        .updates(checkpoint, update)
                                        .operation()))
                                .containsOnlyOnce("Add-WindowsPackage");
                    })
                    .on(Release.SERVER_2025),
            in("Add-CheckpointUpdate", "        $failure = $_\n        throw\n", "        $failure = $_\n", bench -> {
                        Path update = bench.file("kb5000002-x64.msu", "MSCF");
                        bench.failsAt(
                                "Add-WindowsPackage",
                                0,
                                bench.core2025().updates(update).operation());
                    })
                    .on(Release.SERVER_2025),
            in(
                    "Invoke-ImageServicing",
                    "        throw (New-Refusal -Code $refusal -Message \"${What}: $text (0x$($code.ToLowerInvariant()))\" -Remedy $remedy)\n",
                    "",
                    bench -> {
                        bench.set("package-error", "0x800f0988");
                        Path update = bench.file("update.cab", "MSCF");
                        bench.refuses(bench.script().orderBase().updates(update).operation(), "(0x800f0988)");
                    }),
            in(
                    "Join-OfflineDomain",
                    "        throw (New-Refusal -Code",
                    "        $null = (New-Refusal -Code",
                    bench -> {
                        bench.perform(base(bench));
                        Path blob = bench.file("blob.txt", "{\"computerName\": \"nano01\"}");
                        bench.order("djoin", 0);
                        bench.refuses(
                                bench.script().orderHost().domainBlob(blob).operation(), "The domain was not joined");
                    }),
            in("Assert-AnswerFile", "if ($Text -eq '') {", "if ($false) {", bench -> {
                bench.perform(base(bench));
                bench.perform(bench.script()
                        .orderHost()
                        .offlineAnswers("")
                        .bootAnswers("")
                        .operation());
            }),
            in("New-HostDisk", "    Assert-AnswerFile -Text $BootAnswers\n", "", bench -> {
                bench.perform(base(bench));
                bench.refusesAtOnce(
                        bench.script().orderHost().bootAnswers("no <xml").operation(), "is no XML");
            }),
            in("New-HostDisk", "    Assert-DiskFile -Path (Get-PartialPath -Path $Path) -Files $Files\n", "", bench -> {
                bench.perform(base(bench));
                FileCopy missing =
                        new FileCopy(bench.folder().resolve("missing.txt").toString(), "C:\\x.txt");
                bench.refusesAtOnce(bench.script().orderHost().files(missing).operation(), "There is no file");
            }),
            in("New-HostDisk", "            Clear-SecretFile -Path $held.Answers\n", "", bench -> {
                bench.perform(base(bench));
                String answers = Answers.boot(Set.of(), MachineScript.PASSWORD);
                bench.failsAt(
                        "Dismount-VHD",
                        0,
                        bench.script().orderHost().bootAnswers(answers).operation());
                String secret = MachineScript.PASSWORD + "AdministratorPassword";
                String encoded = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_16LE));
                assertThat(answers).contains(encoded);
                for (Path file : bench.contents()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(encoded);
                }
            }),
            in(
                    "Use-OfflineAnswer",
                    "        Clear-SecretFile -Path (Join-Path -Path $panther -ChildPath $former)\n",
                    "        $null = $former\n",
                    bench -> {
                        bench.perform(base(bench));
                        bench.fileInDisks("Panther/unattend-original.xml", "of the base disk");
                        bench.perform(bench.script().newHost());
                        assertThat(bench.contents())
                                .as("Only the base disk has it")
                                .filteredOn(file -> file.endsWith("unattend-original.xml"))
                                .hasSize(1);
                    }),
            in("Add-PartitionLetter", "                throw $failure\n", "", bench -> {
                bench.takeLetters();
                bench.refuses(
                        bench.script()
                                .orderBase()
                                .from(bench.core2016())
                                .core()
                                .image(1)
                                .operation(),
                        "There are no more drive letters");
            }),
            in("Assert-BootStore", "$device -like 'partition=*' -and ", "", bench -> {
                bench.set("boot-device", "locate");
                bench.perform(base(bench));
            }),
            in("Add-PartitionLetter", "if ($letter -eq '') {", "if ($false) {", bench -> {
                // The first access path is a folder.
                bench.orderNever("Add-PartitionAccessPath", 1);
                bench.refuses(base(bench), "got no drive letter");
            }),
            // The seventh look at partitions is the last before the boot files are written.
            in("Set-BootFile", " -or $null -eq $windows", "", bench -> {
                bench.doesNothing("Get-Partition", 7, base(bench), "has no partition to boot from");
            }),
            in("Set-BootFile", "$null -eq $system -or ", "", bench -> {
                bench.doesNothing("Get-Partition", 8, base(bench), "has no partition to boot from");
            }),
            in("Set-BootFile", "Lock-Machine -Name 'letter'", "Lock-Machine -Name 'other'", bench -> {
                bench.perform(base(bench));
                assertThat(bench.locks().resolve("letter.lock")).exists();
            }));

    private ContentPrecautions() {}

    private static Operation<?> base(PrecautionBench bench) {
        return bench.script().orderBase().operation();
    }
}
