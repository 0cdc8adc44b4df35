package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import io.jenkins.plugins.nanohost.engine.powershell.rule.Scripts;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each precaution in the scripts there is a scenario that fails when it is taken out. */
class PrecautionTest {
    private static final int WEEK = 7;

    @TempDir
    private Path computer;

    @TempDir
    private Path folder;

    static Stream<Precaution> precautions() {
        return Stream.of(
                        CommonPrecautions.ALL,
                        ContentPrecautions.ALL,
                        DiskPrecautions.ALL,
                        DiskUsePrecautions.ALL,
                        MountPrecautions.ALL,
                        SessionPrecautions.ALL,
                        VmPrecautions.ALL,
                        GuestPrecautions.ALL,
                        DockerPrecautions.ALL,
                        WorkPrecautions.ALL)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("precautions")
    void the_precaution_stands_in_its_script(Precaution precaution) throws Exception {
        String text = Files.readString(SimulatedWindows.script(Scripts.FOLDER, precaution.script()));
        assertThat(text.split(Pattern.quote(precaution.text()), -1))
                .as("The text is in the script exactly once")
                .hasSize(2);
    }

    /**
     * Those of the scripts that {@code precautions.script} names by an expression; of these, with {@code thorough.day}, the
     * number of a day, every seventh one.
     */
    static Stream<Precaution> tried() {
        String script = System.getProperty("precautions.script", ".*");
        List<Precaution> wanted = precautions()
                .filter(precaution -> precaution.script().matches(script))
                .toList();
        Integer day = Integer.getInteger("thorough.day");
        return IntStream.range(0, wanted.size())
                .filter(at -> day == null || at % WEEK == day % WEEK)
                .mapToObj(wanted::get);
    }

    @ParameterizedTest
    @MethodSource("tried")
    @TestPowerShell.NeededOnUnix
    @EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Needs -Dthorough=true")
    void the_scenario_ends_well_with_the_precaution_and_not_without_it(Precaution precaution) throws Exception {
        run(precaution, Files.createDirectory(computer.resolve("with")), Files.createDirectory(folder.resolve("with")));
        SimulatedWindows windows = create(precaution, Files.createDirectory(computer.resolve("without")));
        windows.replace(precaution.script(), precaution.text(), precaution.by());
        Path without = Files.createDirectory(folder.resolve("without"));

        assertThatThrownBy(() -> {
                    try (PrecautionBench bench = new PrecautionBench(computer.resolve("without"), without, windows)) {
                        precaution.scenario().run(bench);
                    }
                })
                .as("Without %s", precaution)
                .isInstanceOfAny(AssertionError.class, Failure.class);
    }

    private static void run(Precaution precaution, Path computer, Path folder) throws Exception {
        try (PrecautionBench bench = new PrecautionBench(computer, folder, create(precaution, computer))) {
            precaution.scenario().run(bench);
        }
    }

    static SimulatedWindows create(Precaution precaution, Path computer) throws Exception {
        return SimulatedWindows.create(computer, precaution.release(), List.of(SimulatedWindows.example()));
    }
}
