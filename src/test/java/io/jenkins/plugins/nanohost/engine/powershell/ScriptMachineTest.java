package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallDocker;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetDiskUse;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetMachineFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetVirusScanner;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.QuietListener;
import io.jenkins.plugins.nanohost.engine.machine.fact.ExecutionPolicy;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.machine.fact.LanguageMode;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact.FileFlaw;
import io.jenkins.plugins.nanohost.engine.machine.fact.SwitchType;
import io.jenkins.plugins.nanohost.engine.machine.fact.VirusScanner;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.powershell.windows.EachRelease;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Moment;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The precautions of the scripts for machine, VMs and guests, beyond the port's contract. */
@TestPowerShell.NeededOnUnix
class ScriptMachineTest {
    @TempDir
    private Path computer;

    @TempDir
    private Path folder;

    private SimulatedWindows windows;
    private HyperVMachine machine;
    private MachineScript script;

    private void open(Release release, String... words) throws Exception {
        windows = SimulatedWindows.create(computer, release, List.of(SimulatedWindows.example()));
        for (String word : words) {
            windows.set(word);
        }
        machine = windows.machine();
        script = new MachineScript(machine, folder, SimulatedWindows.example(), SimulatedWindows.SWITCH);
    }

    @Test
    void what_defender_leaves_out_is_read() throws Exception {
        open(Release.SERVER_2022);
        assertThat(perform(new GetVirusScanner())).isEqualTo(VirusScanner.NONE);

        windows.set("defender", "C:\\a [b]\nD:\\work\n");
        assertThat(perform(new GetVirusScanner()))
                .isEqualTo(new VirusScanner(true, true, List.of("C:\\a [b]", "D:\\work")));

        windows.set("defender", "no-role-exclusions");
        assertThat(perform(new GetVirusScanner())).isEqualTo(new VirusScanner(true, false, List.of()));
    }

    @AfterEach
    void close() {
        machine.close();
    }

    private <R extends Record> R perform(Operation<R> operation) throws Exception {
        return machine.perform(operation, new QuietListener());
    }

    @EachRelease
    void a_fit_machine_is_told_as_one(Release release) throws Exception {
        open(release);

        MachineFact fact = perform(new GetMachineFact(folder.toString(), List.of()));

        assertThat(fact.administrator() && fact.hyperVModule() && fact.hyperVService())
                .isTrue();
        assertThat(fact.server() && fact.sixtyFourBit() && fact.automount()).isTrue();
        assertThat(fact.writeProtectedDisks() || fact.compressed()).isFalse();
        assertThat(fact.policy()).isEqualTo(ExecutionPolicy.NONE);
        assertThat(fact.languageMode()).isEqualTo(LanguageMode.FULL);
        assertThat(fact.build()).isEqualTo(release.build());
        assertThat(fact.dismBuild()).isEqualTo(release.build());
        assertThat(fact.freeBytes())
                .isPositive()
                .isLessThanOrEqualTo(folder.toFile().getTotalSpace());
        assertThat(fact.switches()).singleElement().satisfies(found -> assertThat(found.type())
                .isEqualTo(SwitchType.EXTERNAL));
    }

    @Test
    void what_is_wrong_on_a_machine_is_told() throws Exception {
        open(Release.SERVER_2016, "no-administrator", "write-protected", "client", "no-automount");
        windows.setDism(Release.SERVER_2016.build(), 10586);

        MachineFact fact = perform(new GetMachineFact(folder.toString(), List.of()));

        assertThat(fact.administrator() || fact.server() || fact.automount()).isFalse();
        assertThat(fact.writeProtectedDisks()).isTrue();
        assertThat(fact.dismBuild()).isEqualTo(10586);
    }

    @Test
    void of_execution_policies_that_of_the_machine_outranks_that_of_the_user() throws Exception {
        open(Release.SERVER_2016);
        windows.set("policy-LocalMachine", "Restricted");
        assertThat(perform(new GetMachineFact(folder.toString(), List.of())).policy())
                .isEqualTo(ExecutionPolicy.NONE);
        windows.set("policy-UserPolicy", "RemoteSigned");
        assertThat(perform(new GetMachineFact(folder.toString(), List.of())).policy())
                .isEqualTo(ExecutionPolicy.REMOTE_SIGNED);
        windows.set("policy-MachinePolicy", "AllSigned");
        assertThat(perform(new GetMachineFact(folder.toString(), List.of())).policy())
                .isEqualTo(ExecutionPolicy.ALL_SIGNED);
    }

