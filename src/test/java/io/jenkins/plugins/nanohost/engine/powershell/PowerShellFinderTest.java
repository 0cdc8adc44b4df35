package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerShellFinderTest {
    @TempDir
    private Path folder;

    private Path program(String name) throws Exception {
        Path program = folder.resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, "");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private PowerShellFinder elsewhere() {
        return new PowerShellFinder(
                Map.of("PATH", String.join(File.pathSeparator, "", "/absent", folder.toString())), "Linux");
    }

    @Test
    void theOneThatWasSetIsTaken() throws Exception {
        program("pwsh");
        Path set = program("other/powershell.exe");

        assertThat(elsewhere().find(set)).isEqualTo(set);
    }

    @Test
    void oneThatWasSetAndIsNotThereIsNotReplaced() throws Exception {
        program("pwsh");

        assertThatThrownBy(() -> elsewhere().find(folder.resolve("absent.exe")))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("absent.exe");
        assertThatThrownBy(() -> elsewhere().find(folder)).isInstanceOf(UnfitFailure.class);
    }

    @Test
    void onWindowsItIsTheOneOfWindowsAndNeverPwshOnPath() throws Exception {
        program("pwsh");
        PowerShellFinder finder =
                new PowerShellFinder(Map.of("PATH", folder.toString(), "systemroot", folder.toString()), "Windows 10");

        assertThatThrownBy(() -> finder.find(null)).isInstanceOf(UnfitFailure.class);

        Path own = program("System32/WindowsPowerShell/v1.0/powershell.exe");
        assertThat(finder.find(null)).isEqualTo(own);
    }

    @Test
    void elsewhereItIsPwshOnPath() throws Exception {
        assertThatThrownBy(() -> elsewhere().find(null))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("no pwsh on PATH");

        Path found = program("pwsh");
        assertThat(elsewhere().find(null)).isEqualTo(found);
    }
}
