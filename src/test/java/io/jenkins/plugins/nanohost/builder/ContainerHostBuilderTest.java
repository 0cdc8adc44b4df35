package io.jenkins.plugins.nanohost.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.nanohost.credentials.GuestAccount;
import io.jenkins.plugins.nanohost.engine.definition.reader.DefinitionReader;
import io.jenkins.plugins.nanohost.engine.report.PlainJson;
import io.jenkins.plugins.nanohost.settings.DockerSettings;
import io.jenkins.plugins.nanohost.settings.FilesSettings;
import io.jenkins.plugins.nanohost.settings.VhdSettings;
import io.jenkins.plugins.nanohost.settings.VmSettings;
import io.jenkins.plugins.nanohost.steps.ContainerHostStep;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

class ContainerHostBuilderTest {
    private static final FilePath WORKSPACE = new FilePath(new File("/agent/workspace/job"));

    private static final EnvVars ENV = new EnvVars();

    private final ContainerHostBuilder builder =
            new ContainerHostBuilder("nano01", new VhdSettings("server.iso"), new VmSettings("External"));

    @Test
    void theEngineReadsWhatTheBuilderWrites() throws Exception {
        String text = PlainJson.write(builder.toDefinition(WORKSPACE, ENV));

        assertThat(DefinitionReader.read(text, Path.of("/run"), "the builder")
                        .vhd()
                        .base()
                        .media())
                .isEqualTo(Path.of("/agent/workspace/job/server.iso"));
    }

    @Test
    void builderAndStepHaveTheSameFields() {
        assertThat(fields(ContainerHostBuilder.class)).isEqualTo(fields(ContainerHostStep.class));
    }

    @Test
    void eachFieldChangesTheDefinition() throws Exception {
        FilesSettings files = new FilesSettings();
        files.setDocker("docker.zip");
        DockerSettings docker = new DockerSettings();
        docker.setPort(2377);

        changes(() -> builder.setRebuild("always"));
        changes(() -> builder.setFiles(files));
        changes(() -> builder.setDocker(docker));
        assertThat(fields(ContainerHostBuilder.class))
                .containsExactlyInAnyOrder("setRebuild", "setFiles", "setDocker", "setCredentialsId");
    }

    @Test
    void credentialsAreNamedBesideTheDefinitionAndNotInIt() throws Exception {
        builder.setCredentialsId("nano-admin");

        assertThat(builder.getCredentialsId()).isEqualTo("nano-admin");
        assertThat(PlainJson.write(builder.toDefinition(WORKSPACE, ENV))).doesNotContain("nano-admin");
    }

