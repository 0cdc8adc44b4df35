package io.jenkins.plugins.nanohost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs what holds the classes against the signatures of Jenkins, a program of the build, on small classes of the test's own. */
class JenkinsLinkageTest {
    private static final Path PROGRAM = Path.of("src/build/JenkinsLinkage.java");
    private static final Path SIGNATURES = Path.of("src/build/jenkins.api");

    private static final String REAL =
            """
            # jenkins-core 1.0
            c public abstract hudson/Base extends java/util/ArrayList implements java/lang/Runnable
              m protected <init>()V
              m public abstract work(I)Ljava/lang/String;
              m public abstract hashCode()I
            c public hudson/Thing extends hudson/Base @Extension
              f public static final LIMIT I = 5
              m protected static deprecated make()Lhudson/Thing; throws java/io/IOException
              m public <init>()V
              m public final work(I)Ljava/lang/String;
              m public run()V
            c public abstract interface hudson/Face extends java/lang/Object implements com/library/Callback
              m public abstract see()V
            c hidden hudson/Inner extends java/lang/Object
              m public <init>()V
            c public hudson/Other extends java/lang/Object
            """;

    private static final String BASE =
            "package hudson; public abstract class Base extends java.util.ArrayList<String> implements Runnable {"
                    + " protected Base() {} public abstract String work(int i); public abstract int hashCode(); }";
    private static final String THING =
            "package hudson; public class Thing extends Base { public static final int LIMIT = 5;"
                    + " public final String work(int i) { return null; } public void run() {}"
                    + " public int hashCode() { return 0; } protected static Thing make() { return null; } }";

    @TempDir
    static Path compiled;

    private static URLClassLoader loader;
    private static Class<?> program;

    @TempDir
    Path folder;

    private Path signatures;

    @BeforeAll
    static void compileProgram() throws Exception {
        compile(compiled, List.of(PROGRAM));
        loader = new URLClassLoader(new URL[] {compiled.toUri().toURL()}, null);
        program = loader.loadClass("JenkinsLinkage");
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    @BeforeEach
    void writeSignatures() throws IOException {
        signatures = Files.writeString(folder.resolve("real.api"), REAL);
    }

    private static void compile(Path to, List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", to.toString()));
        files.forEach(file -> arguments.add(file.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, OutputStream.nullOutputStream(), null, arguments.toArray(String[]::new)))
                .isZero();
    }

    /** Compiles the sources, each of which begins with its package. */
    private Path classes(String... sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            Matcher name = Pattern.compile("package (\\w+);.*?(?:class|interface) (\\w+).*", Pattern.DOTALL)
                    .matcher(source);
            assertThat(name.matches()).isTrue();
            Path file = folder.resolve("sources/" + name.group(1) + "/" + name.group(2) + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source));
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(classes, files);
        return classes;
    }

    private static Collection<?> check(Path signatures, Path classes) throws Exception {
        return (Collection<?>) method("check", Path.class, Path.class).invoke(null, signatures, classes);
    }

    private static List<?> select(Path classes, Path source) throws Exception {
        return (List<?>) method("select", Path.class, List.class).invoke(null, classes, List.of(source));
    }

