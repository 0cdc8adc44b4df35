package io.jenkins.plugins.nanohost;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The packages follow {@code design.puml}; the engine uses only plain Java, and the face only what is packaged with it. */
@AnalyzeClasses(packages = "io.jenkins.plugins.nanohost", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesUseEachOtherAsDrawn = classes()
            .should(adhereToPlantUmlDiagram(
                    ArchitectureTest.class.getResource("/design.puml"), consideringOnlyDependenciesInDiagram()));

    @ArchTest
    static final ArchRule everyPackageIsDrawn = classes().should().resideInAnyPackage(drawnPackages());

    private static String[] drawnPackages() {
        try (InputStream drawing = ArchitectureTest.class.getResourceAsStream("/design.puml")) {
            return Pattern.compile("<<(.+)>>")
                    .matcher(new String(drawing.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(drawn -> drawn.group(1))
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ArchTest
    static final ArchRule packagesPointOneWay =
            slices().matching("io.jenkins.plugins.nanohost.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule engineKnowsNoJenkins = noClasses()
            .that()
            .resideInAPackage("..nanohost.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke..", "com.cloudbees..");

    /** In the packaged engine these libraries have other names. */
    @ArchTest
    static final ArchRule faceLeavesTheEnginesLibrariesAlone = noClasses()
            .that()
            .resideOutsideOfPackage("..nanohost.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "picocli..", "com.fasterxml..", "org.snakeyaml..", "org.apache.commons..", "org.bouncycastle..");

    /** So a class name always means the same class. Jenkins requires the same name for all its descriptors. */
    @ArchTest
    static void noSimpleNameStandsTwice(JavaClasses classes) {
        Map<String, List<JavaClass>> named = classes.stream()
                .filter(one -> !one.isAnonymousClass() && !one.getSimpleName().isEmpty())
                .filter(one -> !one.getSimpleName().equals("DescriptorImpl")
                        && !one.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName));
        assertThat(named.values()).allMatch(sharing -> sharing.size() == 1);
    }
}
