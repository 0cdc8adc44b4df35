package io.jenkins.plugins.nanohost.builder;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.FilePath;
import io.jenkins.plugins.nanohost.engine.definition.reader.DefinitionReader;
import io.jenkins.plugins.nanohost.engine.report.PlainJson;
import io.jenkins.plugins.nanohost.settings.FormContext;
import io.jenkins.plugins.nanohost.settings.InstallSettings;
import io.jenkins.plugins.nanohost.settings.StageSettings;
import io.jenkins.plugins.nanohost.settings.StagedFileSettings;
import io.jenkins.plugins.nanohost.settings.VhdSettings;
import io.jenkins.plugins.nanohost.settings.VmSettings;
import io.jenkins.plugins.nanohost.steps.ContainerHostStep;
import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundSetter;

class ContainerHostBuilderTest {
    private static final FilePath WORKSPACE = new FilePath(new File("/agent/workspace/job"));

    private final ContainerHostBuilder builder =
            new ContainerHostBuilder("nano01", new VhdSettings("server.iso"), new VmSettings("External"));

    @Test
    void theEngineReadsWhatTheBuilderWrites() throws Exception {
        String text = PlainJson.write(builder.toDefinition(FormContext.of(WORKSPACE)));

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
        assertThat(PlainJson.write(builder.toDefinition(FormContext.of(WORKSPACE))))
                .doesNotContain("nano-admin");
    }

    /** Each text of each form, those that a later field brings too, is set to a variable; none may come through as it is. */
    @Test
    void variablesOfTheBuildAreExpandedInEveryText() throws Exception {
        VhdSettings vhd = filled(new VhdSettings("$VALUE"));
        vhd.setFiles(List.of(new StagedFileSettings("$VALUE", "$VALUE")));
        StageSettings stage = filled(new StageSettings());
        stage.setFiles(List.of(new StagedFileSettings("${VALUE}", "${VALUE}")));
        ContainerHostBuilder all = new ContainerHostBuilder("$VALUE", vhd, filled(new VmSettings("$VALUE")));
        all.setRebuild("$VALUE");
        all.setStage(stage);
        all.setInstall(filled(new InstallSettings()));
        EnvVars env = new EnvVars(Map.of("VALUE", "a b"));

        String raw = PlainJson.write(all.toDefinition(FormContext.of(WORKSPACE)));
        String text = PlainJson.write(all.toDefinition(new FormContext(WORKSPACE, env::expand)));

        assertThat(raw).contains("VALUE");
        assertThat(text).doesNotContain("$").doesNotContain("VALUE").contains("\"/agent/workspace/job/a b\"");
        assertThat(PlainJson.write(all.toDefinition(new FormContext(WORKSPACE, new EnvVars()::expand))))
                .isEqualTo(raw);
    }

    /** Sets every text of a form to a variable. */
    private static <T> T filled(T form) throws Exception {
        for (Method method : form.getClass().getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class) && method.getParameterTypes()[0] == String.class) {
                method.invoke(form, "$VALUE");
            }
        }
        return form;
    }

    @Test
    void aPathThatAVariableMakesAbsoluteDoesNotStartFromTheWorkspace() throws Exception {
        EnvVars env = new EnvVars(Map.of("MEDIA", "/media"));
        ContainerHostBuilder one = new ContainerHostBuilder("n", new VhdSettings("$MEDIA/a.iso"), new VmSettings("s"));
        assertThat(PlainJson.write(one.toDefinition(new FormContext(WORKSPACE, env::expand))))
                .contains("\"/media/a.iso\"");
    }

    @Test
    void aSectionThatIsMissingIsToldByTheEngineAndIsNoFaultOfTheForm() throws Exception {
        for (Map<String, Object> definition : List.of(
                new ContainerHostBuilder("n", null, null).toDefinition(FormContext.of(WORKSPACE)),
                new ContainerHostBuilder("n", null, new VmSettings("s")).toDefinition(FormContext.of(WORKSPACE)))) {
            assertThat(definition).doesNotContainKey("vhd");
            assertThat(DefinitionReader.read(PlainJson.write(definition), Path.of("/run"), "the builder")
                            .vhd())
                    .isNull();
        }
    }

    /** Jenkins' meta step offers each SimpleBuildStep that has a symbol under that symbol, in the place of a step of its name. */
    @Test
    void aPipelineIsOfferedTheStepAlone() {
        assertThat(ContainerHostBuilder.class.getInterfaces()).isEmpty();
        assertThat(new ContainerHostStep.DescriptorImpl().getFunctionName())
                .isEqualTo(ContainerHostBuilder.DescriptorImpl.class.getAnnotation(Symbol.class)
                        .value()[0]);
    }

    private void changes(Runnable set) {
        Map<String, Object> before = builder.toDefinition(FormContext.of(WORKSPACE));
        set.run();
        assertThat(builder.toDefinition(FormContext.of(WORKSPACE))).isNotEqualTo(before);
    }

    private static Set<String> fields(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
