package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

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
            in("Add-CheckpointUpdate", "        $failure = $_\n        throw\n", "        $failure = $_\n", bench -> {
                        Path update = bench.file("kb5000002-x64.msu", "MSCF");
                        bench.failsAt(
                                "Add-WindowsPackage",
                                0,
                                bench.core2025().updates(update).operation());
                    })
                    .on(Release.SERVER_2025),
            in("Assert-AnswerFile", "if ($Text -eq '') {", "if ($false) {", bench -> {
                bench.perform(base(bench));
                bench.perform(bench.script()
                        .orderHost()
                        .offlineAnswers("")
                        .bootAnswers("")
                        .operation());
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
            }));

    private ContentPrecautions() {}

    private static Operation<?> base(PrecautionBench bench) {
        return bench.script().orderBase().operation();
    }
}
