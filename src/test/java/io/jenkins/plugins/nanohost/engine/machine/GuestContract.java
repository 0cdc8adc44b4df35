package io.jenkins.plugins.nanohost.engine.machine;

import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.NAME;
import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.io.Digests;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.ClearGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.machine.fact.FilesPlaced;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFiles;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.windows.FirstBoot;
import io.jenkins.plugins.nanohost.engine.windows.SetupBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the port promises for guests and their files. */
public abstract class GuestContract extends HyperVMachineContract {
    @Test
    void a_guest_answers_after_its_first_boot_and_says_what_it_is() throws Exception {
        GuestAccess access = script.access(script.runningVm());
        assertThat(perform(new GetGuestFact(access)).state()).isEqualTo(GuestState.SILENT);

        GuestFact guest = until(() -> script.perform(new GetGuestFact(access)), GuestFact::ready);

        assertThat(guest).isEqualTo(MachineScript.readyGuest(MachineScript.EDITION, 14393, 447));
    }

    @Test
    void a_guest_of_a_vm_that_is_off_is_silent() throws Exception {
        perform(script.newBase());
        perform(script.newHost());

        assertThat(perform(new GetGuestFact(script.access(perform(script.newVm()))))
                        .state())
                .isEqualTo(GuestState.SILENT);
    }

    @Test
    void a_wrong_password_is_refused_for_good() throws Exception {
        GuestAccess access = script.openGuest();
        GuestAccess wrong = new GuestAccess(access.vmId(), access.user(), new Secret("wrong"));

        assertThat(perform(new GetGuestFact(wrong)).state()).isEqualTo(GuestState.CREDENTIAL_REFUSED);
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
    void of_a_file_that_is_longer_than_asked_for_only_the_length_is_told() throws Exception {
        GuestAccess access = script.openGuest();
        for (String text : List.of("four", "seventh")) {
            perform(new CopyGuestFile(access.vmId(), file(text, text).toString(), "C:\\" + text));
        }

        assertThat(perform(new GetGuestFile(access, List.of("C:\\seventh", "C:\\four", "C:\\none"), 4, false))
                        .files())
                .containsExactly(
                        new GuestFiles.GuestFile("C:\\seventh", 7, ""),
                        new GuestFiles.GuestFile("C:\\four", 4, Digests.ofText("four")));
    }

    @Test
    void files_that_are_cleared_are_gone_and_absent_ones_are_no_error() throws Exception {
        GuestAccess access = script.openGuest();
        String gone = "C:\\some folder\\x.txt";
        String kept = "C:\\some folder\\y.txt";
        String never = "C:\\nowhere\\z.txt";
        String source = file("x.txt", "secret").toString();
        perform(new CopyGuestFile(access.vmId(), source, gone));
        perform(new CopyGuestFile(access.vmId(), source, kept));
        ClearGuestFile clear = new ClearGuestFile(access, List.of(never, gone));

        Done done = perform(clear);

        assertThat(done.changed()).isTrue();
        assertThat(done.note()).contains(gone).doesNotContain(never);
        assertThat(perform(new GetGuestFile(access, List.of(gone, kept))).files())
                .extracting(GuestFiles.GuestFile::path)
                .containsExactly(kept);
        assertThat(perform(clear).changed()).isFalse();
        assertThat(perform(new ClearGuestFile(access, List.of())).changed()).isFalse();
    }

    @Test
    void no_answer_file_is_left_after_the_first_boot() throws Exception {
        assertThat(perform(new GetGuestFile(script.openGuest(), FirstBoot.answerFiles()))
                        .files())
                .isEmpty();
    }

    @Test
    void the_end_of_the_first_boot_is_marked_when_the_users_commands_have_ended() throws Exception {
        perform(script.newBase());
        perform(script.orderHost()
                .setupComplete(FirstBoot.script(SetupBuilder.nano()
                        .running(
                                "ping -n 9 127.0.0.1",
                                "echo one>C:\\one.txt",
                                "powershell.exe -Command \"Set-Content C:\\two.txt two\"")
                        .build()))
                .operation());
        GuestAccess access = script.openHost();
        List<String> paths = List.of(FirstBoot.END_MARK, "C:\\one.txt", "C:\\two.txt");

        GuestFiles files = until(() -> script.perform(new GetGuestFile(access, paths)), found -> found.files().stream()
                .anyMatch(file -> file.path().equals(FirstBoot.END_MARK)));

        assertThat(files.files()).extracting(GuestFiles.GuestFile::path).containsExactlyInAnyOrderElementsOf(paths);
    }

    @Test
    void no_file_is_put_onto_the_disk_of_a_vm_that_runs_or_was_saved() throws Exception {
        GuestAccess access = script.openGuest();
        Path source = file("x.txt", "staged");
        AddDiskFile add =
                new AddDiskFile(script.host().toString(), List.of(new FileCopy(source.toString(), "C:\\x.txt")));
        refuses(add, NAME);
        VmFact vm = vms(access.vmId(), "").get(0);

        save(vm);

        refuses(add, NAME);
        perform(new StartHostVm(vm.id()));
        awaitGuest(access);
        assertThat(perform(new GetGuestFile(access, List.of("C:\\x.txt"))).files())
                .isEmpty();
    }

    @Test
    void files_are_put_onto_the_disk_of_a_vm_that_is_off() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        perform(script.newVm());
        Path source = file("x.txt", "staged");
        assertThat(perform(new AddDiskFile(
                        script.host().toString(), List.of(new FileCopy(source.toString(), "C:\\x.txt")))))
                .isEqualTo(new FilesPlaced(1, 6));
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
}
