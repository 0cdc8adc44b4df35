package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.EXAMPLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Before any work the run reports whether the wanted disk can be made from these media. */
class DiskCheckTest {
    private static final String MEDIA =
            EXAMPLES.resolve("media/WindowsServer2016.iso").toString();

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private static UnfitFailure refused(RehearsedHost host) {
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, () -> host.run(StageName.VHD));
        assertThat(failure).isNotNull();
        assertThat(host.asked().acting()).isEmpty();
        return failure;
    }

    private RehearsedHost on(ReleaseMedia media, String image) throws Exception {
        return RehearsedHost.nano01(folder)
                .with(MEDIA, media.folder().toString())
                .with("image: ServerDataCenterNano", image);
    }

    private RehearsedHost core(ReleaseMedia media, String image) throws Exception {
        return on(media, image).with("packages: [Guest, OEM-Drivers, Compute, Containers]", "");
    }

    private ReleaseMedia media() {
        return ReleaseMedia.in(folder.resolve("media"));
    }

    private ReleaseMedia server(int build) throws Exception {
        return media().image("Core", "ServerDatacenter", "Server Core", build, 1)
                .image("Desktop", "ServerDatacenter", "Server", build, 1)
                .asServer();
    }

    @Test
    void packages_are_found_by_the_nearest_names_of_the_media() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("Containers]", "Contaners, Containers]");
        UnfitFailure failure = refused(host);
        assertThat(failure).hasMessageContaining("have no package Contaners");
        assertThat(failure.remedy()).startsWith("Is Containers meant? They have: ");
    }

    @Test
    void image_that_the_media_lack_is_told_with_the_nearest_names() throws Exception {
        UnfitFailure failure =
                refused(RehearsedHost.nano01(folder).with("ServerDataCenterNano", "ServerDataCentreNano"));
        assertThat(failure).hasMessageContaining("have no image ServerDataCentreNano");
        assertThat(failure.remedy()).startsWith("Is ServerDataCenterNano").contains("Name one as vhd.image");
    }

    @Test
    void package_whose_language_the_media_lack_is_refused() throws Exception {
        ReleaseMedia media = media().image("Nano", "ServerStandardNano", "Nano Server", 14393, 447)
                .asNano("Guest", "OEM-Drivers", "Compute", "Containers");
        Path languages = media.folder().resolve("NanoServer/Packages");
        Files.move(languages.resolve("en-us"), languages.resolve("de-de"));
        for (Path cab : Files.list(languages.resolve("de-de")).toList()) {
            Files.move(cab, cab.resolveSibling(cab.getFileName().toString().replace("en-us", "de-de")));
        }

        assertThat(refused(on(media, "image: ServerStandardNano"))).hasMessageContaining("has no cabinet for [en-US]");
    }

    @Test
    void core_stands_for_an_edition_that_the_media_have_with_a_desktop_too() throws Exception {
        RehearsedHost host = core(server(20348), "image: ServerDatacenter");

        host.run(StageName.VHD);

        assertThat(host.ledger().vhd().nano()).isFalse();
        assertThat(host.told()).anyMatch(line -> line.contains("from Core with 1 feature"));
    }

    @Test
    void the_only_core_needs_no_name() throws Exception {
        RehearsedHost host = core(server(20348), "");

        host.run(StageName.VHD);

        assertThat(host.ledger().vhd().edition()).isEqualTo("ServerDatacenter");
        assertThat(host.ledger().vhd().build()).isEqualTo(20348);
    }

    @Test
    void windows_with_a_desktop_is_refused_and_core_named_instead() throws Exception {
        UnfitFailure failure = refused(core(server(20348), "image: Desktop"));
        assertThat(failure).hasMessageContaining("has a desktop");
        assertThat(failure.remedy()).contains("(Core)").doesNotContain("(Desktop)");
    }

    @ParameterizedTest
    @CsvSource({"17763", "26100"})
    void core_of_each_release_is_made(int build) throws Exception {
        RehearsedHost host = core(server(build), "");

        host.run(StageName.VHD);

        assertThat(host.ledger().vhd().build()).isEqualTo(build);
    }

    @Test
    void nano_of_the_last_preview_is_made_and_its_end_told() throws Exception {
        ReleaseMedia media = media().image("Nano", "ServerTuva", "Nano Server", 14300, 0)
                .asNano("Guest", "OEM-Drivers", "Compute", "Containers");
        RehearsedHost host = on(media, "");

        host.run(StageName.VHD);

        assertThat(host.told()).anyMatch(line -> line.startsWith("Warning: ") && line.contains("has expired"));
    }

    @Test
    void end_of_an_evaluation_is_told() throws Exception {
        ReleaseMedia media = media().image("Core", "ServerStandardEval", "Server Core", 20348, 1)
                .asServer();
        RehearsedHost host = core(media, "");

        host.run(StageName.VHD);

        assertThat(host.told()).anyMatch(line -> line.contains("180 days"));
    }

    @ParameterizedTest
    @CsvSource({"20349, which is not known here", "14300, is not supported"})
    void release_that_is_not_covered_is_refused(int build, String reason) throws Exception {
        assertThat(refused(core(server(build), ""))).hasMessageContaining(reason);
    }

    @Test
    void nano_of_a_release_that_has_it_as_a_container_image_alone_is_refused() throws Exception {
        ReleaseMedia media = media().image("Nano", "ServerStandardNano", "Nano Server", 17763, 1)
                .asNano("Containers");
        assertThat(refused(on(media, ""))).hasMessageContaining("only a container image");
    }

    @Test
    void packages_of_nano_are_refused_for_core() throws Exception {
        assertThat(refused(on(server(20348), ""))).hasMessageContaining("vhd.packages are packages of Nano Server");
    }

    @Test
    void password_that_core_would_not_take_is_refused_and_nano_takes_it() throws Exception {
        UnfitFailure failure = refused(core(server(20348), "").withPassword("tiny1"));
        assertThat(failure)
                .hasMessageContaining("refuse the administrator's password")
                .hasMessageNotContaining("tiny1");

        assertThat(RehearsedHost.nano01(folder.resolve("nano"))
                        .withPassword("tiny1")
                        .run(StageName.VHD))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"productKey: AAAAA-BBBBB-CCCCC-DDDDD-EEEEE", "locale: de-DE"})
    void what_the_first_boot_of_nano_does_not_take_is_refused(String field) throws Exception {
        assertThat(refused(RehearsedHost.nano01(folder).adding("vhd", field)))
                .hasMessageContaining("takes no vhd.productKey and no vhd.locale");
    }

    @Test
    void image_larger_than_the_disk_is_refused() throws Exception {
        ReleaseMedia media = media().image("Core", "ServerStandard", "Server Core", 20348, 1, 30L << 30)
                .asServer();
        assertThat(refused(core(media, "")))
                .hasMessageContaining("A disk of 20GB is too small for Core, which takes about 31.0 GB");
    }

    @Test
    void files_that_are_missing_are_told_together() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with("computerName: NANO01", "domainBlob: /nowhere/nano01.blob")
                .adding("vhd", "drivers: [/nowhere/driver.inf, " + empty + "]")
                .adding("vhd", "updates: [/nowhere/kb1.msu]")
                .adding("vhd", "files: [{from: /nowhere/x.exe, to: 'C:\\x.exe'}]");
        assertThat(refused(host).getMessage().lines())
                .anyMatch(line -> line.contains("Update /nowhere/kb1.msu does not exist"))
                .anyMatch(line -> line.contains("Driver /nowhere/driver.inf does not exist"))
                .anyMatch(line -> line.contains("Driver folder " + empty + " holds no INF file"))
                .anyMatch(line -> line.contains("File /nowhere/x.exe does not exist"))
                .anyMatch(line -> line.contains("Domain blob /nowhere/nano01.blob does not exist"));
    }

    @Test
    void updates_drivers_and_files_go_in_and_a_change_of_their_content_is_one_of_the_disk() throws Exception {
        Path update = Files.writeString(folder.resolve("kb1.msu"), "MSCF one");
        Path drivers = Files.createDirectories(folder.resolve("drivers"));
        Files.writeString(drivers.resolve("net.inf"), "[Version]");
        Path sys = Files.writeString(drivers.resolve("net.sys"), "one");
        Path file = Files.writeString(folder.resolve("x.exe"), "one");
        RehearsedHost host = RehearsedHost.nano01(folder)
                .adding("vhd", "drivers: [" + drivers + "]")
                .adding("vhd", "updates: [" + update + "]")
                .adding("vhd", "files: [{from: " + file + ", to: 'C:\\x.exe'}]");
        host.run(StageName.VHD);
        assertThat(host.told()).anyMatch(line -> line.contains("4 packages, 1 update, 1 driver"));
        assertThat(RehearsedHost.words(host.run(StageName.VHD))).containsEntry(StageName.VHD, "keep");

        for (Path changed : List.of(update, sys, file)) {
            Files.writeString(changed, Files.readString(changed) + " more");
            assertThat(RehearsedHost.words(host.run(StageName.VHD)))
                    .as(changed.toString())
                    .containsEntry(StageName.VHD, "build");
        }
    }

    @Test
    void product_key_stands_in_the_ledger_by_its_digest_alone() throws Exception {
        RehearsedHost host = core(server(20348), "").adding("vhd", "productKey: AAAAA-BBBBB-CCCCC-DDDDD-EEEEE");
        host.run(StageName.VHD);

        assertThat(Files.readString(host.hostFolder().path().resolve("ledger.json")))
                .contains("\"productKey\"")
                .doesNotContain("BBBBB");
        host.with("AAAAA-", "ZZZZZ-");
        assertThat(host.plan(StageName.VHD).get(0).decision().reason()).isEqualTo("changed: productKey");
    }

    @Test
    void disk_in_the_other_format_takes_the_place_of_the_former() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        Path former = Path.of(host.ledger().vhd().path());
        host.adding("vhd", "format: vhd").adding("vhd", "generation: 1");

        host.run(StageName.VHD);

        assertThat(former).doesNotExist();
        assertThat(Path.of(host.ledger().vhd().path())).exists().hasFileName("nano01.vhd");
        assertThat(host.ledger().vhd().generation()).isEqualTo(VmGeneration.ONE);
    }
}
