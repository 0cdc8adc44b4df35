package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetMachineFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The precautions of the scripts that all others use: locks, files and programs. */
final class CommonPrecautions {
    /** A lock that nothing refers to is a closed file as soon as memory is cleaned up, so whether it is held would be chance. */
    private static final String KEPT = "[System.AppDomain]::CurrentDomain.SetData('kept', %s)";

    static final List<Precaution> ALL = List.of(
            in("Get-PartialPath", "$Path -notmatch '\\.vhdx?$'", "$false", bench -> {
                Path text = bench.file("nano01.txt", "somebody's");
                bench.refuses(new RemoveDisk(text.toString()), "cannot be named 'nano01.txt'");
                assertThat(text).exists();
            }),
            in("Get-FolderFact", "if (-not $there) {", "if ($false) {", bench -> {
                bench.refuses(new GetMachineFact("Q:\\nowhere", List.of()), "There is no drive for the folder");
            }),
            in("Open-OwnFile", "$_.Exception.GetBaseException().GetType().FullName -ne", "'' -eq", bench -> {
                bench.makeDisks();
                Files.delete(bench.locks().resolve("disk.lock"));
                Path nowhere = bench.locks().resolve("none").resolve("disk.lock");
                Files.createSymbolicLink(bench.locks().resolve("disk.lock"), nowhere);
                failsAtOnce(bench);
            }),
            in("Lock-Machine", "            $lock.Dispose()\n", KEPT.formatted("$lock") + "\n", bench -> {
                bench.makeDisks();
                Path holder = bench.locks().resolve("disk.txt");
                Files.delete(holder);
                Files.createDirectory(holder);
                failsAtOnce(bench);
                Files.delete(holder);
                bench.performAtOnce(bench.add(bench.script().host()));
            }),
            in("New-HostDisk", "Unlock-Machine -Lock $held.Lock", KEPT.formatted("$held.Lock"), bench -> {
                bench.makeDisks();
                bench.performAtOnce(bench.add(bench.script().host()));
            }),
            in("Invoke-NativeProgram", "-not (Test-Path -LiteralPath $Path -PathType Leaf)", "$false", bench -> {
                bench.deleteProgram("bcdedit.exe");
                bench.refuses(bench.script().orderBase().operation(), "There is no program", "bcdedit.exe");
            }),
            in("Set-BootFile", "Unlock-Machine -Lock $lock", KEPT.formatted("$lock"), bench -> {
                bench.perform(bench.script().orderBase().operation());
                Path other = bench.folder().resolve("other.vhdx");
                bench.performAtOnce(bench.script().orderBase().at(other).operation());
            }),
            in("New-BaseDisk", "Unlock-Machine -Lock $held.Lock", KEPT.formatted("$held.Lock"), bench -> {
                bench.perform(bench.script().orderBase().operation());
                Path other = bench.folder().resolve("other.vhdx");
                bench.performAtOnce(bench.script().orderBase().at(other).operation());
            }),
            in("New-BaseDisk", "(ConvertTo-LockName -Kind 'media' -Path $Media)", "'media'", bench -> {
                bench.perform(bench.script().orderBase().operation());
                assertThat(bench.locks().toFile().list()).anyMatch(name -> name.matches("media-[0-9a-f]{16}\\.lock"));
            }));

    private CommonPrecautions() {}

    /** Files are not added to the host disk, and nothing is waited for. */
    private static void failsAtOnce(PrecautionBench bench) {
        assertThatThrownBy(() -> bench.performAtOnce(bench.add(bench.script().host())))
                .isInstanceOf(OperationFailure.class);
    }
}
