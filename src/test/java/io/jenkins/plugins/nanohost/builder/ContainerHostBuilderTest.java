package io.jenkins.plugins.nanohost.builder;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import io.jenkins.plugins.nanohost.engine.definition.DefinitionReader;
import io.jenkins.plugins.nanohost.engine.report.PlainJson;
import io.jenkins.plugins.nanohost.settings.InstallSettings;
import io.jenkins.plugins.nanohost.settings.StageSettings;
import io.jenkins.plugins.nanohost.settings.VhdSettings;
import io.jenkins.plugins.nanohost.settings.VmSettings;
import io.jenkins.plugins.nanohost.steps.ContainerHostStep;
import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundSetter;

class ContainerHostBuilderTest {
    private static final FilePath WORKSPACE = new FilePath(new File("/agent/workspace/job"));

    private final ContainerHostBuilder builder =
            new ContainerHostBuilder("nano01", new VhdSettings("server.iso"), new VmSettings("External"));

    @Test
    void theEngineReadsWhatTheBuilderWrites() throws Exception {
        String text = PlainJson.write(builder.toDefinition(WORKSPACE));

        assertThat(DefinitionReader.read(text, Path.of("/run"), "the builder")
                        .vhd()
                        .media())
                .isEqualTo(Path.of("/agent/workspace/job/server.iso"));
    }

    @Test
    void builderAndStepHaveTheSameFields() {
        assertThat(fields(ContainerHostBuilder.class)).isEqualTo(fields(ContainerHostStep.class));
    }

    @Test
    void eachFieldChangesTheDefinition() {
        StageSettings stage = new StageSettings();
        stage.setDocker("docker.zip");
        InstallSettings install = new InstallSettings();
        install.setPort(2377);

        changes(() -> builder.setRebuild("always"));
        changes(() -> builder.setStage(stage));
        changes(() -> builder.setInstall(install));
        assertThat(fields(ContainerHostBuilder.class))
                .containsExactlyInAnyOrder("setRebuild", "setStage", "setInstall", "setCredentialsId");
    }

    @Test
    void credentialsAreNamedBesideTheDefinitionAndNotInIt() {
        builder.setCredentialsId("nano-admin");

        assertThat(builder.getCredentialsId()).isEqualTo("nano-admin");
        assertThat(PlainJson.write(builder.toDefinition(WORKSPACE))).doesNotContain("nano-admin");
    }

    private void changes(Runnable set) {
        Map<String, Object> before = builder.toDefinition(WORKSPACE);
        set.run();
        assertThat(builder.toDefinition(WORKSPACE)).isNotEqualTo(before);
    }

    private static Set<String> fields(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
