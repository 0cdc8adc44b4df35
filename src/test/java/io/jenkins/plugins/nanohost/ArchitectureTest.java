package io.jenkins.plugins.nanohost;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
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
import io.jenkins.plugins.nanohost.engine.report.Pace;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** The clock on the wall may be set at any moment, so no wait and no limit uses it; what is written down does. */
    @ArchTest
    static final ArchRule onlyRecordsUseTheClockOnTheWall = noClasses()
            .that()
            .doNotHaveSimpleName("RealPace") // gives it to a run
            .and()
            .doNotHaveSimpleName("CommandContext") // where the time of a rehearsal begins
            .and()
            .doNotHaveSimpleName("CommandTimers") // the content of the pulse file, which nobody compares with a clock
            .and()
            .doNotHaveSimpleName("VhdFile") // the time in a disk's footer
            .should()
            .callMethodWhere(describe(
                    "asks for the time of day",
                    call -> call.getTarget().getOwner().getPackageName().equals("java.time")
                                    && call.getName().equals("now")
                            || call.getName().equals("currentTimeMillis")))
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule noWaitAsksARunForTheTimeOfDay = noClasses()
            .that()
            .doNotHaveSimpleName("HostRun") // the time of a ledger's entry
            .and()
            .doNotHaveSimpleName("HostEngine") // since when a run holds its lock
            .and()
            .doNotHaveSimpleName("BaseDisk") // when a base disk was last used
            .and()
            .doNotHaveSimpleName("DockerStage") // until when a certificate is valid
            .should()
            .callMethod(Pace.class, "now");

    private static final Set<String> WRITING = Set.of(
            "write",
            "writeString",
            "newOutputStream",
            "newBufferedWriter",
            "createFile",
            "createDirectory",
            "createDirectories");

    /** Files and folders are for this account alone, and no link is followed. A rehearsal has a folder of its own. */
    @ArchTest
    static final ArchRule filesAndFoldersAreMadeInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages("..engine.io", "..engine.rehearsal..")
            .should()
            .callMethodWhere(describe(
                    "makes a file or a folder, or writes to a file",
                    call -> call.getTarget().getOwner().isEquivalentTo(Files.class) && WRITING.contains(call.getName())
                            || call.getTarget().getOwner().isEquivalentTo(FileChannel.class)
                                    && call.getName().equals("open")
                            || call.getTarget().getOwner().getName().equals("hudson.FilePath")
                                    && call.getName().equals("write")))
            .orShould()
            .callConstructor(FileOutputStream.class, File.class)
            .orShould()
            .callConstructor(FileOutputStream.class, String.class)
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(FileWriter.class, RandomAccessFile.class);

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
