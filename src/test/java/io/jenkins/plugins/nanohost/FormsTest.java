package io.jenkins.plugins.nanohost;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.builder.ContainerHostBuilder;
import io.jenkins.plugins.nanohost.node.HyperVMachineProperty;
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
import java.io.StringReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Each form agrees with the class that it fills: the same fields, a help text and a title for each, only fixed text. */
class FormsTest {
    private static final String TAGS = "/io/jenkins/plugins/nanohost/form/";
    private static final Pattern FIELD = Pattern.compile("<f:entry title=\"\\$\\{%(\\w+)}\" field=\"(\\w+)\">");
    private static final Pattern PROPERTY = Pattern.compile("<f:property field=\"(\\w+)\" />");
    private static final Pattern TAG = Pattern.compile("<n:(\\w+) />");
    private static final Pattern INPUT = Pattern.compile("field=\"(\\w+)\">\\s*<f:(\\w+)");
    private static final Pattern HELP = Pattern.compile("help-(\\w+?)(_\\w+)?\\.html");
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
    void everyFieldHasItsHelp(Class<?> type) throws IOException {
        for (String field : bound(type)) {
            assertThat(help(type, "help-" + field + ".html")).as(field).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("formsOfThePlugin")
    void everyHelpIsThatOfAField(Class<?> type) throws Exception {
        for (Class<?> c = type; c != null && c.getName().startsWith("io.jenkins"); c = c.getSuperclass()) {
            URL config = c.getResource(c.getSimpleName());
            if (config != null) {
                assertThat(helped(Path.of(config.toURI()))).as(c.getName()).isSubsetOf(fieldsOfAll(c));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formsOfThePlugin")
    void everyHelpIsOneWellFormedElement(Class<?> type) throws Exception {
        for (String field : bound(type)) {
            String page = help(type, "help-" + field + ".html").orElseThrow();
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(page)))
                    .getDocumentElement();
            assertThat(root.getTagName()).isEqualTo("div");
            assertThat(root.getElementsByTagName("p").getLength()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("formsOfThePlugin")
    void theHelpTellsHowAListIsWritten(Class<?> type) throws IOException {
        for (String jelly : scripts(type)) {
            for (MatchResult field : INPUT.matcher(read(jelly)).results().toList()) {
                String page = help(type, "help-" + field.group(1) + ".html").orElseThrow();
                boolean lines = field.group(2).equals("textarea");
                assertThat(page.contains("one per line")).as(field.group(1)).isEqualTo(lines);
            }
        }
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
    void whatAPersonChoosesHasItsHelp(Class<?> type) throws IOException {
        boolean chosen = !type.getPackageName().endsWith("settings");

        assertThat(help(type, "help.html").isPresent()).isEqualTo(chosen);
    }

    private static List<String> scripts(Class<?> type) throws IOException {
        String config = "/" + type.getName().replace('.', '/') + "/config.jelly";
        Matcher tags = TAG.matcher(read(config));
        return Stream.concat(Stream.of(config), tags.results().map(found -> TAGS + found.group(1) + ".jelly"))
                .toList();
    }

    /** Looks where Jenkins looks: beside the class, or beside one that it extends. */
    private static Optional<String> help(Class<?> type, String name) throws IOException {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (c.getResource(c.getSimpleName() + "/" + name) != null) {
                return Optional.of(read("/" + c.getName().replace('.', '/') + "/" + name));
            }
        }
        return Optional.empty();
    }

    private static Set<String> helped(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> HELP.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Of the class, or of all those that share what it has. */
    private static Set<String> fieldsOfAll(Class<?> type) {
        return formsOfThePlugin().stream()
                .filter(type::isAssignableFrom)
                .flatMap(form -> bound(form).stream())
                .collect(Collectors.toCollection(TreeSet::new));
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
