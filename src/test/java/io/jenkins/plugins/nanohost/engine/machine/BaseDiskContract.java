package io.jenkins.plugins.nanohost.engine.machine;

import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.PACKAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.fact.DiskFact;
import io.jenkins.plugins.nanohost.engine.media.Media;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the port promises for base disks. */
public abstract class BaseDiskContract extends HyperVMachineContract {
    @Test
    void a_base_disk_is_made_whole_under_its_name() throws Exception {
        DiskFact disk = perform(script.newBase());

        assertThat(disk.path()).isEqualTo(script.base().toString());
        assertThat(script.base()).isRegularFile().hasSize(disk.fileBytes());
        assertThat(partial(script.base())).doesNotExist();
    }

    @Test
    void a_base_disk_is_not_made_over_a_file_that_is_there() throws Exception {
        file("base.vhdx", "somebody's");

        refuses(script.newBase(), "base.vhdx");
        assertThat(script.base()).hasContent("somebody's");
    }

    @Test
    void an_image_that_the_media_lack_leaves_nothing_behind() throws Exception {
        refuses(script.newBase(7, PACKAGES), "7");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_package_that_the_media_lack_leaves_nothing_behind() throws Exception {
        refuses(script.newBase(2, List.of("Guest", "Unheard-Of")), "Unheard-Of");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void media_that_are_none_leave_nothing_behind() throws Exception {
        Path text = file("media.iso", "no media");

        refuses(script.orderBase().from(text).operation(), "media.iso");
        assertThat(folder.toFile().list()).containsExactly("media.iso");
    }

    @Test
    void media_that_are_not_there_leave_nothing_behind() throws Exception {
        refuses(script.orderBase().from(folder.resolve("missing.iso")).operation(), "missing.iso");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_base_disk_needs_the_folder_it_shall_lie_in() throws Exception {
        refuses(
                script.orderBase()
                        .at(folder.resolve("nowhere").resolve("base.vhdx"))
                        .operation(),
                "nowhere");
    }

    @Test
    void a_base_disk_is_made_in_the_format_of_its_ending() throws Exception {
        Path vhd = folder.resolve("base.vhd");

        perform(script.orderBase().at(vhd).generation(VmGeneration.ONE).operation());

        assertThat(folder.toFile().list()).containsExactly("base.vhd");
    }

    @Test
    void a_vhd_is_not_made_for_the_second_generation() throws Exception {
        refuses(
                script.orderBase()
                        .at(folder.resolve("base.vhd"))
                        .generation(VmGeneration.TWO)
                        .operation(),
                "base.vhd");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_base_disk_of_another_ending_is_not_made() throws Exception {
        refuses(script.orderBase().at(folder.resolve("base.img")).operation(), "base.img");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_vhd_is_not_made_larger_than_vhds_can_be() throws Exception {
        refuses(script.orderBase().at(folder.resolve("base.vhd")).size(3L << 40).operation(), "base");
        assertThat(folder).isEmptyDirectory();

        perform(script.orderBase().size(3L << 40).operation());
        assertThat(script.base()).isRegularFile();
    }

    @Test
    void a_base_disk_of_server_core_is_made_with_its_feature() throws Exception {
        perform(script.orderBase().core().features("Containers").operation());

        assertThat(folder.toFile().list()).containsExactly("base.vhdx");
    }

    @Test
    void a_feature_that_the_image_does_not_know_leaves_nothing_behind() throws Exception {
        refuses(script.orderBase().core().features("Containers", "Unheard-Of").operation(), "Unheard-Of");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nano_server_has_its_containers_as_a_package_and_not_as_a_feature() throws Exception {
        refuses(script.orderBase().features("Containers").operation(), "Containers");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_package_of_nano_server_is_not_for_server_core() throws Exception {
        refuses(script.orderBase().core().packages(List.of("Guest")).operation(), "0x800f081e");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void an_update_is_added() throws Exception {
        perform(script.orderBase().updates(cabinet("update.cab")).operation());

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("base.vhdx", "update.cab");
    }

    @Test
    void what_is_no_update_leaves_nothing_behind() throws Exception {
        refuses(script.orderBase().updates(folder.resolve("missing.cab")).operation(), "missing.cab");
        refuses(script.orderBase().updates(cabinet("update.zip")).operation(), "update.zip");
        refuses(script.orderBase().updates(file("text.msu", "no update")).operation(), "text.msu");

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("update.zip", "text.msu");
    }

    @Test
    void drivers_are_added_from_a_folder_and_those_below_it() throws Exception {
        perform(script.orderBase().drivers(driver()).operation());

        assertThat(script.base()).isRegularFile();
    }

    @Test
    void what_is_no_driver_leaves_nothing_behind() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refuses(script.orderBase().drivers(folder.resolve("missing.inf")).operation(), "missing.inf");
        refuses(script.orderBase().drivers(file("driver.sys", "no driver")).operation(), "driver.sys");
        refuses(script.orderBase().drivers(empty).operation(), "empty");

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("driver.sys", "empty");
    }

    @Test
    void what_is_left_of_a_base_disk_that_was_cut_short_is_made_again() throws Exception {
        file("base.partial.vhdx", "half a disk");

        perform(script.newBase());

        assertThat(folder.toFile().list()).containsExactly("base.vhdx");
    }

    @Test
    void a_base_disk_whose_making_died_is_made_by_the_next_try() throws Exception {
        cutShort(script.newBase());
        assertThat(script.base()).doesNotExist();

        perform(script.newBase());

        assertThat(folder.toFile().list()).containsExactly("base.vhdx");
    }

    /** A file with the content of one of the media's packages. */
    private Path cabinet(String name) throws Exception {
        Path file = folder.resolve(name);
        try (Media media = Media.open(media());
                InputStream content = Channels.newInputStream(
                        media.openFile(MachineScript.cabs(List.of("Guest")).get(0)))) {
            Files.copy(content, file);
        }
        return file;
    }
}