    @Test
    void a_folder_that_is_not_there_is_as_the_nearest_one_above_it() throws Exception {
        open(Release.SERVER_2016);
        String below = folder.resolve("not").resolve("yet there").toString();
        assertThat(perform(new GetMachineFact(below, List.of())).compressed()).isFalse();

        windows.set("compressed", folder.toString());

        assertThat(perform(new GetMachineFact(below, List.of())).compressed()).isTrue();
    }

    @Test
    void an_encrypted_folder_and_an_iso_that_windows_does_not_mount_are_told() throws Exception {
        open(Release.SERVER_2016);
        Path media = Files.writeString(folder.resolve("a [1].iso"), "an ISO");
        Path absent = folder.resolve("absent.vhdx");
        GetMachineFact look =
                new GetMachineFact(folder.toString(), List.of(media.toString(), absent.toString(), folder.toString()));
        assertThat(perform(look).flaws()).isEmpty();
        assertThat(perform(look).encrypted()).isFalse();

        windows.set("encrypted", folder.toString());
        assertThat(perform(look).encrypted()).isTrue();
        assertThat(perform(look).flaws()).containsExactly(new FileFlaw(folder.toString(), "encrypted"));
        windows.set("sparsefile", media.toString());
        assertThat(perform(look).flaws()).contains(new FileFlaw(media.toString(), "sparse"));
        windows.set("encrypted", media.toString());
        assertThat(perform(look).flaws()).containsExactly(new FileFlaw(media.toString(), "encrypted"));
        windows.set("compressed", media.toString());
        assertThat(perform(look).flaws()).containsExactly(new FileFlaw(media.toString(), "compressed"));
    }

    @Test
    void a_drive_that_only_this_logon_has_is_told() throws Exception {
        open(Release.SERVER_2016);
        GetMachineFact look = new GetMachineFact(folder.toString(), List.of());
        assertThat(perform(look).onShare()).isFalse();
        assertThat(perform(look).substituted()).isEmpty();

        windows.set("mapped-drive");
        windows.set("substituted", "D:\\work");

        assertThat(perform(look).onShare()).isTrue();
        assertThat(perform(look).substituted()).isEqualTo("D:\\work");
    }

    @Test
    void only_networks_with_a_router_are_the_machines() throws Exception {
        open(Release.SERVER_2016);
        windows.set("own-address", "10.20.30.40/22");
        assertThat(perform(new GetMachineFact(folder.toString(), List.of())).addresses())
                .containsExactly(Ipv4Prefix.parse("10.20.30.40/22"));
    }

    @Test
    void free_space_is_that_of_the_drive_or_of_what_is_mounted_in_a_folder_on_the_way() throws Exception {
        open(Release.SERVER_2016);
        windows.set("free-bytes", "4711");
        windows.set("mounted-bytes", "815");
        assertThat(perform(new GetMachineFact(folder.toString(), List.of())).freeBytes())
                .isEqualTo(4711);

        windows.set("reparsepoint", folder.toString());

        assertThat(perform(new GetMachineFact(folder.resolve("below").toString(), List.of()))
                        .freeBytes())
                .isEqualTo(815);
    }

    @EachRelease
    void a_generation_1_machine_boots_its_vhd_from_the_first_ide_disk(Release release) throws Exception {
        open(release);
        Path base = generation1Base();
        Path host = folder.resolve("nano01.vhd");
        perform(script.orderHost().at(host).on(base).operation());
        windows.calls();

        VmFact vm = perform(vmOf(VmGeneration.ONE, host));

        assertThat(windows.calls()).doesNotContain("Set-VMFirmware");
        assertThat(perform(new StartHostVm(vm.id())).running()).isTrue();
        assertThat(perform(vmOf(VmGeneration.ONE, host)).id()).isEqualTo(vm.id());
    }

