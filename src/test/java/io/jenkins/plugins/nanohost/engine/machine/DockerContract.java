package io.jenkins.plugins.nanohost.engine.machine;

import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.ClearGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerSetup;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerSubnet;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallBaseImage;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallDocker;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.NewContainerSwitch;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.NewDockerNetwork;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StopDocker;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.SetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerSetup;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerState;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.machine.fact.ImageInstalled;
import io.jenkins.plugins.nanohost.engine.machine.fact.ServiceStart;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.archive.DockerArchive;
import io.jenkins.plugins.nanohost.engine.media.archive.ImageArchiveFacts;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the port promises for Docker in a guest of Windows Server 2016. */
public abstract class DockerContract extends HyperVMachineContract {
    private static final String IMAGE = "C:\\ProgramData\\nanoserver.tar";
    private static final DockerStart SERVICE = DockerStart.SERVICE;
    private static final int PORT = 2376;

    private GuestAccess stagedGuest() throws Exception {
        GuestAccess access = script.openGuest();
        for (String program : List.of("docker.exe", "dockerd.exe")) {
            copy(access, program(program).toString(), "C:\\Program Files\\docker\\" + program);
        }
        return access;
    }

    private void copy(GuestAccess access, String source, String destination) throws Exception {
        perform(new CopyGuestFile(access.vmId(), source, destination));
    }

    private GuestAccess answeringDocker() throws Exception {
        GuestAccess access = stagedGuest();
        perform(script.installDocker(access, PORT));
        perform(new StartDocker(access, SERVICE));
        script.answeringDocker(access);
        return access;
    }

    @Test
    void docker_is_absent_before_it_is_set_up() throws Exception {
        GuestAccess access = script.openGuest();

        assertThat(perform(new GetDockerFact(access, SERVICE)).state()).isEqualTo(DockerState.ABSENT);
        refuses(new StartDocker(access, SERVICE), "docker");
    }

    @Test
    void docker_is_not_set_up_without_its_programs() throws Exception {
        refuses(script.installDocker(script.openGuest(), PORT), "docker.exe");
    }

    @Test
    void docker_is_set_up_and_not_started() throws Exception {
        GuestAccess access = stagedGuest();

        assertThat(perform(script.installDocker(access, PORT)).changed()).isTrue();
        assertThat(perform(new GetDockerFact(access, SERVICE)).state()).isEqualTo(DockerState.STOPPED);
    }

    @Test
    void docker_that_is_set_up_in_the_same_way_is_left_running() throws Exception {
        GuestAccess access = stagedGuest();
        InstallDocker install = script.installDocker(access, PORT);
        perform(install);
        perform(new StartDocker(access, SERVICE));

        assertThat(perform(install).changed()).isFalse();
        assertThat(perform(new GetDockerFact(access, SERVICE)).state()).isNotEqualTo(DockerState.STOPPED);
    }

    @Test
    void docker_that_is_set_up_otherwise_is_stopped_and_set_up_again() throws Exception {
        GuestAccess access = answeringDocker();

        assertThat(perform(script.installDocker(access, PORT + 1)).changed()).isTrue();
        assertThat(perform(new GetDockerFact(access, SERVICE)).state()).isEqualTo(DockerState.STOPPED);
    }

    @Test
    void what_docker_is_set_up_with_is_told() throws Exception {
        GuestAccess access = stagedGuest();
        GetDockerSetup look = new GetDockerSetup(access, SERVICE);
        assertThat(perform(look)).isEqualTo(new DockerSetup(ServiceStart.NONE, "", "", "", false, false));

        InstallDocker install = script.installDocker(access, PORT);
        perform(install);

        assertThat(perform(look))
                .isEqualTo(new DockerSetup(
                        ServiceStart.AUTOMATIC,
                        install.daemonJson(),
                        install.certificateAuthority(),
                        install.serverCertificate(),
                        true,
                        true));
    }

