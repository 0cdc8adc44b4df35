package io.jenkins.plugins.nanohost.engine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.wim.WimImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsMediaTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "WindowsServer2016, 10.0.14393.447, 17",
        "WindowsServer2016TP4, 10.0.10586.0, 15",
        "WindowsServer2016TP3, 10.0.10514.0, 8"
    })
    void tellsVersionLanguageAndPackages(String disc, String version, int packages) throws Exception {
        WindowsMedia windows = windows(disc);

        assertThat(windows.version()).hasToString(version);
        assertThat(windows.languages()).containsExactly("en-us");
        assertThat(windows.packages()).hasSize(packages).allSatisfy(found -> assertThat(found.languageCab("en-US"))
                .isPresent());
        assertThat(windows.imageFiles())
                .extracting(ImageFile::path)
                .containsExactly("NanoServer/NanoServer.wim", "sources/install.wim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Guest", "guest", "Microsoft-NanoServer-Guest-Package"})
    void findsAPackageByShortAndLongName(String name) throws Exception {
        assertThat(windows("WindowsServer2016").findPackage(name))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("Guest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gues", "SCVM", "SCVMM-", "Microsoft-NanoServer-Guest"})
    void findsNoPackageThatIsNotThere(String name) throws Exception {
        assertThat(windows("WindowsServer2016").findPackage(name)).isEmpty();
    }

    @Test
    void languageCabinetsAreNamedAfterTheirLanguageInWindowsServer2016() throws Exception {
        assertThat(windows("WindowsServer2016").findPackage("OEM-Drivers"))
                .hasValue(new NanoPackage(
                        "OEM-Drivers",
                        "NanoServer/Packages/Microsoft-NanoServer-OEM-Drivers-Package.cab",
                        Map.of(
                                "en-us",
                                "NanoServer/Packages/en-us/Microsoft-NanoServer-OEM-Drivers-Package_en-us.cab")));
    }

    @Test
    void languageCabinetsHaveTheNeutralNameInTechnicalPreview3() throws Exception {
        NanoPackage containers =
                windows("WindowsServer2016TP3").findPackage("Containers").orElseThrow();

        assertThat(containers.languageCab("en-us"))
                .contains("NanoServer/Packages/en-us/Microsoft-NanoServer-Containers-Package.cab");
        assertThat(containers.languageCab("de-de")).isEmpty();
    }

    @Test
    void tellsTheEditionsOfWindowsServer2016() throws Exception {
        WindowsMedia windows = windows("WindowsServer2016");

        assertThat(editions(windows, ImageFile.Role.NANO))
                .containsExactly("ServerStandardNano", "ServerDataCenterNano");
        assertThat(editions(windows, ImageFile.Role.SERVER)).containsExactly("ServerStandard", "ServerDatacenter");
        assertThat(windows.imageFile(ImageFile.Role.NANO).orElseThrow().facts().images())
                .allMatch(WimImage::isNano);
        assertThat(windows.imageFile(ImageFile.Role.SERVER)
                        .orElseThrow()
                        .facts()
                        .images())
                .noneMatch(WimImage::isNano);
    }

    @ParameterizedTest
    @CsvSource({
        "WindowsServer2019, 10.0.17763.737, Eval",
        "WindowsServer2022, 10.0.20348.169, ''",
        "WindowsServer2025, 10.0.26100.1742, ''"
    })
    void tellsCoreFromDesktopOnDiscsWithoutNanoServer(String disc, String version, String eval) throws Exception {
        WindowsMedia windows = windows(disc);

        assertThat(windows.version()).hasToString(version);
        assertThat(windows.packages()).isEmpty();
        assertThat(windows.imageFiles()).singleElement().satisfies(file -> {
            assertThat(file.role()).isEqualTo(ImageFile.Role.SERVER);
            assertThat(file.path()).isEqualTo("sources/install.wim");
        });
        assertThat(windows.images())
                .extracting(WimImage::editionId, WimImage::flags, WimImage::isCore, WimImage::isNano)
                .containsExactly(
                        tuple("ServerStandard" + eval, "ServerStandard" + eval + "Core", true, false),
                        tuple("ServerStandard" + eval, "ServerStandard" + eval, false, false),
                        tuple("ServerDatacenter" + eval, "ServerDatacenter" + eval + "Core", true, false),
                        tuple("ServerDatacenter" + eval, "ServerDatacenter" + eval, false, false));
        assertThat(windows.images())
                .allSatisfy(image -> assertThat(image.isEvaluation()).isEqualTo(!eval.isEmpty()));
    }

    @Test
    void anImageIsCalledByEachOfItsNames() throws Exception {
        WimImage core = windows("WindowsServer2019").images().get(0);

        assertThat(core.names())
                .containsExactly(
                        "ServerStandardEval",
                        "Windows Server 2019 SERVERSTANDARDCORE",
                        "Windows Server 2019 Standard Evaluation",
                        "ServerStandardEvalCore")
                .allMatch(name -> core.isCalled(name.toUpperCase(Locale.ROOT)));
        assertThat(core.isCalled("Windows Server 2019 Standard")).isFalse();
        assertThat(core.isCalled("")).isFalse();
    }

    @Test
    void packagesComeInEachLanguageThatHasAFolder() throws Exception {
        WindowsMedia windows = windows("WindowsServer2016TP5");

        assertThat(windows.version()).hasToString("10.0.14300.1000");
        assertThat(windows.languages()).containsExactly("de-de", "en-us");
        assertThat(windows.packages()).hasSize(4).allSatisfy(found -> assertThat(found.languageCabs())
                .containsOnlyKeys("de-de", "en-us"));
        assertThat(windows.findPackage("Guest").orElseThrow().languageCab("de-DE"))
                .contains("NanoServer/Packages/de-de/Microsoft-NanoServer-Guest-Package_de-de.cab");
    }

    @ParameterizedTest
    @CsvSource({
        "Contaners, Containers",
        "containres, Containers",
        "Microsoft-NanoServer-Contaners-Package, Containers",
        "OEMDriver, OEM-Drivers",
        "Failover, FailoverCluster",
        "DSN, DNS",
        "SCVMM-Comp, SCVMM-Compute"
    })
    void tellsWhichPackagesAreNearestToOneThatIsNotThere(String name, String nearest) throws Exception {
        assertThat(windows("WindowsServer2016").findPackage(name)).isEmpty();
        assertThat(windows("WindowsServer2016").nearestPackages(name))
                .startsWith(nearest)
                .hasSizeLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hyper-V", "Telnet", "*", ""})
    void namesNoPackageForWhatIsNearNone(String name) throws Exception {
        assertThat(windows("WindowsServer2016").nearestPackages(name)).isEmpty();
    }

    @Test
    void tellsWhichImagesAreNearestToOneThatIsNotThere() throws Exception {
        assertThat(windows("WindowsServer2016").nearestImages("ServerStandartNano"))
                .startsWith("ServerStandardNano");
        assertThat(windows("WindowsServer2022").nearestImages("Windows Server 2022 Standart Core"))
                .startsWith("Windows Server 2022 SERVERSTANDARDCORE");
        assertThat(windows("WindowsServer2022").nearestImages("Enterprise")).isEmpty();
    }

    @Test
    void takesAnEsdForTheServersImages() throws Exception {
        put("sources/install.esd", "solid.esd");

        assertThat(windows(folder).imageFiles()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("sources/install.esd");
            assertThat(file.facts().solid()).isTrue();
            assertThat(file.role()).isEqualTo(ImageFile.Role.SERVER);
        });
    }

    @Test
    void refusesMediaWhoseOnlyImageFileWasSplit() throws Exception {
        put("sources/install.swm", "split.swm");
        put("sources/install2.swm", "split2.swm");

        assertThatThrownBy(() -> windows(folder))
                .isInstanceOfSatisfying(UnfitFailure.class, failure -> assertThat(failure.remedy())
                        .contains("Join the parts"))
                .hasMessageContaining("sources/install.swm in " + folder + " is part 1 of 2 of a split WIM");
    }

    @Test
    void aSplitImageFileDoesNoHarmBesideNanoServer() throws Exception {
        put("NanoServer/NanoServer.wim", "LZX.wim");
        put("sources/install.swm", "split.swm");

        WindowsMedia windows = windows(folder);

        assertThat(windows.imageFiles()).extracting(ImageFile::path).containsExactly("NanoServer/NanoServer.wim");
        assertThat(windows.splitFiles()).containsExactly("sources/install.swm");
    }

    @Test
    void refusesAnImageFileThatWindowsCannotApply() throws Exception {
        put("NanoServer/NanoServer.wim", "pipable.wim");

        assertThatThrownBy(() -> windows(folder))
                .isInstanceOfSatisfying(UnfitFailure.class, failure -> assertThat(failure.remedy())
                        .contains("--not-pipable"))
                .hasMessageContaining("NanoServer/NanoServer.wim in " + folder + " is a pipable WIM");
    }

    @Test
    void partsAreNoMatterWhereTheWholeIsThereToo() throws Exception {
        put("sources/install.wim", "LZX.wim");
        put("sources/install.swm", "split.swm");

        assertThat(windows(folder).splitFiles()).isEmpty();
    }

    private void put(String path, String sample) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.copy(Samples.file(sample), file);
    }

    private static List<String> editions(WindowsMedia windows, ImageFile.Role role) {
        return windows.imageFile(role).orElseThrow().facts().images().stream()
                .map(WimImage::editionId)
                .toList();
    }

    private WindowsMedia windows(String disc) throws Exception {
        return windows(Samples.locate(disc + ".iso", folder));
    }

    private static WindowsMedia windows(Path path) throws Exception {
        try (Media media = Media.open(path)) {
            return media.windows();
        }
    }
}
