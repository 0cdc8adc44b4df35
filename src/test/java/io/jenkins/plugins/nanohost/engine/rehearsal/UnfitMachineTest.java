package io.jenkins.plugins.nanohost.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetMachineFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.fact.FilesPlaced;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person makes the machine unfit by editing machine.json, and it behaves so. */
class UnfitMachineTest {
    @TempDir
    private Path rehearsal;

    @TempDir
    private Path folder;

    private MachineScript script;

    @BeforeEach
    void openMachine() throws Exception {
        script = new MachineScript(
                Rehearsals.open(rehearsal, List.of()),
                folder,
                MachineScript.example("WindowsServer2016.iso"),
                "General Purpose External");
        script.perform(new GetMachineFact(folder.toString(), List.of()));
    }

    /** Changes a fact of the machine; the value is JSON. */
    private void set(String fact, Object value) throws Exception {
        Path file = rehearsal.resolve("machine.json");
        String text = Files.readString(file);
        String changed = text.replaceFirst("(\"" + fact + "\" : ).*", "$1" + value + ",");
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(file, changed);
    }

    private void refuses(Operation<?> operation, String words) {
        assertThatThrownBy(() -> script.perform(operation))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({
        "administrator, false, permission",
        "hyperVModule, false, Hyper-V",
        "hyperVService, false, Virtual Machine Management",
        "policy, '\"AllSigned\"', AllSigned",
        "policy, '\"Restricted\"', Restricted",
        "powerShellVersion, '\"4.0\"', PowerShell 4.0",
        "languageMode, '\"ConstrainedLanguage\"', ConstrainedLanguage",
    })
    void a_machine_without_what_every_operation_needs_only_tells_so(String fact, String value, String words)
            throws Exception {
        MachineFact fit = script.perform(new GetMachineFact(folder.toString(), List.of()));
        set(fact, value);

        assertThat(script.perform(new GetMachineFact(folder.toString(), List.of())))
                .isNotEqualTo(fit);
        refuses(new GetHostVm("", "nano01"), words);
    }

    @ParameterizedTest
    @CsvSource({
        "policy, '\"RemoteSigned\"'",
        "policy, '\"Unrestricted\"'",
        "powerShellVersion, '\"5.0.10586.117\"'",
        "server, false",
        "build, 19045",
        "sixtyFourBit, false",
        "automount, false",
        "compressed, true",
        "writeProtectedDisks, true",
        "freeBytes, 0",
        "dismBuild, 9600",
    })
    void what_is_no_obstacle_to_vms_leaves_them_alone(String fact, String value) throws Exception {
        set(fact, value);

        assertThat(script.perform(new GetHostVm("", "nano01")).vms()).isEmpty();
    }

    @Test
    void a_workstation_makes_hosts_as_a_server_does() throws Exception {
        set("server", false);
        set("build", 19045);
        set("dismBuild", 19045);

        assertThat(script.perform(new GetGuestFact(script.openGuest())).ready()).isTrue();
    }

    @Test
    void a_machine_from_before_windows_10_does_not_reach_its_guests() throws Exception {
        VmFact vm = script.runningVm();
        set("build", 9600);

        refuses(new GetGuestFact(script.access(vm)), "PowerShell Direct");
        assertThat(script.perform(new GetHostVm(vm.id(), "")).vms()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "writeProtectedDisks, true, write protected",
        "compressed, true, uncompressed",
        "sixtyFourBit, false, 32-bit",
        "automount, false, drive letter",
        "dismBuild, 10586, error 50",
        "freeBytes, 1000000, not enough space",
    })
    void a_machine_that_makes_no_base_disk_leaves_nothing_behind(String fact, String value, String words)
            throws Exception {
        set(fact, value);

        refuses(script.newBase(), words);
        assertThat(folder).isEmptyDirectory();
        assertThat(rehearsal.resolve("mounts.json")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "writeProtectedDisks, true, write protected",
        "compressed, true, uncompressed",
        "sixtyFourBit, false, 32-bit",
        "dismBuild, 10586, error 50",
        "freeBytes, 1000000, not enough space",
    })
    void a_machine_that_makes_no_host_disk_leaves_its_base_as_it_is(String fact, String value, String words)
            throws Exception {
        script.perform(script.newBase());
        set(fact, value);

        refuses(script.newHost(), words);
        refuses(script.newHost(script.host(), HostDiskKind.COPY), words);
        assertThat(folder.toFile().list()).containsExactly("base.vhdx");
        assertThat(rehearsal.resolve("mounts.json")).doesNotExist();
    }

    @Test
    void files_that_windows_does_not_mount_are_neither_media_nor_disks() throws Exception {
        Path media = MachineScript.example("WindowsServer2016.iso");
        set("flaws", "[ { \"path\" : \"" + media + "\", \"flaw\" : \"encrypted\" } ]");
        refuses(script.newBase(), "encrypted");
        set("flaws", "[ ]");
        script.perform(script.newBase());
        script.perform(script.newHost());
        VmFact vm = script.perform(script.newVm());

        set("flaws", "[ { \"path\" : \"" + script.base() + "\", \"flaw\" : \"sparse\" } ]");

        refuses(script.newHost(folder.resolve("other.vhdx"), HostDiskKind.COPY), "0xC03A001A");
        refuses(new StartHostVm(vm.id()), "0xC03A001A");
    }

    @Test
    void a_machine_whose_dism_is_older_than_the_image_applies_it_as_long_as_nothing_is_added() throws Exception {
        set("dismBuild", 10586);

        script.perform(script.orderBase().operation());

        assertThat(script.base()).isRegularFile();
    }

    @Test
    void a_machine_that_gives_no_letters_takes_unpacked_media() throws Exception {
        set("automount", false);
        Path media = ReleaseMedia.in(folder.resolve("media"))
                .image("Nano", "ServerStandardNano", "Nano Server", 14393, 447)
                .asNano("Guest")
                .folder();

        script.perform(script.orderBase()
                .from(media)
                .image(1)
                .packages(List.of("Guest"))
                .operation());

        assertThat(script.base()).isRegularFile();
    }

    @Test
    void a_disk_that_has_room_for_itself_and_not_for_windows_is_not_made() throws Exception {
        Path media = ReleaseMedia.in(folder.resolve("media"))
                .image("Nano", "ServerStandardNano", "Nano Server", 14393, 447, 800L << 20)
                .asNano()
                .folder();
        NewBaseDisk wanted = script.orderBase().from(media).image(1).operation();
        set("freeBytes", 700L << 20);
        refuses(wanted, "not enough space");
        assertThat(script.base()).doesNotExist();
        assertThat(folder.resolve("base.partial.vhdx")).doesNotExist();

        set("freeBytes", 900L << 20);
        script.perform(wanted);

        assertThat(script.base()).isRegularFile();
    }

    @Test
    void a_file_for_which_there_is_no_room_is_not_put_into_a_disk() throws Exception {
        script.perform(script.newBase());
        script.perform(script.newHost());
        Path source = Files.writeString(folder.resolve("x.txt"), "text");
        AddDiskFile add =
                new AddDiskFile(script.host().toString(), List.of(new FileCopy(source.toString(), "C:\\x.txt")));
        set("freeBytes", 3);
        refuses(add, "not enough space");

        set("freeBytes", 4);

        assertThat(script.perform(add)).isEqualTo(new FilesPlaced(1, 4));
    }

    @Test
    void a_switch_that_was_taken_away_is_missed() throws Exception {
        script.perform(script.newBase());
        script.perform(script.newHost());
        set("name", "\"Another Switch\"");

        assertThatThrownBy(() -> script.perform(script.newVm()))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("General Purpose External");
    }

    @ParameterizedTest
    @CsvSource({"'\"build\" : \\d+,', ''", "'\"build\"', '\"bild\"'", "'\\{', ''"})
    void a_mistake_in_the_file_is_told_when_the_machine_is_opened(String what, String by) throws Exception {
        Path file = rehearsal.resolve("machine.json");
        Files.writeString(file, Files.readString(file).replaceFirst(what, by));

        assertThatThrownBy(() -> RehearsalMachine.open(rehearsal))
                .isInstanceOfSatisfying(UnfitFailure.class, failure -> assertThat(failure.remedy())
                        .isNotEmpty())
                .hasMessageContaining("machine.json");
    }

    @Test
    void a_file_where_the_folder_should_be_is_told() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "text");

        assertThatThrownBy(() -> RehearsalMachine.open(file))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining(file.toString());
    }
}
