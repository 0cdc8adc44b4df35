package io.jenkins.plugins.nanohost.engine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the port promises for disks and discs that sessions, or people, left mounted. */
public abstract class MountContract extends HyperVMachineContract {
    private AddDiskFile add(Path disk) throws Exception {
        Path source = file("docker.exe", "one");
        return new AddDiskFile(disk.toString(), List.of(new FileCopy(source.toString(), "C:\\docker.exe")));
    }

    private Path hostDisk(String name) throws Exception {
        Path disk = folder.resolve(name);
        perform(script.orderHost().at(disk).operation());
        return disk;
    }

    @Test
    void nothing_is_mounted_after_an_operation() throws Exception {
        perform(script.newBase());
        assertThat(mounted(script.base())).isFalse();
        assertThat(mounted(media())).isFalse();
        perform(script.newHost());
        perform(add(script.host()));
        assertThat(mounted(script.host())).isFalse();

        assertThat(perform(new DismountLeftDisk()).changed()).isFalse();
    }

    @Test
    void nothing_is_mounted_after_an_operation_that_failed() throws Exception {
        refuses(script.newBase(2, List.of("Guest", "Unheard-Of")), "Unheard-Of");

        assertThat(mounted(media())).isFalse();
        assertThat(perform(new DismountLeftDisk()).changed()).isFalse();
    }

    @Test
    void what_a_session_that_died_left_mounted_is_dismounted_once() throws Exception {
        cutShort(script.newBase());
        assertThat(mounted(partial(script.base()))).isTrue();
        assertThat(mounted(media())).isTrue();

        assertThat(perform(new DismountLeftDisk()).changed()).isTrue();

        assertThat(mounted(partial(script.base()))).isFalse();
        assertThat(mounted(media())).isFalse();
        assertThat(perform(new DismountLeftDisk()).changed()).isFalse();
    }

    @Test
    void a_base_disk_whose_making_died_is_made_by_the_next_try_and_its_media_are_dismounted() throws Exception {
        cutShort(script.newBase());

        perform(script.newBase());

        assertThat(mounted(media())).isFalse();
        assertThat(perform(new DismountLeftDisk()).changed()).isFalse();
    }

    @Test
    void media_that_a_person_has_mounted_stay_so() throws Exception {
        mount(media());

        perform(script.newBase());
        assertThat(perform(new DismountLeftDisk()).changed()).isFalse();

        assertThat(mounted(media())).isTrue();
    }

    @Test
    void a_vm_starts_only_when_its_disk_is_mounted_no_more() throws Exception {
        perform(script.newBase());
        Path disk = hostDisk("nano01.vhdx");
        VmFact vm = perform(script.newVm());
        cutShort(add(disk));

        refuses(new StartHostVm(vm.id()), "nano01.vhdx");
        perform(new DismountLeftDisk());

        assertThat(perform(new StartHostVm(vm.id())).running()).isTrue();
    }

    @Test
    void a_file_is_put_into_the_disk_that_a_session_left_mounted() throws Exception {
        perform(script.newBase());
        Path disk = hostDisk("nano01.vhdx");
        cutShort(add(disk));
        assertThat(mounted(disk)).isTrue();

        perform(add(disk));

        assertThat(mounted(disk)).isFalse();
    }

    @Test
    void no_other_disk_of_its_family_is_worked_on_while_one_is_mounted() throws Exception {
        perform(script.newBase());
        Path first = hostDisk("nano01.vhdx");
        Path second = hostDisk("nano02.vhdx");
        Path third = folder.resolve("nano03.vhdx");
        cutShort(add(first));

        refuses(add(second), "nano01.vhdx");
        refuses(script.orderHost().at(third).operation(), "nano01.vhdx");
        refuses(script.orderHost().at(third).kind(HostDiskKind.COPY).operation(), "nano01.vhdx");
        assertThat(third).doesNotExist();
        assertThat(partial(third)).doesNotExist();
        perform(new DismountLeftDisk());

        assertThat(perform(add(second)).files()).isOne();
        perform(script.orderHost().at(third).operation());
    }

    @Test
    void a_disk_of_another_family_is_worked_on_while_one_is_mounted() throws Exception {
        perform(script.newBase());
        cutShort(add(hostDisk("nano01.vhdx")));
        Path other = folder.resolve("other.vhdx");

        perform(script.orderBase().at(other).operation());

        perform(script.orderHost().on(other).at(folder.resolve("nano02.vhdx")).operation());
    }
}
