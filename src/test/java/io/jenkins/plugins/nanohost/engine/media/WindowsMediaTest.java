package io.jenkins.plugins.nanohost.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsMediaTest {
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

    private static List<String> editions(WindowsMedia windows, ImageFile.Role role) {
        return windows.imageFile(role).orElseThrow().facts().images().stream()
                .map(WimImage::editionId)
                .toList();
    }

    private static WindowsMedia windows(String disc) throws Exception {
        try (Media media = Media.open(Samples.example(disc + ".iso"))) {
            return media.windows();
        }
    }
}
