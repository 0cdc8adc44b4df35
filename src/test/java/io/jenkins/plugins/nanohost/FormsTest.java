package io.jenkins.plugins.nanohost;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.builder.ContainerHostBuilder;
import io.jenkins.plugins.nanohost.machine.HyperVMachineProperty;
import io.jenkins.plugins.nanohost.settings.DockerSettings;
import io.jenkins.plugins.nanohost.settings.FilesSettings;
import io.jenkins.plugins.nanohost.settings.StagedFileSettings;
import io.jenkins.plugins.nanohost.settings.VhdSettings;
import io.jenkins.plugins.nanohost.settings.VmSettings;
import io.jenkins.plugins.nanohost.steps.ContainerHostStep;
import io.jenkins.plugins.nanohost.steps.HypervVmStep;
import io.jenkins.plugins.nanohost.steps.InstallContainerHostStep;
import io.jenkins.plugins.nanohost.steps.NanoVhdStep;
import io.jenkins.plugins.nanohost.steps.RemoveContainerHostStep;
import io.jenkins.plugins.nanohost.steps.StageContainerFilesStep;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Holds each form to the class that it fills: the same fields, a help text and a title for each, only fixed text. */
class FormsTest {
    private static final String TAGS = "/io/jenkins/plugins/nanohost/form/";
    private static final Pattern FIELD = Pattern.compile("<f:entry title=\"\\$\\{%(\\w+)}\" field=\"(\\w+)\">");
    private static final Pattern PROPERTY = Pattern.compile("<f:property field=\"(\\w+)\" />");
    private static final Pattern TAG = Pattern.compile("<n:(\\w+) />");
    private static final Pattern TITLE = Pattern.compile("\\$\\{%(\\w+)}");

    static Collection<Class<?>> formsOfThePlugin() {
        return List.of(
                NanoVhdStep.class,
                HypervVmStep.class,
                StageContainerFilesStep.class,
                InstallContainerHostStep.class,
                RemoveContainerHostStep.class,
                ContainerHostStep.class,
                ContainerHostBuilder.class,
                HyperVMachineProperty.class,
                VhdSettings.class,
                VmSettings.class,
                FilesSettings.class,
                StagedFileSettings.class,
                DockerSettings.class);
    }

    @ParameterizedTest
    @MethodSource("formsOfThePlugin")
    void aFormHasTheFieldsOfItsClassAndNoOther(Class<?> type) throws IOException {
        Set<String> shown = new TreeSet<>();
        for (String jelly : scripts(type)) {
            String text = read(jelly);
            FIELD.matcher(text).results().forEach(found -> shown.add(found.group(2)));
            PROPERTY.matcher(text).results().forEach(found -> shown.add(found.group(1)));
        }

        assertThat(shown).isEqualTo(bound(type));
    }

    @ParameterizedTest
    @MethodSource("formsOfThePlugin")
    void everyTitleHasItsText(Class<?> type) throws IOException {
        for (String jelly : scripts(type)) {
            Set<String> titles = new TreeSet<>();
            TITLE.matcher(read(jelly)).results().forEach(found -> titles.add(found.group(1)));
            if (!titles.isEmpty()) {
                Properties texts = new Properties();
                try (InputStream in = FormsTest.class.getResourceAsStream(jelly.replace(".jelly", ".properties"))) {
                    texts.load(in);
                }
                assertThat(texts.stringPropertyNames()).isEqualTo(titles);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formsOfThePlugin")
    void everyFieldHasItsHelp(Class<?> type) {
        assertThat(bound(type)).allMatch(field -> help(type, "help-" + field + ".html"), "has a help text");
    }

    @ParameterizedTest
    @MethodSource("formsOfThePlugin")
    void aFormHoldsFixedTextAlone(Class<?> type) throws IOException {
        for (String jelly : scripts(type)) {
            assertThat(read(jelly))
                    .startsWith("<?jelly escape-by-default='true'?>")
                    .doesNotContainPattern("<script|style=|\\son\\w+=");
        }
    }

    @ParameterizedTest
    @MethodSource("formsOfThePlugin")
    void whatAPersonChoosesHasItsHelp(Class<?> type) {
        boolean chosen = !type.getPackageName().endsWith("settings");

        assertThat(help(type, "help.html")).isEqualTo(chosen);
    }

    private static List<String> scripts(Class<?> type) throws IOException {
        String config = "/" + type.getName().replace('.', '/') + "/config.jelly";
        Matcher tags = TAG.matcher(read(config));
        return Stream.concat(Stream.of(config), tags.results().map(found -> TAGS + found.group(1) + ".jelly"))
                .toList();
    }

    private static boolean help(Class<?> type, String name) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (c.getResource(c.getSimpleName() + "/" + name) != null) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> bound(Class<?> type) {
        Set<String> fields = new TreeSet<>();
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                Arrays.stream(constructor.getParameters())
                        .map(Parameter::getName)
                        .forEach(fields::add);
            }
        }
        Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(method -> Character.toLowerCase(method.getName().charAt(3))
                        + method.getName().substring(4))
                .forEach(fields::add);
        return fields;
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = FormsTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