    @Test
    void a_folder_in_the_place_of_the_settings_is_refused() throws Exception {
        GuestAccess access = stagedGuest();
        copy(access, file("x.txt", "one").toString(), "C:\\ProgramData\\docker\\config\\daemon.json\\x.txt");

        refuses(new GetDockerSetup(access, SERVICE), "daemon.json is a folder, not a file");
    }

    @Test
    void settings_that_were_changed_are_told_and_written_again_and_the_certificates_stay() throws Exception {
        GuestAccess access = stagedGuest();
        GetDockerSetup look = new GetDockerSetup(access, SERVICE);
        InstallDocker install = script.installDocker(access, PORT);
        perform(install);
        DockerSetup made = perform(look);
        copy(access, file("daemon.json", "{}").toString(), "C:\\ProgramData\\docker\\config\\daemon.json");
        assertThat(perform(look).settings()).isEqualTo("{}");

        InstallDocker repair =
                new InstallDocker(access, SERVICE, install.daemonJson(), "", PORT, "", "", new Secret(""));

        assertThat(perform(repair).changed()).isTrue();
        assertThat(perform(look)).isEqualTo(made);
        assertThat(perform(repair).changed()).isFalse();
    }

    @Test
    void certificates_that_are_gone_are_told() throws Exception {
        GuestAccess access = stagedGuest();
        perform(script.installDocker(access, PORT));
        String folder = "C:\\ProgramData\\docker\\certs.d\\";
        perform(new ClearGuestFile(access, List.of(folder + "server-cert.pem", folder + "server-key.pem")));

        DockerSetup found = perform(new GetDockerSetup(access, SERVICE));

        assertThat(found.certificate()).isEmpty();
        assertThat(found.keyThere()).isFalse();
        assertThat(found.authority()).isNotEmpty();
    }

    @Test
    void docker_answers_some_time_after_its_start() throws Exception {
        GuestAccess access = stagedGuest();
        perform(script.installDocker(access, PORT));

        assertThat(perform(new StartDocker(access, SERVICE)).changed()).isTrue();
        DockerFact docker = script.answeringDocker(access);

        assertThat(docker.serverVersion()).isNotEmpty();
        assertThat(docker.images()).isEmpty();
        assertThat(docker.log()).isEmpty();
        assertThat(perform(new StartDocker(access, SERVICE)).changed()).isFalse();
    }

    @Test
    void a_program_that_runs_is_not_written_to_before_docker_is_stopped() throws Exception {
        GuestAccess access = answeringDocker();
        CopyGuestFile copy = new CopyGuestFile(
                access.vmId(), program("dockerd.exe").toString(), "C:\\Program Files\\docker\\dockerd.exe");
        refuses(copy, "used by another process");

        assertThat(perform(new StopDocker(access, SERVICE)).changed()).isTrue();

        assertThat(perform(new GetDockerFact(access, SERVICE)).state()).isEqualTo(DockerState.STOPPED);
        assertThat(perform(copy).files()).isOne();
        assertThat(perform(new StopDocker(access, SERVICE)).changed()).isFalse();
        assertThat(perform(new StartDocker(access, SERVICE)).changed()).isTrue();
        assertThat(script.answeringDocker(access).answering()).isTrue();
    }

    @Test
    void engine_and_subnet_are_told_and_the_subnet_only_once_docker_answers() throws Exception {
        GuestAccess access = stagedGuest();
        assertThat(perform(new GetDockerSubnet(access)).engine()).startsWith("Docker version ");
        assertThat(perform(new GetDockerSubnet(access)).subnet()).isEmpty();

        perform(script.installDocker(access, PORT));
        perform(new StartDocker(access, SERVICE));
        script.answeringDocker(access);

        assertThat(perform(new GetDockerSubnet(access)).subnet()).contains("/");
    }

    @Test
    void the_engines_version_is_not_told_without_its_program() throws Exception {
        refuses(new GetDockerSubnet(script.openGuest()), "docker");
    }

    @Test
    void docker_that_is_not_there_is_not_stopped() throws Exception {
        assertThat(perform(new StopDocker(script.openGuest(), SERVICE)).changed())
                .isFalse();
    }

