package io.jenkins.plugins.nanohost;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the packaged plugin and checks that it has what Jenkins reads, and nothing that must not be in it. */
class HpiPackageCheck {
    private static final Path HPI = Path.of(System.getProperty("hpi"));
    private static final String FACE = "WEB-INF/lib/nano-container-host.jar";
    private static final String ENGINE = "WEB-INF/lib/nano-container-host-engine.jar";

    @TempDir
    static Path folder;

    private static Path face;
    private static Path engine;

    @BeforeAll
    static void unpack() throws IOException {
        face = folder.resolve("face.jar");
        engine = folder.resolve("engine.jar");
        try (JarFile hpi = new JarFile(HPI.toFile())) {
            copy(hpi, FACE, face);
            copy(hpi, ENGINE, engine);
        }
    }

    private static void copy(JarFile hpi, String name, Path to) throws IOException {
        try (InputStream in = hpi.getInputStream(hpi.getEntry(name))) {
            Files.copy(in, to);
        }
    }

    @Test
    void holdsTheFaceAndTheEngineOnceAndNothingElse() throws IOException {
        assertThat(files(HPI)).containsExactlyInAnyOrder("META-INF/MANIFEST.MF", FACE, ENGINE);
    }

    @Test
    void manifestSaysWhatJenkinsAsks() throws IOException {
        Attributes main;
        try (JarFile hpi = new JarFile(HPI.toFile())) {
            main = hpi.getManifest().getMainAttributes();
        }
        assertThat(main.getValue("Short-Name")).isEqualTo("nano-container-host");
        assertThat(main.getValue("Extension-Name")).isEqualTo("nano-container-host");
        assertThat(main.getValue("Long-Name")).isEqualTo("Nano Container Host");
        assertThat(main.getValue("Group-Id")).isEqualTo("io.jenkins.plugins");
        assertThat(main.getValue("Artifact-Id")).isEqualTo("nano-container-host");
        assertThat(main.getValue("Specification-Title")).startsWith("Turns Windows installation media");
        assertThat(main.getValue("Url")).startsWith("https://");
        assertThat(main.getValue("Plugin-Version")).matches("[0-9]+(\\.[0-9]+)*(-SNAPSHOT \\(private\\))?");
        assertThat(main.getValue("Jenkins-Version")).isEqualTo("2.479.3");
        assertThat(main.getValue("Hudson-Version")).isEqualTo("2.479.3");
        assertThat(main.getValue("Minimum-Java-Version")).isEqualTo("17");
        assertThat(main.getValue("Support-Dynamic-Loading")).isEqualTo("true");
        assertThat(main.getValue("Plugin-License-Name")).isEqualTo("MIT");
        assertThat(main.getValue("Plugin-Dependencies").split(","))
                .containsExactlyInAnyOrder(
                        "credentials:1405.vb_cda_74a_f8974",
                        "durable-task:581.v299a_5609d767",
                        "workflow-api:1363.v03f731255494",
                        "workflow-durable-task-step:1405.v1fcd4a_d00096",
                        "workflow-step-api:686.v603d058a_e148");
        assertThat(main.values()).noneMatch(value -> value.toString().contains("${"));
    }

    @Test
    void faceHoldsItsOwnClassesAlone() throws IOException {
        assertThat(files(face))
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io/jenkins/plugins/nanohost/"))
                .noneMatch(name -> name.startsWith("io/jenkins/plugins/nanohost/engine/"));
    }

    @Test
    void engineHoldsItsOwnClassesAndRelocatedLibrariesAlone() throws IOException {
        assertThat(files(engine))
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io/jenkins/plugins/nanohost/engine/"));
    }