    @Test
    void a_machine_of_another_generation_than_is_wanted_is_refused() throws Exception {
        open(Release.SERVER_2016);
        perform(script.newBase());
        perform(script.newHost());
        perform(script.newVm());

        assertThatThrownBy(() -> perform(vmOf(VmGeneration.ONE, script.host())))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("Generation 2");
    }

    private NewHostVm vmOf(VmGeneration generation, Path disk) {
        return script.orderVm().generation(generation).on(disk).operation();
    }

    private Path generation1Base() throws Exception {
        Path base = folder.resolve("base.vhd");
        perform(script.orderBase().at(base).generation(VmGeneration.ONE).operation());
        return base;
    }

    @Test
    void an_error_of_hyper_v_is_never_read_as_absence() throws Exception {
        open(Release.SERVER_2016);
        windows.order("Get-VM", 0, Moment.BEFORE);
        assertThatThrownBy(() -> perform(new GetHostVm("", "nano01"))).isInstanceOf(OperationFailure.class);
        // The first call asks for the id alone, and does not find it; then the list of all fails.
        windows.order("Get-VM", 1, Moment.BEFORE);
        assertThatThrownBy(() -> perform(new RemoveHostVm("5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111", "mark")))
                .isInstanceOf(OperationFailure.class);

        assertThat(perform(new GetHostVm("", "nano01")).vms()).isEmpty();
    }

    @Test
    void all_vms_are_listed_again_when_one_was_removed_meanwhile() throws Exception {
        open(Release.SERVER_2016);
        perform(script.newBase());
        perform(script.newHost());
        windows.set("vm-vanishes", "2");
        VmFact vm = perform(script.newVm());

        windows.set("vm-vanishes", "1");
        assertThat(perform(new GetHostVm("", MachineScript.NAME)).vms()).hasSize(1);
        windows.set("vm-vanishes", "1");
        assertThat(perform(new GetDiskUse(script.host().toString())).uses()).hasSize(1);
        windows.set("vm-vanishes", "1");
        perform(new RemoveHostVm(vm.id(), MachineScript.MARK));
        assertThat(perform(new GetHostVm("", MachineScript.NAME)).vms()).isEmpty();
    }

    @Test
    void a_list_that_fails_again_and_again_is_an_error_and_no_absence() throws Exception {
        open(Release.SERVER_2016);
        perform(script.newBase());
        perform(script.newHost());
        perform(script.newVm());
        windows.set("vm-vanishes", "1000");

        assertThatThrownBy(() -> perform(new GetHostVm("", MachineScript.NAME))).isInstanceOf(OperationFailure.class);
        assertThatThrownBy(() -> perform(new RemoveHostVm("5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111", "mark")))
                .isInstanceOf(OperationFailure.class);
    }

    @Test
    void a_vm_whose_id_is_known_is_found_although_all_cannot_be_listed() throws Exception {
        open(Release.SERVER_2016);
        perform(script.newBase());
        perform(script.newHost());
        VmFact vm = perform(script.newVm());
        windows.set("vm-vanishes", "1000");

        assertThat(perform(new GetHostVm(vm.id(), "")).vms())
                .extracting(VmFact::clustered)
                .containsExactly(false);
        windows.set("clustered");
        assertThat(perform(new GetHostVm(vm.id(), "")).vms())
                .extracting(VmFact::clustered)
                .containsExactly(true);
        assertThat(perform(new StartHostVm(vm.id())).running()).isTrue();
    }

    @EachRelease
    void no_vm_makes_checkpoints_by_itself(Release release) throws Exception {
        open(release);
        perform(script.newBase());
        perform(script.newHost());
        perform(script.newVm());

        JsonNode vm = new ObjectMapper().readTree(windows.state()).path("Vms").get(0);
        assertThat(vm.path("AutomaticCheckpoints").asBoolean()).isFalse();
        assertThat(vm.path("GuestServices").asBoolean()).isTrue();
        assertThat(vm.path("FirstBoot").asText()).isEqualTo(script.host().toString());
    }

    @Test
    void one_session_serves_all_calls_into_a_guest() throws Exception {
        open(Release.SERVER_2016);
        GuestAccess access = script.openGuest();
        windows.calls();

        assertThat(perform(new GetGuestFact(access)).state()).isEqualTo(GuestState.READY);
        assertThat(perform(new GetGuestFact(access)).state()).isEqualTo(GuestState.READY);

        assertThat(windows.calls()).contains("Invoke-Command").doesNotContain("New-PSSession");
    }