    @Test
    void a_network_is_made_once() throws Exception {
        GuestAccess access = answeringDocker();
        NewDockerNetwork make = new NewDockerNetwork(access, "transparent", "transparent");

        assertThat(perform(make)).isEqualTo(new Done(true, "made transparent network 'transparent'"));
        assertThat(perform(make).changed()).isFalse();
        refuses(new NewDockerNetwork(access, "transparent", "l2bridge"), "'transparent'", "l2bridge");
        refuses(new NewDockerNetwork(access, "other", "nonsense"), "nonsense");
    }

    @Test
    void no_network_is_made_in_a_docker_that_does_not_run() throws Exception {
        GuestAccess access = stagedGuest();
        perform(script.installDocker(access, PORT));
        refuses(new NewDockerNetwork(access, "transparent", "transparent"), "Docker");
    }

    @Test
    void docker_starts_again_with_its_vm() throws Exception {
        GuestAccess access = answeringDocker();
        perform(new SetHostVm(
                access.vmId(), MachineScript.MARK, VmHardware.of(switchName(), ByteSize.gigabytes(4), 2)));

        perform(new StartHostVm(access.vmId()));
        awaitGuest(access);

        assertThat(script.answeringDocker(access).answering()).isTrue();
    }

    @Test
    void a_base_image_is_loaded_once() throws Exception {
        GuestAccess access = answeringDocker();
        copy(access, baseImage().toString(), IMAGE);

        assertThat(perform(new InstallBaseImage(access, IMAGE, BaseImageKind.ARCHIVE, ArchivePart.WHOLE, false)))
                .isEqualTo(ImageInstalled.UNFINISHED);
        assertThat(until(
                                () -> script.perform(new InstallBaseImage(
                                        access, IMAGE, BaseImageKind.ARCHIVE, ArchivePart.WHOLE, true)),
                                ImageInstalled::finished)
                        .note())
                .contains(imageName());
        DockerFact docker = until(() -> script.perform(new GetDockerFact(access, SERVICE)), DockerFact::answering);
        assertThat(docker.images()).containsExactly(imageName());
        assertThat(script.installImage(access, IMAGE, BaseImageKind.ARCHIVE).changed())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void of_an_archive_of_several_systems_a_part_is_loaded(boolean compressed) throws Exception {
        GuestAccess access = answeringDocker();
        byte[] tar = new DockerArchive()
                .image("runtime:1", DockerArchive.configuration("linux", "", "amd64", 1), "layer")
                .image("nano:1", DockerArchive.configuration("windows", "10.0.14393.1", "amd64", 1), "layer")
                .tar();
        Path archive = Files.write(file("several.tar", ""), compressed ? DockerArchive.gzip(tar) : tar);
        copy(access, archive.toString(), IMAGE);
        ArchivePart part = Inspector.expect(archive, ImageArchiveFacts.class).windows();

        assertThat(script.installImage(access, IMAGE, BaseImageKind.ARCHIVE, part)
                        .note())
                .isEqualTo("loaded nano:1");
        assertThat(perform(new GetDockerFact(access, SERVICE)).images()).containsExactly("nano:1");
    }

    @Test
    void a_file_that_is_no_base_image_is_not_loaded() throws Exception {
        GuestAccess access = answeringDocker();
        copy(access, file("text.tar", "no archive").toString(), IMAGE);

        assertThatThrownBy(() -> script.installImage(access, IMAGE, BaseImageKind.ARCHIVE))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("nanoserver.tar");
        assertThat(perform(new GetDockerFact(access, SERVICE)).images()).isEmpty();
    }

    @Test
    void a_base_image_that_is_not_in_the_guest_is_not_loaded() throws Exception {
        refuses(new InstallBaseImage(answeringDocker(), IMAGE, BaseImageKind.ARCHIVE, ArchivePart.WHOLE, false), IMAGE);
    }

    @Test
    void no_nat_switch_is_made_where_the_host_network_service_makes_the_network() throws Exception {
        refuses(
                new NewContainerSwitch(script.openGuest(), "Virtual Switch", ContainerNetwork.NAT, "172.16.0.0/12"),
                "NAT");
    }
}
