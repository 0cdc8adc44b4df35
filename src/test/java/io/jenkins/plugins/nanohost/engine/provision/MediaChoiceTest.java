package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Media that no host can be made of, or not without more in the definition, are told for what they are before any work. */
class MediaChoiceTest {
    private static final String CORE = "Server Core";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private RehearsedHost host(ReleaseMedia media, String vhd) throws Exception {
        return new RehearsedHost(folder, "core01.yaml")
                .with(
                        "media: " + RehearsedHost.EXAMPLES + "/media/WindowsServer2022.iso\n",
                        "media: " + media.folder() + "\n" + vhd)
                .with("  image: ServerDatacenterCore\n", "");
    }

    private ReleaseMedia media() {
        return ReleaseMedia.in(folder.resolve("media"));
    }

    private UnfitFailure refused(RehearsedHost host) {
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, host::provision);
        assertThat(failure).isNotNull();
        assertThat(host.asked().acting()).isEmpty();
        return failure;
    }

    @ParameterizedTest
    @CsvSource({"0,x86", "5,arm", "6,ia64", "12,arm64"})
    void image_for_another_processor_is_refused_by_its_name(int number, String name) throws Exception {
        ReleaseMedia media = media().runningOn(number)
                .image("Windows Server 2022", "ServerStandard", CORE, 20348, 169)
                .asServer();
        assertThat(refused(host(media, "")))
                .hasMessageContaining("Windows Server 2022")
                .hasMessageContaining("is for the processor architecture " + name + ", and the guest is x64");
    }

    @Test
    void image_for_x64_beside_one_for_another_processor_is_the_one_that_is_meant() throws Exception {
        ReleaseMedia media = media().runningOn(12)
                .image("Of ARM64", "ServerStandard", CORE, 20348, 169)
                .runningOn(9)
                .image("Of x64", "ServerStandard", CORE, 20348, 169)
                .asServer();
        RehearsedHost host = host(media, "");
        assertThat(host.plan()).hasSameSizeAs(RehearsedHost.ALL);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "''             | ''        | does not tell what it is: its WIM names neither edition nor installation type",
                "ServerStandard | ''        | does not tell what it is: its WIM names neither Nano Server nor Server Core",
                "ServerStandard | Server    | has a desktop",
                "Professional   | Client    | is of the installation type Client",
                "WindowsPE      | WindowsPE | is of the installation type WindowsPE"
            })
    void image_that_makes_no_host_is_told_for_what_it_is(String edition, String type, String told) throws Exception {
        ReleaseMedia media =
                media().image("Some image", edition, type, 20348, 169).asServer();
        assertThat(refused(host(media, ""))).hasMessageContaining("Some image").hasMessageContaining(told);
    }

    @Test
    void two_images_of_one_edition_are_offered_by_name_and_index_and_taken_by_either() throws Exception {
        ReleaseMedia media = media().image("Plain", "ServerStandard", CORE, 20348, 169)
                .image("Patched", "ServerStandard", CORE, 20348, 2000)
                .asServer();
        assertThat(refused(host(media, "")).remedy()).contains("Plain (index 1)", "Patched (index 2)");
        assertThat(refused(host(media, "  image: ServerStandard\n")))
                .hasMessageContaining("several images that are called ServerStandard");
        for (String choice : new String[] {"Patched", "'2'"}) {
            assertThat(host(media, "  image: " + choice + "\n").plan()).hasSameSizeAs(RehearsedHost.ALL);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "16299,version 1709 of Windows Server's Semi-Annual Channel",
        "17134,version 1803 of Windows Server's Semi-Annual Channel",
        "18362,version 1903 of Windows Server's Semi-Annual Channel",
        "18363,version 1909 of Windows Server's Semi-Annual Channel",
        "19041,version 2004 of Windows Server's Semi-Annual Channel",
        "19042,version 20H2 of Windows Server's Semi-Annual Channel",
        "25398,version 23H2 of Windows Server's Annual Channel",
        "9600,older than Windows Server 2016 and has no containers",
        "29000,which is not known here"
    })
    void release_that_is_not_covered_is_named_with_the_reason(int build, String told) throws Exception {
        UnfitFailure failure = refused(host(
                media().image("Some release", "ServerDatacenter", CORE, build, 1)
                        .asServer(),
                ""));
        assertThat(failure).hasMessageContaining("build " + build).hasMessageContaining(told);
        assertThat(failure.remedy() + failure.getMessage()).contains("Windows Server 2019, Windows Server 2022");
    }

    @ParameterizedTest
    @CsvSource({"ServerTurbine,20348", "ServerSolution,17763", "ServerStorageStandard,14393", "'',20348"})
    void edition_without_a_setup_key_needs_one_and_is_taken_with_one(String edition, int build) throws Exception {
        ReleaseMedia media = media().image("Keyless", edition, CORE, build, 169).asServer();
        UnfitFailure failure = refused(host(media, ""));
        assertThat(failure.getMessage() + failure.remedy())
                .contains("no setup key is known", "would ask for the product key", "Give vhd.productKey");

        assertThat(keyed(media, "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE")).doesNotContain("setup key");
    }

    @ParameterizedTest
    @CsvSource({
        "ServerDatacenter,20348,VDYBN-27WPP-V4HQT-9VMD4-VMK7H,true",
        "ServerStandard,20348,N69G4-B89J2-4G8F4-WWYCC-J464C,true",
        "ServerStandard,20348,VDYBN-27WPP-V4HQT-9VMD4-VMK7H,false",
        "ServerTurbine,20348,NTBV8-9K7Q8-V27C6-M2BTV-KHMXV,false",
        "ServerTurbine,26100,NTBV8-9K7Q8-V27C6-M2BTV-KHMXV,true",
        "ServerStandardEval,20348,VDYBN-27WPP-V4HQT-9VMD4-VMK7H,true"
    })
    void published_key_of_another_edition_or_release_is_refused_and_not_shown(
            String edition, int build, String key, boolean foreign) throws Exception {
        ReleaseMedia media = media().image("Keyed", edition, CORE, build, 169).asServer();
        String told = keyed(media, key);
        assertThat(told.contains("vhd.productKey is the published setup key of Windows Server 20"))
                .isEqualTo(foreign);
        assertThat(told).doesNotContain(key);
    }

    /** What is told of a host with this key; empty if nothing is wrong. */
    private String keyed(ReleaseMedia media, String key) throws Exception {
        RehearsedHost host = host(media, "  productKey: " + key + "\n");
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, host::plan);
        return failure == null ? "" : failure.getMessage() + failure.remedy();
    }
}