    @Test
    void faceUsesJenkinsAndTheEngineButNoLibraryOfTheEngine() {
        Set<String> used = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().importPath(face)) {
            type.getDirectDependenciesFromSelf()
                    .forEach(dependency -> used.add(
                            dependency.getTargetClass().getBaseComponentType().getPackageName()));
        }
        assertThat(used)
                .allMatch(name -> name.isEmpty()
                        || List.of(
                                        "java.",
                                        "hudson.",
                                        "jenkins.",
                                        "org.jenkinsci.",
                                        "org.kohsuke.stapler.",
                                        "com.cloudbees.plugins.credentials.",
                                        "com.google.common.util.concurrent.",
                                        "org.springframework.security.core.",
                                        "edu.umd.cs.findbugs.annotations.",
                                        "io.jenkins.plugins.nanohost.")
                                .stream()
                                .anyMatch((name + ".")::startsWith));
    }

    @Test
    void extensionIndexNamesEveryDescriptorOfTheFace() throws IOException {
        try (URLClassLoader loader = faceAlone()) {
            Set<String> indexed = new TreeSet<>();
            for (IndexItem<hudson.Extension, Object> item : Index.load(hudson.Extension.class, Object.class, loader)) {
                indexed.add(item.className());
            }
            assertThat(indexed)
                    .isEqualTo(classNames(face).stream()
                            .filter(name -> name.endsWith("DescriptorImpl"))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void symbolIndexNamesTheSymbolsOfTheFace() throws IOException {
        assertThat(text("META-INF/services/annotations/org.jenkinsci.Symbol").lines())
                .containsExactly(
                        "io.jenkins.plugins.nanohost.builder.ContainerHostBuilder$DescriptorImpl",
                        "io.jenkins.plugins.nanohost.node.HyperVMachineProperty$DescriptorImpl");
    }

    @Test
    void staplerFilesNameWhatAFormBinds() throws IOException {
        assertThat(constructor("node/HyperVMachineProperty")).isEmpty();
        assertThat(constructor("builder/ContainerHostBuilder")).isEqualTo("host,vhd,vm");
        assertThat(text("io/jenkins/plugins/nanohost/settings/VhdForm/doCheckMedia.stapler"))
                .isEqualTo("item,value");
    }

    @Test
    void pluginManagerFindsTheDescription() throws IOException {
        assertThat(text("index.jelly")).contains("<?jelly escape-by-default='true'?>");
    }

    @Test
    void aFormFindsItsHelp() throws IOException {
        assertThat(text("io/jenkins/plugins/nanohost/steps/StageContainerFilesStep/help-baseImage.html"))
                .startsWith("<div>")
                .contains("workspace");
        assertThat(files(face))
                .filteredOn(name -> name.contains("/help-"))
                .containsExactlyInAnyOrderElementsOf(helpOfTheBuild())
                .contains(
                        "io/jenkins/plugins/nanohost/builder/ContainerHostBuilder/help-host.html",
                        "io/jenkins/plugins/nanohost/builder/ContainerHostBuilder/help-credentialsId.html",
                        "io/jenkins/plugins/nanohost/settings/StagedFileSettings/help-from.html",
                        "io/jenkins/plugins/nanohost/steps/HostStep/help-host.html",
                        "io/jenkins/plugins/nanohost/steps/NanoVhdStep/help-address6.html");
    }

    private static List<String> helpOfTheBuild() throws IOException {
        Path classes = Path.of("target/classes");
        try (Stream<Path> pages = Files.find(
                classes, 20, (file, facts) -> file.getFileName().toString().startsWith("help-"))) {
            return pages.map(page -> classes.relativize(page).toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static String constructor(String type) throws IOException {
        Properties bound = new Properties();
        bound.load(new StringReader(text("io/jenkins/plugins/nanohost/" + type + ".stapler")));
        return bound.getProperty("constructor");
    }

    private static URLClassLoader faceAlone() throws IOException {
        return new URLClassLoader(new URL[] {face.toUri().toURL()}, null);
    }

    private static String text(String name) throws IOException {
        try (JarFile jar = new JarFile(face.toFile());
                InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static List<String> files(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Collections.list(file.entries()).stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName())
                    .toList();
        }
    }

    private static Set<String> classNames(Path jar) throws IOException {
        return files(jar).stream()
                .filter(name -> name.endsWith(".class"))
                .map(name ->
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