    @Test
    void a_guest_that_restarts_while_it_is_looked_at_does_not_answer_yet() throws Exception {
        open(Release.SERVER_2016);
        GuestAccess access = script.openGuest();

        // In a call of an open session, then while the functions are brought into a new one.
        for (int look = 1; look <= 2; look++) {
            windows.set("guest-breaks", "1");
            GuestFact seen = perform(new GetGuestFact(access));
            assertThat(seen.state()).isEqualTo(GuestState.SILENT);
            assertThat(seen.detail()).contains("Hyper-V-Sockets");
        }

        assertThat(perform(new GetGuestFact(access)).state()).isEqualTo(GuestState.READY);
    }

    @Test
    void an_operation_goes_through_a_new_session_when_the_guest_ended_the_old_one() throws Exception {
        open(Release.SERVER_2016);
        GuestAccess access = dockerGuest();
        windows.calls();
        windows.set("guest-breaks", "1");

        perform(new GetDockerFact(access, DockerStart.SERVICE));

        assertThat(windows.calls()).contains("New-PSSession");
    }

    /** A session whose guest has ended refuses to be closed. */
    @Test
    void a_session_that_cannot_be_closed_leaves_no_runspace() throws Exception {
        open(Release.SERVER_2016);
        GuestAccess access = dockerGuest();
        List<String> runspaces = new ArrayList<>();

        for (int i = 0; i < 3; i++) {
            windows.set("guest-breaks", "1");
            perform(new GetDockerFact(access, DockerStart.SERVICE));
            runspaces.add(Files.readString(computer.resolve("runspaces")));
        }

        assertThat(runspaces).containsOnly(runspaces.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "call"})
    void a_guest_that_hangs_is_given_up_without_the_session_on_the_machine(String where) throws Exception {
        open(Release.SERVER_2016);
        GuestAccess access = script.openGuest();
        machine.close();
        windows.replace("Connect-Guest", "$limit = 60", "$limit = 6");
        windows.replace("Invoke-GuestOperation", "$limit = 60", "$limit = 6");
        machine = windows.machine();
        windows.set("guest-hangs", where);

        assertThat(perform(new GetGuestFact(access)).state()).isEqualTo(GuestState.SILENT);

        assertThat(perform(new GetGuestFact(access)).state()).isEqualTo(GuestState.READY);
    }

    @Test
    void docker_is_started_again_when_its_first_start_fails() throws Exception {
        open(Release.SERVER_2016, "docker-fails-once");
        GuestAccess access = dockerGuest();
        perform(script.installDocker(access, 2376));

        assertThat(perform(new StartDocker(access, DockerStart.SERVICE)).note()).contains("second");
        assertThat(script.answeringDocker(access).answering()).isTrue();
    }

    @Test
    void the_key_is_written_where_only_administrators_can_read_and_the_port_opened_again() throws Exception {
        open(Release.SERVER_2016);
        GuestAccess access = dockerGuest();
        windows.calls();
        InstallDocker install = script.installDocker(access, 2376);
        perform(install);
        assertThat(windows.calls())
                .anySatisfy(call -> assertThat(call).contains("icacls", "/inheritance:r", "*S-1-5-32-544:(OI)(CI)F"))
                .anySatisfy(call -> assertThat(call).contains("netsh", "add rule", "localport=2376"));

        perform(install);
        assertThat(windows.calls()).noneMatch(call -> call.contains("add rule"));

        perform(script.installDocker(access, 2377));
        assertThat(windows.calls())
                .anySatisfy(call -> assertThat(call).contains("netsh", "delete rule"))
                .anySatisfy(call -> assertThat(call).contains("netsh", "add rule", "localport=2377"));
    }

    private GuestAccess dockerGuest() throws Exception {
        GuestAccess access = script.openGuest();
        for (String program : List.of("docker.exe", "dockerd.exe")) {
            Path file = Files.writeString(folder.resolve(program), "a program");
            perform(new CopyGuestFile(access.vmId(), file.toString(), "C:\\Program Files\\docker\\" + program));
        }
        return access;
    }
}
