package io.jenkins.plugins.nanohost.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.nanohost.settings.StagedFileSettings;
import io.jenkins.plugins.nanohost.settings.VhdSettings;
import io.jenkins.plugins.nanohost.settings.VmSettings;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A scripted pipeline may leave out a field that a form would require: Jenkins then passes null. */
class MissingFieldsTest {
    private static final FilePath WORKSPACE = new FilePath(new File("/agent/workspace/job"));

    static Stream<Arguments> stepsWithNothing() {
        return Stream.of(
                Arguments.of(new NanoVhdStep(null, null), "host, media"),
                Arguments.of(new HypervVmStep(null, " "), "host, switchName"),
                Arguments.of(new StageContainerFilesStep(null), "host"),
                Arguments.of(new InstallContainerHostStep(""), "host"),
                Arguments.of(new RemoveContainerHostStep(null), "host"),
                Arguments.of(new ContainerHostStep(null, null, null), "host, vhd, vm"),
                Arguments.of(
                        new ContainerHostStep("nano01", new VhdSettings(null), new VmSettings(null)),
                        "vhd.media, vm.switchName"));
    }

    @ParameterizedTest
    @MethodSource("stepsWithNothing")
    void whatAScriptLeavesOutIsNamed(HostStep step, String missing) {
        assertThatThrownBy(() -> step.toDefinition(WORKSPACE))
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("Missing: " + missing + ". ");
    }

    @Test
    void whatIsLeftOutOfAListIsNamedByItsPlace() {
        List<StagedFileSettings> files = new ArrayList<>();
        files.add(new StagedFileSettings("x.exe", "C:\\x.exe"));
        files.add(null);
        files.add(new StagedFileSettings(null, null));
        StageContainerFilesStep step = new StageContainerFilesStep("nano01");
        step.setCopy(files);

        assertThat(step.getCopy()).hasSize(3);
        assertThatThrownBy(() -> step.toDefinition(WORKSPACE))
                .hasMessageStartingWith("Missing: copy[1], copy[2].from, copy[2].to. ");
    }
}
