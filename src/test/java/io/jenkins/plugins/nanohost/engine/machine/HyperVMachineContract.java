package io.jenkins.plugins.nanohost.engine.machine;

import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.MARK;
import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.NAME;
import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.PACKAGES;
import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetMachineFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.SetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.transfer.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the port promises of disks and VMs, whoever implements it. */
public abstract class HyperVMachineContract {
    /** Where the tests' disks lie. */
    @TempDir
    protected Path folder;

    protected HyperVMachine machine;
    protected MachineScript script;

    /** Opens the machine under test; a second one that is opened sees what the first has made. */
    protected abstract HyperVMachine open() throws Exception;

    /** Media of Windows Server 2016 with the images and packages of the project's example. */
    protected abstract Path media();

    /** A switch that the machine has. */
    protected abstract String switchName();

    /** Performs the operation up to its middle, as if the process had died there. */
    protected abstract void cutShort(Operation<?> operation) throws Exception;

    @BeforeEach
    void openMachine() throws Exception {
        machine = open();
        script = new MachineScript(machine, folder, media(), switchName());
    }

    @AfterEach
    void closeMachine() {
        machine.close();
    }

    protected final <R extends Record> R perform(Operation<R> operation) throws Exception {
        return script.perform(operation);
    }

    private List<VmFact> vms(String id, String name) throws Exception {
        return perform(new GetHostVm(id, name)).vms();
    }

    private void refuses(Operation<?> operation, String... words) {
        assertThatThrownBy(() -> perform(operation))
                .isInstanceOfSatisfying(OperationFailure.class, failure -> assertThat(failure.operation())
                        .isEqualTo(MachineScript.name(operation)))
                .message()
                .contains(words);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    // The machine.

    @Test
    void the_machine_tells_what_it_is_and_its_switches() throws Exception {
        MachineFact fact = perform(new GetMachineFact());

        assertThat(fact.administrator() && fact.hyperVModule() && fact.hyperVService())
                .isTrue();
        assertThat(fact.switches()).extracting(MachineFact.SwitchFact::name).contains(switchName());
    }

    // Base disks.

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
        NewBaseDisk wanted = script.newBase();

        refuses(
                new NewBaseDisk(wanted.path(), text.toString(), wanted.imageFile(), 2, List.of(), wanted.sizeBytes()),
                "media.iso");
        assertThat(folder.toFile().list()).containsExactly("media.iso");
    }

    @Test
    void a_base_disk_needs_the_folder_it_shall_lie_in() throws Exception {
        NewBaseDisk wanted = script.newBase();
        Path nowhere = folder.resolve("nowhere").resolve("base.vhdx");

        refuses(
                new NewBaseDisk(
                        nowhere.toString(), wanted.media(), wanted.imageFile(), 2, List.of(), wanted.sizeBytes()),
                "nowhere");
    }

    @Test
    void what_is_left_of_a_base_disk_that_was_cut_short_is_made_anew() throws Exception {
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

    // Host disks.

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
        perform(script.newHost(script.host(), "copy"));
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

    // Files into a disk.

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
    void a_file_that_is_not_there_is_not_put_into_a_disk() throws Exception {
        perform(script.newBase());
        String missing = folder.resolve("missing.exe").toString();

        refuses(
                new AddDiskFile(script.base().toString(), List.of(new FileCopy(missing, "C:\\missing.exe"))),
                "missing.exe");
    }

    // Removing disks.

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

    // VMs.

    @Test
    void a_vm_is_made_off_as_it_is_wanted() throws Exception {
        perform(script.newBase());
        perform(script.newHost());

        VmFact vm = perform(script.newVm());

        assertThat(vm.name()).isEqualTo(NAME);
        assertThat(vm.state()).isEqualTo("Off");
        assertThat(vm.bears(MARK)).isTrue();
        assertThat(vm.disks()).containsExactly(script.host().toString());
        assertThat(vm.switchName()).isEqualTo(switchName());
        assertThat(vm.memoryBytes()).isEqualTo(MachineScript.MEMORY);
        assertThat(vm.processors()).isEqualTo(2);
        assertThat(vm.macSpoofing()).isFalse();
        assertThat(vm.heartbeat()).isFalse();
        assertThat(vm.addresses()).isEmpty();
        assertThat(vms(vm.id(), "")).containsExactly(vm);
        assertThat(vms("", NAME)).containsExactly(vm);
    }

    @Test
    void a_vm_that_is_not_there_is_no_error_to_look_for() throws Exception {
        assertThat(vms("5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111", "nobody")).isEmpty();
    }

    @Test
    void a_vm_is_not_made_twice() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        VmFact first = perform(script.newVm());

        VmFact second = perform(script.newVm());

        assertThat(second).isEqualTo(first);
        assertThat(vms("", NAME)).hasSize(1);
    }

