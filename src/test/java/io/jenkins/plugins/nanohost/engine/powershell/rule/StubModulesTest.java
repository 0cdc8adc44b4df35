package io.jenkins.plugins.nanohost.engine.powershell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the stubs of a release's cmdlets accept and refuse, in a real PowerShell. */
@TestPowerShell.Needed
class StubModulesTest {
    private static final String BOUND = "bound";

    @TempDir
    private Path folder;

    private String run(String release, String script) throws Exception {
        StubModules.write(release, folder);
        String text = "$ErrorActionPreference = 'Stop'\n"
                + "function global:Invoke-SimulatedCommand { param ($Name, $Bound, $ParameterSet) '" + BOUND
                + "' }\ntry { " + script + " } catch { [string]$_ }";
        ProcessBuilder builder = new ProcessBuilder(
                TestPowerShell.program().toString(),
                "-NoLogo",
                "-NoProfile",
                "-NonInteractive",
                "-ExecutionPolicy",
                "Bypass",
                "-Command",
                text);
        builder.environment().put("PSModulePath", folder.toString());
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016", "2019", "2022", "2025"})
    void each_cmdlet_of_a_release_is_there_with_its_sets(String release) throws Exception {
        List<String> found = run(
                        release,
                        "Get-ChildItem -LiteralPath '" + folder
                                + "' | ForEach-Object { Import-Module $_.FullName }; Get-Command -CommandType Function |"
                                + " Where-Object ModuleName | ForEach-Object { \"$($_.Name) $($_.ParameterSets.Count)\" }")
                .lines()
                .toList();

        List<String> wanted = Cmdlet.all().values().stream()
                .filter(cmdlet -> cmdlet.releases().contains(release)
                        && (!cmdlet.module().startsWith("Microsoft.")
                                || cmdlet.name().equals("Get-Service")))
                .map(cmdlet -> cmdlet.name() + " " + cmdlet.setsIn(release).size())
                .toList();
        assertThat(found).hasSizeGreaterThan(50).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @ParameterizedTest
    @CsvSource({"2016, false", "2019, true", "2022, true", "2025, true"})
    void a_parameter_that_came_later_is_refused_before(String release, boolean there) throws Exception {
        assertThat(run(release, "Hyper-V\\Set-VM -Name 'x' -AutomaticCheckpointsEnabled $false")
                        .equals(BOUND))
                .isEqualTo(there);
    }

    @Test
    void parameters_of_two_sets_are_refused_together_and_taken_apart() throws Exception {
        String way = "Set-Partition -DiskNumber 1 -PartitionNumber 2 ";
        assertThat(run("2016", way + "-IsActive $true")).isEqualTo(BOUND);
        assertThat(run("2016", way + "-NewDriveLetter 'X'")).isEqualTo(BOUND);
        assertThat(run("2016", way + "-IsActive $true -NewDriveLetter 'X'")).contains("Parameter set");
    }

    @Test
    void an_argument_of_another_type_is_refused() throws Exception {
        assertThat(run("2016", "Get-Disk -Number 'one'")).contains("'Number'").doesNotContain(BOUND);
    }
}
