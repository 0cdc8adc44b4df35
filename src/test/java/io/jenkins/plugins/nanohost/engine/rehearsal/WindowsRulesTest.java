package io.jenkins.plugins.nanohost.engine.rehearsal;

import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.example;
import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallDocker;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFiles;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Registry;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows' rules as the rehearsal follows them: see docs/rehearsal.md. */
class WindowsRulesTest {
    private static final String PROGRAMS = "C:\\Program Files\\docker\\";
    private static final String IMAGE = "C:\\nanoserver.tar";
    private static final DockerStart SERVICE = DockerStart.SERVICE;

    @TempDir
    private Path rehearsal;

    @TempDir
    private Path folder;

    private MachineScript script;
    private Workshop workshop;

    @BeforeEach
    void openMachine() throws Exception {
        workshop = Workshop.at(rehearsal);
        script = new MachineScript(
                Rehearsals.open(rehearsal, List.of()),
                folder,
                example("WindowsServer2016.iso"),
                "General Purpose External");
    }

    /** A guest with Docker's files in it and a registry that was changed before it booted. */
    private GuestAccess stagedGuest(List<String> packages, UnaryOperator<Registry> change) throws Exception {
        script.perform(script.newBase(2, packages));
        script.perform(script.newHost());
        workshop.changeRegistry(script.host(), change);
        String program = Files.writeString(folder.resolve("program"), "program").toString();
        script.perform(new AddDiskFile(
                script.host().toString(),
                List.of(
                        new FileCopy(program, PROGRAMS + "docker.exe"),
                        new FileCopy(program, PROGRAMS + "dockerd.exe"),
                        new FileCopy(example("nanoserver.tar").toString(), IMAGE))));
        VmFact vm =
                script.perform(new StartHostVm(script.perform(script.newVm()).id()));
        GuestAccess access = script.access(vm);
        until(() -> script.perform(new GetGuestFact(access)), GuestFact::ready);
        return access;
    }

    private GuestAccess answeringDocker(UnaryOperator<Registry> change) throws Exception {
        GuestAccess access = stagedGuest(MachineScript.PACKAGES, change);
        script.perform(script.installDocker(access, 2376));
        script.perform(new StartDocker(access, SERVICE));
        script.answeringDocker(access);
        return access;
    }

    /** Server Core of another release, with its containers. */
    private static Registry core(Registry registry, int build, int revision) {
        Registry.Components components = registry.components();
        return Workshop.version(registry, "Server Core", build, revision)
                .with(new Registry.Components(
                        List.of(), components.updates(), components.drivers(), List.of("Containers")));
    }

    private void refuses(Operation<?> operation, String words) {
        assertThatThrownBy(() -> script.perform(operation))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining(words);
    }

    @Test
    void a_nano_guest_without_the_package_guest_stays_silent() throws Exception {
        script.perform(script.newBase(2, List.of("Containers")));
        script.perform(script.newHost());
        VmFact vm =
                script.perform(new StartHostVm(script.perform(script.newVm()).id()));

        for (int looks = 0; looks < 10; looks++) {
            assertThat(script.perform(new GetGuestFact(script.access(vm))).state())
                    .isEqualTo(GuestState.SILENT);
        }
        assertThat(script.perform(new GetHostVm(vm.id(), "")).vms().get(0).heartbeat())
                .isFalse();
    }

    @Test
    void a_right_password_is_refused_once_in_the_first_boot_and_not_in_the_second() throws Exception {
        VmFact vm = script.runningVm();
        GetGuestFact ask = new GetGuestFact(script.access(vm));
        assertThat(List.of(state(ask), state(ask), state(ask)))
                .containsExactly(GuestState.SILENT, GuestState.CREDENTIAL_REFUSED, GuestState.READY);

        workshop.turnOff(vm.id());
        script.perform(new StartHostVm(vm.id()));

        assertThat(List.of(state(ask), state(ask))).containsExactly(GuestState.SILENT, GuestState.READY);
    }

    private GuestState state(GetGuestFact ask) throws Exception {
        return script.perform(ask).state();
    }

    @Test
    void a_guest_has_the_address_that_its_first_boot_sets_and_others_get_one_each() throws Exception {
        script.perform(script.newBase());
        script.perform(script.orderHost()
                .commands("netsh interface ipv4 set address \"Ethernet\" static 192.168.1.93 255.255.255.0")
                .operation());
        Path second = folder.resolve("second.vhdx");
        Path third = folder.resolve("third.vhdx");
        script.perform(script.newHost(second, HostDiskKind.DIFFERENCING));
        script.perform(script.newHost(third, HostDiskKind.COPY));

        assertThat(List.of(address("1", script.host()), address("2", second), address("3", third)))
                .containsExactly("192.168.1.93", "192.168.100.10", "192.168.100.11");
    }

    private String address(String mark, Path disk) throws Exception {
        VmFact vm = script.perform(
                new StartHostVm(script.perform(script.newVm(mark, disk)).id()));
        return until(() -> script.perform(new GetHostVm(vm.id(), "")).vms().get(0), found -> !found.addresses()
                        .isEmpty())
                .addresses()
                .get(0);
    }

    @Test
    void a_renamed_disk_keeps_what_is_on_it() throws Exception {
        script.perform(script.newBase());
        script.perform(script.newHost());
        Path renamed = Files.move(script.host(), folder.resolve("renamed.vhdx"));

        assertThat(workshop.fileOn(renamed, "C:\\windows\\system32\\NTOSKRNL.EXE"))
                .isPresent();
        assertThat(workshop.fileOn(renamed, "C:\\windows\\system32\\other.exe")).isEmpty();
    }

