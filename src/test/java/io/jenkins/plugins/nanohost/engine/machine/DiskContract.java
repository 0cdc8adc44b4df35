package io.jenkins.plugins.nanohost.engine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.FilesPlaced;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmDrive;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the port promises for host disks, and for disks that exist already. */
public abstract class DiskContract extends HyperVMachineContract {
    @Test
    void a_differencing_host_disk_leaves_its_base_as_it_is() throws Exception {
        perform(script.newBase());
        byte[] before = Files.readAllBytes(script.base());

        perform(script.newHost());

        assertThat(script.host()).isRegularFile();
        assertThat(partial(script.host())).doesNotExist();
        assertThat(script.base()).hasBinaryContent(before);
    }

    @Test
    void a_copied_host_disk_needs_its_base_no_more() throws Exception {
        perform(script.newBase());
        perform(script.newHost(script.host(), HostDiskKind.COPY));
        perform(new RemoveDisk(script.base().toString()));

        VmFact vm = perform(script.newVm());

        assertThat(perform(new StartHostVm(vm.id())).running()).isTrue();
    }

    @Test
    void a_differencing_host_disk_does_not_start_without_its_base() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        Files.move(script.base(), folder.resolve("elsewhere.vhdx"));

        refuses(script.newVm(), "base.vhdx");
    }

    @Test
    void a_host_disk_is_not_made_over_a_file_that_is_there() throws Exception {
        perform(script.newBase());
        file("nano01.vhdx", "somebody's");

        refuses(script.newHost(), "nano01.vhdx");
        assertThat(script.host()).hasContent("somebody's");
    }

    @Test
    void a_host_disk_needs_its_base() throws Exception {
        refuses(script.newHost(), "base.vhdx");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_host_disk_whose_making_died_is_made_by_the_next_try() throws Exception {
        perform(script.newBase());
        cutShort(script.newHost());
        assertThat(script.host()).doesNotExist();

        perform(script.newHost());

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("base.vhdx", "nano01.vhdx");
    }

    @Test
    void a_host_disk_has_the_format_of_its_base() throws Exception {
        Path base = folder.resolve("base.vhd");
        perform(script.orderBase().at(base).generation(VmGeneration.ONE).operation());
        HostOrder order = script.orderHost().on(base);

        perform(order.at(folder.resolve("child.vhd")).operation());
        perform(order.at(folder.resolve("copy.vhd")).kind(HostDiskKind.COPY).operation());
        refuses(
                order.at(folder.resolve("child.vhdx"))
                        .kind(HostDiskKind.DIFFERENCING)
                        .operation(),
                "base.vhd");
        refuses(order.at(folder.resolve("copy.vhdx")).kind(HostDiskKind.COPY).operation(), "base.vhd");

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("base.vhd", "child.vhd", "copy.vhd");
    }

    @Test
    void a_host_disk_with_answers_that_are_no_xml_is_not_made() throws Exception {
        perform(script.newBase());

        refuses(script.orderHost().offlineAnswers("<unattend>").operation(), "answer file");
        refuses(script.orderHost().bootAnswers("no answers").operation(), "answer file");
        assertThat(folder.toFile().list()).containsExactly("base.vhdx");
    }

    @Test
    void a_host_disk_is_not_made_without_a_file_that_shall_be_in_it() throws Exception {
        perform(script.newBase());
        String missing = folder.resolve("missing.exe").toString();

        refuses(
                script.orderHost()
                        .files(new FileCopy(missing, "C:\\missing.exe"))
                        .operation(),
                "missing.exe");
        assertThat(folder.toFile().list()).containsExactly("base.vhdx");
    }

    @Test
    void a_host_disk_is_not_made_without_the_blob_that_it_shall_join_a_domain_with() throws Exception {
        perform(script.newBase());

        refuses(script.orderHost().domainBlob(folder.resolve("missing.blob")).operation(), "missing.blob");
        assertThat(folder.toFile().list()).containsExactly("base.vhdx");
    }

    @Test
    void a_file_is_put_into_a_disk_once_and_again_when_it_changed() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        Path source = file("docker.exe", "one");
        AddDiskFile add = new AddDiskFile(
                script.host().toString(), List.of(new FileCopy(source.toString(), "C:\\tools\\docker.exe")));

        assertThat(perform(add)).isEqualTo(new FilesPlaced(1, 3));
        assertThat(perform(add)).isEqualTo(new FilesPlaced(0, 0));
        file("docker.exe", "three");
        assertThat(perform(add)).isEqualTo(new FilesPlaced(1, 5));
    }

    @Test
    void a_file_is_not_put_into_a_disk_that_a_running_vm_has() throws Exception {
        script.runningVm();
        Path source = file("docker.exe", "one");

        refuses(
                new AddDiskFile(script.host().toString(), List.of(new FileCopy(source.toString(), "C:\\docker.exe"))),
                "nano01.vhdx");
    }

    @Test
    void a_file_is_not_put_into_a_disk_that_another_one_beside_it_builds_on() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        Path source = file("docker.exe", "one");

        refuses(
                new AddDiskFile(script.base().toString(), List.of(new FileCopy(source.toString(), "C:\\docker.exe"))),
                "nano01.vhdx");
    }

    @Test
    void a_disk_on_which_a_vm_builds_from_afar_takes_no_files_and_is_not_removed() throws Exception {
        perform(script.newBase());
        Path afar = Files.createDirectories(folder.resolve("afar")).resolve("nano01.vhdx");
        perform(script.newHost(afar, HostDiskKind.DIFFERENCING));
        VmFact vm = perform(script.newVm("a-mark", afar));
        Path source = file("docker.exe", "one");

        assertThat(vm.drives())
                .containsExactly(
                        new VmDrive(afar.toString(), List.of(script.base().toString())));
        refuses(
                new AddDiskFile(script.base().toString(), List.of(new FileCopy(source.toString(), "C:\\docker.exe"))),
                vm.name());
        refuses(new RemoveDisk(script.base().toString()), vm.name());
        assertThat(script.base()).exists();
    }

    @Test
    void a_file_that_is_not_there_is_not_put_into_a_disk() throws Exception {
        perform(script.newBase());
        String missing = folder.resolve("missing.exe").toString();

        refuses(
                new AddDiskFile(script.base().toString(), List.of(new FileCopy(missing, "C:\\missing.exe"))),
                "missing.exe");
    }

    @Test
    void a_disk_is_removed_with_what_is_left_of_a_partial_one() throws Exception {
        perform(script.newBase());
        file("base.partial.vhdx", "half a disk");

        assertThat(perform(new RemoveDisk(script.base().toString())).changed()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void removing_a_disk_that_is_not_there_is_no_error() throws Exception {
        assertThat(perform(new RemoveDisk(script.base().toString())).changed()).isFalse();
    }

    @Test
    void a_disk_that_a_vm_has_is_not_removed() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        perform(script.newVm());

        refuses(new RemoveDisk(script.host().toString()), "nano01.vhdx");
        assertThat(script.host()).exists();
    }

    @Test
    void a_disk_that_another_one_beside_it_builds_on_is_not_removed_before_that() throws Exception {
        perform(script.newBase());
        perform(script.newHost());

        refuses(new RemoveDisk(script.base().toString()), "nano01.vhdx");
        assertThat(script.base()).exists();

        perform(new RemoveDisk(script.host().toString()));
        perform(new RemoveDisk(script.base().toString()));
        assertThat(folder).isEmptyDirectory();
    }
}