    @Test
    void a_vm_whose_making_died_is_completed_and_bears_its_name_only_then() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        cutShort(script.newVm());
        List<VmFact> half = vms("", NAME + "-" + MARK);
        assertThat(half).hasSize(1);
        assertThat(vms("", NAME)).isEmpty();

        VmFact vm = perform(script.newVm());

        assertThat(vm.id()).isEqualTo(half.get(0).id());
        assertThat(vm.bears(MARK)).isTrue();
        assertThat(vms("", NAME)).containsExactly(vm);
        assertThat(vms("", NAME + "-" + MARK)).isEmpty();
    }

    @Test
    void two_vms_may_have_one_name() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        Path other = folder.resolve("other.vhdx");
        perform(script.newHost(other, "differencing"));

        VmFact first = perform(script.newVm());
        VmFact second = perform(script.newVm("another-mark", other));

        assertThat(vms("", NAME)).containsExactlyInAnyOrder(first, second);
        assertThat(vms(second.id(), "")).containsExactly(second);
    }

    @Test
    void a_vm_is_not_made_on_a_switch_that_is_not_there() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        NewHostVm wanted = script.newVm();

        refuses(
                new NewHostVm(
                        NAME,
                        MARK,
                        wanted.folder(),
                        wanted.diskPath(),
                        "No such switch",
                        wanted.memoryBytes(),
                        2,
                        false),
                "No such switch");
        assertThat(vms("", NAME)).isEmpty();
    }

    @Test
    void a_vm_is_not_made_without_its_disk() throws Exception {
        refuses(script.newVm(), "nano01.vhdx");
        assertThat(vms("", NAME)).isEmpty();
    }

    @Test
    void a_vm_that_runs_is_left_alone_by_another_start() throws Exception {
        VmFact vm = script.runningVm();
        assertThat(vm.running()).isTrue();
        until(
                () -> script.perform(new GetHostVm(vm.id(), "")),
                found -> found.vms().get(0).heartbeat());

        VmFact again = perform(new StartHostVm(vm.id()));

        assertThat(again.running()).isTrue();
        assertThat(again.heartbeat()).isTrue();
    }

    @Test
    void a_vm_gets_its_heartbeat_and_then_an_address() throws Exception {
        VmFact vm = script.runningVm();
        assertThat(vm.heartbeat()).isFalse();

        VmFact up = until(
                        () -> script.perform(new GetHostVm(vm.id(), "")),
                        found -> !found.vms().get(0).addresses().isEmpty())
                .vms()
                .get(0);

        assertThat(up.heartbeat()).isTrue();
    }

    @Test
    void a_vm_that_is_not_there_does_not_start() {
        refuses(new StartHostVm("5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111"), "5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111");
    }

    @Test
    void one_disk_does_not_run_in_two_vms() throws Exception {
        script.runningVm();

        refuses(script.newVm("another-mark", script.host()), "nano01.vhdx");
    }

    @Test
    void a_vm_is_changed_and_stays_off() throws Exception {
        VmFact vm = script.runningVm();

        VmFact changed = perform(new SetHostVm(vm.id(), MARK, switchName(), 4L << 30, 4, true));

        assertThat(changed.state()).isEqualTo("Off");
        assertThat(changed.memoryBytes()).isEqualTo(4L << 30);
        assertThat(changed.processors()).isEqualTo(4);
        assertThat(changed.macSpoofing()).isTrue();
        assertThat(changed.disks()).isEqualTo(vm.disks());
        assertThat(vms(vm.id(), "")).containsExactly(changed);
    }

    @Test
    void a_vm_without_our_mark_is_not_changed() throws Exception {
        VmFact vm = script.runningVm();

        refuses(new SetHostVm(vm.id(), "another-mark", switchName(), 4L << 30, 4, true), vm.id());
        VmFact after = vms(vm.id(), "").get(0);
        assertThat(after.running()).isTrue();
        assertThat(after.memoryBytes()).isEqualTo(MachineScript.MEMORY);
    }

    @Test
    void a_running_vm_is_removed_and_its_disk_stays() throws Exception {
        VmFact vm = script.runningVm();

        assertThat(perform(new RemoveHostVm(vm.id(), MARK)).changed()).isTrue();
        assertThat(vms(vm.id(), NAME)).isEmpty();
        assertThat(script.host()).exists();
        assertThat(perform(new RemoveDisk(script.host().toString())).changed()).isTrue();
    }

    @Test
    void removing_a_vm_that_is_not_there_is_no_error() throws Exception {
        assertThat(perform(new RemoveHostVm("5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111", MARK))
                        .changed())
                .isFalse();
    }

    @Test
    void a_vm_without_our_mark_is_not_removed() throws Exception {
        VmFact vm = script.runningVm();

        refuses(new RemoveHostVm(vm.id(), "another-mark"), vm.id());
        assertThat(vms(vm.id(), "").get(0).running()).isTrue();
    }

    // Guests.

    @Test
    void a_guest_answers_after_its_first_boot_and_says_what_it_is() throws Exception {
        GuestAccess access = script.access(script.runningVm());
        assertThat(perform(new GetGuestFact(access)).state()).isEqualTo(GuestFact.SILENT);

        GuestFact guest = until(() -> script.perform(new GetGuestFact(access)), GuestFact::ready);

        assertThat(guest).isEqualTo(new GuestFact(GuestFact.READY, "", NAME, MachineScript.EDITION, 14393, 447));
    }

    @Test
    void a_guest_of_a_vm_that_is_off_is_silent() throws Exception {
        perform(script.newBase());
        perform(script.newHost());

        assertThat(perform(new GetGuestFact(script.access(perform(script.newVm()))))
                        .state())
                .isEqualTo(GuestFact.SILENT);
    }

    @Test
    void a_wrong_password_is_refused_for_good() throws Exception {
        GuestAccess access = script.openGuest();
        GuestAccess wrong = new GuestAccess(access.vmId(), access.user(), new Secret("wrong"));

        assertThat(perform(new GetGuestFact(wrong)).state()).isEqualTo(GuestFact.CREDENTIAL_REFUSED);
        refuses(new GetGuestFile(wrong, List.of("C:\\x")), "credential");
        assertThat(perform(new GetGuestFact(access)).ready()).isTrue();
    }

    @Test
    void files_on_the_disk_are_the_guests_and_absent_ones_are_left_out() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        Path source = file("x.txt", "staged");
        perform(new AddDiskFile(
                script.host().toString(), List.of(new FileCopy(source.toString(), "C:\\some folder\\x.txt"))));

        GuestAccess access = openExistingDisk();
        GuestFiles files = perform(new GetGuestFile(access, List.of("C:\\some folder\\x.txt", "C:\\y.txt")));

        assertThat(files.files())
                .containsExactly(new GuestFiles.GuestFile("C:\\some folder\\x.txt", 6, Digests.ofText("staged")));
    }

    @Test
    void a_file_copied_into_a_running_guest_takes_the_place_of_what_is_there() throws Exception {
        GuestAccess access = script.openGuest();
        Path source = file("x.txt", "one");
        CopyGuestFile copy = new CopyGuestFile(access.vmId(), source.toString(), "C:\\deep\\er\\x.txt");

        assertThat(perform(copy)).isEqualTo(new FilesPlaced(1, 3));
        file("x.txt", "three");
        perform(copy);

        assertThat(perform(new GetGuestFile(access, List.of("C:\\deep\\er\\x.txt")))
                        .files())
                .containsExactly(new GuestFiles.GuestFile("C:\\deep\\er\\x.txt", 5, Digests.ofText("three")));
    }

    @Test
    void no_file_is_copied_into_a_vm_that_is_off() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        VmFact vm = perform(script.newVm());

        refuses(new CopyGuestFile(vm.id(), file("x.txt", "one").toString(), "C:\\x.txt"), NAME);
    }

    private GuestAccess openExistingDisk() throws Exception {
        VmFact vm = perform(new StartHostVm(perform(script.newVm()).id()));
        GuestAccess access = script.access(vm);
        until(() -> script.perform(new GetGuestFact(access)), GuestFact::ready);
        return access;
    }

    // The machine as a whole.

    @Test
    void what_was_made_is_there_for_whoever_opens_the_machine_next() throws Exception {
        VmFact vm = script.runningVm();
        machine.close();

        try (HyperVMachine next = open()) {
            assertThat(next.perform(new GetHostVm(vm.id(), ""), new QuietListener())
                            .vms())
                    .extracting(VmFact::running)
                    .containsExactly(true);
        }
    }

    @Test
    void a_machine_that_was_stopped_does_nothing_more() {
        machine.stop("the test");

        assertThatThrownBy(() -> perform(new GetMachineFact()))
                .isInstanceOf(AbortedFailure.class)
                .hasMessageContaining("the test");
        assertThatThrownBy(() -> perform(script.newBase())).isInstanceOf(AbortedFailure.class);
        assertThat(folder).isEmptyDirectory();
    }

    private static Path partial(Path path) {
        return Path.of(MachineOperation.partial(path.toString()));
    }
}