    @Test
    void a_child_of_a_base_disk_that_was_made_again_does_not_start() throws Exception {
        script.perform(script.newBase());
        script.perform(script.newHost());
        VmFact vm = script.perform(script.newVm());
        Path away = Files.createDirectory(folder.resolve("away"));
        Files.move(script.base(), away.resolve("base.vhdx"));
        script.perform(script.newBase());

        refuses(new StartHostVm(vm.id()), "made again");
    }

    @Test
    void a_disk_that_is_only_a_running_vms_parent_is_not_removed_either() throws Exception {
        Path apart = Files.createDirectory(folder.resolve("apart")).resolve("nano01.vhdx");
        script.perform(script.newBase());
        script.perform(script.newHost(apart, HostDiskKind.DIFFERENCING));
        script.perform(new StartHostVm(script.perform(script.newVm("1", apart)).id()));

        refuses(new RemoveDisk(script.base().toString()), "nano01");
    }

    @Test
    void docker_on_nano_does_not_start_without_the_package_containers() throws Exception {
        GuestAccess access = stagedGuest(List.of("Compute", "OEM-Drivers", "Guest"), registry -> registry);
        script.perform(script.installDocker(access, 2376));

        refuses(new StartDocker(access, SERVICE), "vmcompute.dll");
        assertThat(script.perform(new GetDockerFact(access, SERVICE)).log()).contains("vmcompute.dll");
    }

    @Test
    void docker_does_not_start_with_settings_that_are_no_json_or_lack_their_files() throws Exception {
        GuestAccess access = stagedGuest(MachineScript.PACKAGES, registry -> registry);

        script.perform(
                script.orderDocker(access, 2376).settings("{\"hosts\": [").operation());
        refuses(new StartDocker(access, SERVICE), "daemon.json");

        script.perform(script.orderDocker(access, 2376)
                .settings("{\"tlsverify\": true, \"tlscacert\": \"C:\\\\nowhere\\\\ca.pem\"}")
                .operation());
        refuses(new StartDocker(access, SERVICE), "C:\\nowhere\\ca.pem");
    }

    @Test
    void docker_does_not_start_with_a_subnet_that_holds_the_guests_own_address() throws Exception {
        GuestAccess access = stagedGuest(MachineScript.PACKAGES, registry -> registry);
        script.perform(withSubnet(access, "192.168.0.0/16"));
        refuses(new StartDocker(access, SERVICE), "fixed-cidr 192.168.0.0/16");

        script.perform(withSubnet(access, "10.0.0.0/8"));
        assertThat(script.perform(new StartDocker(access, SERVICE)).changed()).isTrue();
    }

    private InstallDocker withSubnet(GuestAccess access, String subnet) {
        return script.orderDocker(access, 2376)
                .alsoSettings("\"fixed-cidr\": \"" + subnet + "\"")
                .operation();
    }

    @Test
    void docker_is_not_set_up_with_a_key_that_is_not_its_certificates() throws Exception {
        GuestAccess access = stagedGuest(MachineScript.PACKAGES, registry -> registry);
        String other = script.orderDocker(access, 2376).authority();

        refuses(script.orderDocker(access, 2376).certificate(other).operation(), "does not match");
        refuses(script.orderDocker(access, 2376).key(new Secret("no key")).operation(), "no private key");
    }

    @Test
    void a_large_file_is_hashed_beside_the_calls() throws Exception {
        GuestAccess access = stagedGuest(MachineScript.PACKAGES, registry -> registry);
        Path large = folder.resolve("large.bin");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(GetGuestFile.AT_ONCE_BYTES + 1);
        }
        List<String> paths = List.of("C:\\large.bin");
        script.perform(new CopyGuestFile(access.vmId(), large.toString(), paths.get(0)));

        assertThat(script.perform(new GetGuestFile(access, paths))).isEqualTo(GuestFiles.UNFINISHED);
        assertThat(script.perform(new GetGuestFile(access, paths, true)).files())
                .singleElement()
                .satisfies(file -> assertThat(file.length()).isEqualTo(GetGuestFile.AT_ONCE_BYTES + 1));
        assertThat(script.perform(new GetGuestFile(access, paths, true)).finished())
                .isFalse();
    }

    @Test
    void docker_loads_a_base_image_of_another_build() throws Exception {
        GuestAccess access = answeringDocker(registry -> core(registry, 17763, 447));

        assertThat(script.installImage(access, IMAGE, BaseImageKind.ARCHIVE).changed())
                .isTrue();
    }

    @Test
    void a_base_image_that_is_a_wim_is_no_more_after_the_previews() throws Exception {
        GuestAccess access = answeringDocker(registry -> registry);

        assertThatThrownBy(() -> script.installImage(access, IMAGE, BaseImageKind.WIM))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("14393");
    }

    @Test
    void docker_needs_two_starts_on_windows_server_2022_and_one_before() throws Exception {
        GuestAccess access = stagedGuest(MachineScript.PACKAGES, registry -> core(registry, 20348, 1));
        script.perform(script.installDocker(access, 2376));

        assertThat(script.perform(new StartDocker(access, SERVICE)).note()).contains("first start failed");
    }

    @Test
    void docker_needs_one_start_on_windows_server_2016() throws Exception {
        GuestAccess access = stagedGuest(MachineScript.PACKAGES, registry -> registry);
        script.perform(script.installDocker(access, 2376));

        assertThat(script.perform(new StartDocker(access, SERVICE)).note()).doesNotContain("first start failed");
    }
}