    /**
     * Fills every text of settings and of the settings within them, each with its own variable, and notes the values.
     *
     * @param values the values of the variables; each new one is added
     */
    private static Object filled(Class<?> type, Map<String, String> values) throws Exception {
        Constructor<?> constructor = Arrays.stream(type.getConstructors())
                .filter(each -> each.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow();
        List<Object> arguments = new ArrayList<>();
        for (Type parameter : constructor.getGenericParameterTypes()) {
            arguments.add(value(parameter, values));
        }
        Object settings = constructor.newInstance(arguments.toArray());
        for (Method setter : type.getMethods()) {
            if (setter.isAnnotationPresent(DataBoundSetter.class)
                    && setter.getParameterTypes()[0] != int.class
                    && !setter.getName().equals("setCredentialsId")) {
                setter.invoke(settings, value(setter.getGenericParameterTypes()[0], values));
            }
        }
        return settings;
    }

    private static Object value(Type type, Map<String, String> values) throws Exception {
        if (type == String.class) {
            String name = "V" + values.size();
            values.put(name, "value" + values.size() + "end");
            return values.size() % 2 == 0 ? "a$" + name : "a${" + name + "}b";
        }
        return type instanceof ParameterizedType list
                ? List.of(
                        filled((Class<?>) list.getActualTypeArguments()[0], values),
                        filled((Class<?>) list.getActualTypeArguments()[0], values))
                : filled((Class<?>) type, values);
    }

    @Test
    void everyTextIsExpandedHoweverDeepItLies() throws Exception {
        EnvVars env = new EnvVars();
        ContainerHostBuilder full = (ContainerHostBuilder) filled(ContainerHostBuilder.class, env);

        String text = PlainJson.write(full.toDefinition(WORKSPACE, env));

        assertThat(env).hasSizeGreaterThan(30);
        assertThat(text).contains(env.values()).doesNotContain("$");
    }

    @Test
    void variablesMayBePathsListsAndEmpty() throws Exception {
        VhdSettings vhd = new VhdSettings("$MEDIA");
        vhd.setPackages("${PACKAGES}");
        vhd.setUpdates("$UPDATES\nc.cab");
        vhd.setSize("$SIZE");
        vhd.setFormat("$SIZE");
        EnvVars env = new EnvVars(Map.of(
                "MEDIA", "/iso/server.iso", "PACKAGES", "Guest, Containers", "UPDATES", "a.cab\nb.cab", "SIZE", ""));

        assertThat(new ContainerHostBuilder("$HOST", vhd, new VmSettings("External")).toDefinition(WORKSPACE, env))
                .containsEntry("host", "$HOST")
                .extractingByKey("vhd", InstanceOfAssertFactories.MAP)
                .containsEntry("media", "/iso/server.iso")
                .containsEntry("packages", List.of("Guest", "Containers"))
                .containsEntry(
                        "updates",
                        List.of(
                                "/agent/workspace/job/a.cab",
                                "/agent/workspace/job/b.cab",
                                "/agent/workspace/job/c.cab"))
                .doesNotContainKeys("size", "format");
    }

    @Test
    void theVariablesAreThoseOfTheBuildAndOfItsJob() throws Exception {
        Build build = new Build();

        assertThat(ContainerHostBuilder.environment(build, null))
                .containsEntry("NODE_NAME", "agent-1")
                .containsEntry("AXIS", "")
                .containsEntry("HOST", "nano01");
    }

    @Test
    void aBuildWithoutAWorkspaceIsToldSo() throws Exception {
        Build build = new Build();

        assertThatThrownBy(() -> builder.perform(build, null, null))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("no workspace");
    }

    @Test
    void credentialsMayBeNamedByAVariable() throws Exception {
        Build build = new Build();

        assertThatThrownBy(
                        () -> GuestAccount.passwordFor(build, "${ACCOUNT}", new EnvVars(Map.of("ACCOUNT", "admin-1"))))
                .hasMessageContaining("'admin-1'");
        assertThatThrownBy(() -> GuestAccount.passwordFor(build, "$NONE", new EnvVars()))
                .hasMessageContaining("'$NONE'");
    }

    @Test
    void whatIsRequiredAndMissingIsNamed() {
        assertThatThrownBy(() -> new ContainerHostBuilder("nano01", null, null).toDefinition(WORKSPACE, ENV))
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("Missing: vhd, vm.");
        assertThatThrownBy(() -> new ContainerHostBuilder("$HOST", new VhdSettings(null), new VmSettings(null))
                        .toDefinition(WORKSPACE, new EnvVars(Map.of("HOST", ""))))
                .hasMessageStartingWith("Missing: host, vhd.media, vm.switchName.");
    }

    /** Makes an object as Jenkins does from a stored job: without constructors, and without what the job does not have. */
    @Test
    void aStoredJobMayLackAnyField() throws Exception {
        EnvVars env = new EnvVars();
        int lacking = 0;
        for (String section : List.of("all", "settings", "all.vhd", "all.vm", "all.files", "all.docker", "files")) {
            for (int i = 0; i < 30; i++) {
                ContainerHostBuilder full = (ContainerHostBuilder) filled(ContainerHostBuilder.class, env);
                List<Field> fields = Arrays.stream(
                                object(full, section).getClass().getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .filter(field -> !field.getType().isPrimitive())
                        .toList();
                if (i < fields.size()) {
                    fields.get(i).setAccessible(true);
                    fields.get(i).set(object(full, section), null);
                    lacking++;
                    try {
                        assertThat(full.toDefinition(WORKSPACE, env)).isNotEmpty();
                    } catch (AbortException e) {
                        assertThat(e).hasMessageContaining(fields.get(i).getName());
                    }
                }
            }
        }
        assertThat(lacking).isGreaterThan(30);
    }

    private static Object object(ContainerHostBuilder builder, String path) throws Exception {
        if (path.equals("files")) {
            return builder.getFiles().getCopy().get(0);
        }
        Object object = builder;
        for (String name : path.split("\\.")) {
            Field field = object.getClass().getDeclaredField(name);
            field.setAccessible(true);
            object = field.get(object);
        }
        return object;
    }

    /** Pipelines can run every {@code SimpleBuildStep}, and the snippet generator offers it by its symbol. */
    @Test
    void aPipelineHasTheStepAloneAndCannotRunTheBuilder() {
        List<String> types = new ArrayList<>();
        for (Class<?> type = ContainerHostBuilder.class; type != null; type = type.getSuperclass()) {
            types.add(type.getName());
            Arrays.stream(type.getInterfaces()).map(Class::getName).forEach(types::add);
        }

        assertThat(types)
                .contains("hudson.tasks.Builder")
                .doesNotContain(
                        "jenkins.tasks.SimpleBuildStep",
                        "jenkins.tasks.SimpleBuildWrapper",
                        "org.jenkinsci.plugins.workflow.steps.Step");
        assertThat(new ContainerHostStep.DescriptorImpl().getFunctionName()).isEqualTo("containerHost");
    }

    private static final class Job extends AbstractProject<Job, Build> {
        Job() {
            super(null, "job");
        }
    }

    private static final class Build extends AbstractBuild<Job, Build> {
        Build() throws IOException {
            super(new Job());
        }

        @Override
        public EnvVars getEnvironment(TaskListener log) {
            return new EnvVars(Map.of("NODE_NAME", "agent-1", "HOST", "other"));
        }

        @Override
        public Map<String, String> getBuildVariables() {
            return Map.of("HOST", "nano01", "AXIS", "");
        }
    }

    private void changes(Runnable set) throws Exception {
        Map<String, Object> before = builder.toDefinition(WORKSPACE, ENV);
        set.run();
        assertThat(builder.toDefinition(WORKSPACE, ENV)).isNotEqualTo(before);
    }

    private static Set<String> fields(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