    private static Method method(String name, Class<?>... parameters) throws Exception {
        Method method = program.getMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    @Test
    void thePluginAndItsStandInsAreAsJenkinsIs() throws Exception {
        assertThat(check(SIGNATURES, Path.of("target/classes"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jenkins",
                "credentials",
                "durable-task",
                "workflow-api",
                "workflow-durable-task-step",
                "workflow-step-api"
            })
    void theSignaturesAreOfTheVersionsThatTheManifestAsksFor(String name) throws Exception {
        String artifact = name.equals("jenkins") ? "jenkins-core" : name;
        String version = property(name);
        // as a jar is called, or as a list names it: without the commit that is in a plugin's version
        String jar = artifact + "-" + version + ".jar";
        String item = artifact + " " + version.replaceFirst("\\.v.*", "");

        assertThat(origins())
                .anyMatch(line -> line.equals("# " + jar)
                        || List.of(line.replaceFirst("# (.* of )?", "").split(", "))
                                .contains(item));
    }

    private static List<String> origins() throws IOException {
        try (Stream<String> lines = Files.lines(SIGNATURES)) {
            return lines.filter(line -> line.startsWith("# ")).toList();
        }
    }

    private static String property(String name) throws IOException {
        Matcher property =
                Pattern.compile("<" + name + "\\.version>(.+?)</").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(property.find()).isTrue();
        return property.group(1);
    }

    @Test
    void whatIsThereOrComesFromJavaOrALibraryIsFound() throws Exception {
        Path classes = classes(
                BASE.replace("public abstract int hashCode();", ""),
                THING.replace("public int hashCode() { return 0; }", ""),
                "package com; public interface Callback { void back(int i); }",
                "package hudson; public interface Face extends com.Callback { void see(); }",
                "package own; class User extends hudson.Thing implements hudson.Face {"
                        + " public void see() {} public void back(int i) {}"
                        + " Object use(hudson.Face face) throws Exception { face.back(1); make(); run(); add(work(LIMIT));"
                        + " return java.util.List.of(new hudson.Thing[0], stream(), size(), hashCode()); } }");
        Files.writeString(signatures, REAL.replace("com/library/Callback", "com/Callback"));
        // a library is on the class path, not among the compiled classes
        Files.delete(classes.resolve("com/Callback.class"));

        assertThat(check(signatures, classes)).isEmpty();
    }

    @Test
    void aCallOfAMethodThatJenkinsDoesNotHaveIsFound() throws Exception {
        Path classes = classes(
                "package hudson; public class Other { public void gone(String s) {} }",
                "package own; class User { void use(hudson.Other other) { other.gone(null); } }");

        assertThat(check(signatures, classes).toString())
                .contains("own/User uses hudson/Other.gone(Ljava/lang/String;)V, which is not there")
                .contains("stand-in hudson/Other.gone(Ljava/lang/String;)V is not there in Jenkins");
    }

    @Test
    void anInheritedMethodThatJenkinsDoesNotHaveIsFoundWhereTheClassCallsItOnItself() throws Exception {
        Path classes = classes(
                "package hudson; public class Other { public void gone() {} }",
                "package own; class User extends hudson.Other { void use() { gone(); } }");

        assertThat(check(signatures, classes).toString())
                .contains("own/User uses own/User.gone()V, which is not there");
    }

    @Test
    void aMethodReferenceIsACallToo() throws Exception {
        Path classes = classes(
                "package hudson; public class Other { public static void gone() {} }",
                "package own; class User { Runnable use() { return hudson.Other::gone; } }");

        assertThat(check(signatures, classes).toString()).contains("own/User uses hudson/Other.gone()V");
    }

    @Test
    void aClassThatJenkinsDoesNotHaveOrDoesNotShowIsFoundWhereverItIsNamed() throws Exception {
        Path classes = classes(
                "package hudson; public @interface Gone {}",
                "package hudson; public class Inner {}",
                "package own; @hudson.Gone class User { java.util.List<hudson.Inner> list; }");

        assertThat(check(signatures, classes).toString())
                .contains("own/User names hudson/Gone, which is not among the signatures")
                .contains("own/User names hudson/Inner, which is not public in Jenkins")
                .contains("stand-in hudson/Gone is not among the signatures");
    }

    @Test
    void anAbstractMethodOfJenkinsThatAClassDoesNotHaveIsFound() throws Exception {
        Path classes = classes(
                "package hudson; public abstract class Base implements Runnable { protected Base() {} }",
                "package own; class User extends hudson.Base { public void run() {} }",
                "package own; abstract class Half extends hudson.Base {}");

        assertThat(check(signatures, classes).toString())
                .contains("own/User does not implement hudson/Base.work(I)Ljava/lang/String;")
                .doesNotContain("hashCode", "own/Half does not");
    }

    @Test
    void aStandInThatIsMoreThanTheRealOneIsFound() throws Exception {
        Path classes = classes(
                "package hudson; public class Base implements Runnable {"
                        + " public Base() {} public String work(int i) { return null; } public void run() {} }",
                "package hudson; public class Face { public static void see() {} }",
                "package hudson; class Own { public void any() {} }");

        assertThat(check(signatures, classes).toString())
                .contains("stand-in hudson/Base.<init>()V is public here, protected in Jenkins")
                .contains("stand-in hudson/Base.work(I)Ljava/lang/String; is abstract in one only")
                .contains("stand-in hudson/Face is a class in one, an interface in the other")
                .contains("stand-in hudson/Face.see()V is static in one only")
                .doesNotContain("hudson/Base is no ", "hudson/Own");
    }

    @Test
    void aStandInOfAnotherFamilyIsFound() throws Exception {
        Path classes = classes("package hudson; public class Other implements Runnable { public void run() {} }");

        assertThat(check(signatures, classes).toString())
                .contains("stand-in hudson/Other is no java/lang/Runnable in Jenkins");
    }

    @Test
    void whatIsNamedIsSelectedWithItsAncestorsAndNothingElse() throws Exception {
        Path classes = classes(BASE, THING, "package own; class User { hudson.Thing thing; }");

        assertThat(select(classes, signatures).toArray())
                .contains(
                        "# jenkins-core 1.0",
                        "c public hudson/Thing extends hudson/Base",
                        "  m protected static make()Lhudson/Thing;",
                        "c public abstract hudson/Base extends java/util/ArrayList implements java/lang/Runnable")
                .noneMatch(line -> line.toString().contains("hudson/Other"));
    }

    @Test
    void ofAJarTheSameIsSelectedAsOfAListOfIt() throws Exception {
        Path classes = classes(BASE, THING, "package own; class User { hudson.Thing thing; }");
        Path jar = folder.resolve("jenkins-core-1.0.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("hudson/Base.class", "hudson/Thing.class")) {
                out.putNextEntry(new JarEntry(name));
                Files.copy(classes.resolve(name), out);
            }
        }

        List<?> selected = select(classes, jar);

        assertThat(selected.get(0)).isEqualTo("# jenkins-core-1.0.jar");
        Files.write(signatures, selected.stream().map(Object::toString).toList());
        assertThat(select(classes, signatures)).isEqualTo(selected);
        assertThat(check(signatures, classes)).isEmpty();
    }

    @Test
    void aFindingEndsTheBuild() throws Exception {
        Path classes = classes("package hudson; public class Other { public void gone() {} }");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        PROGRAM.toString(),
                        "check",
                        signatures.toString(),
                        classes.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(1);
        assertThat(said).contains("hudson/Other.gone()V");
    }
}
