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
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallDocker;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.NewContainerSwitch;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerState;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The article's host on Technical Preview 4: a task in place of a service, a WIM in place of an archive, its own switch. */
class TechnicalPreviewTest {
    private static final DockerStart TASK = DockerStart.TASK;
    private static final String IMAGE = "C:\\nanoserver.wim";

    @TempDir
    private Path rehearsal;

    @TempDir
    private Path folder;

    private MachineScript script;

    private GuestAccess guest(String media, List<String> packages) throws Exception {
        script = new MachineScript(
                Rehearsals.open(rehearsal, List.of()), folder, example(media), "General Purpose External");
        script.perform(script.newBase(1, packages));
        script.perform(script.newHost());
        script.perform(new AddDiskFile(
                script.host().toString(),
                List.of(
                        new FileCopy(example("docker-tp4.zip").toString(), "C:\\Windows\\System32\\docker.exe"),
                        new FileCopy(example("nanoserver-tp4.wim").toString(), IMAGE))));
        GuestAccess access = script.access(
                script.perform(new StartHostVm(script.perform(script.newVm()).id())));
        until(() -> script.perform(new GetGuestFact(access)), GuestFact::ready);
        return access;
    }

    private InstallDocker task(GuestAccess access, String arguments) {
        return script.orderDocker(access, 2376).task(arguments).operation();
    }

    private void refuses(Operation<?> operation, String words) {
        assertThatThrownBy(() -> script.perform(operation))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining(words);
    }

    @Test
    void docker_answers_once_switch_image_and_task_are_there() throws Exception {
        GuestAccess access = guest("WindowsServer2016TP4.iso", MachineScript.PACKAGES);
        NewContainerSwitch make =
                new NewContainerSwitch(access, "Virtual Switch", ContainerNetwork.NAT, "172.16.0.0/12");

        assertThat(script.perform(make).changed()).isTrue();
        assertThat(script.perform(make).changed()).isFalse();
        assertThat(script.installImage(access, IMAGE, BaseImageKind.WIM).changed())
                .isTrue();
        assertThat(script.installImage(access, IMAGE, BaseImageKind.WIM).changed())
                .isFalse();
        script.perform(task(access, "daemon -D -b \"Virtual Switch\" -H 0.0.0.0:2376"));
        script.perform(new StartDocker(access, TASK));

        DockerFact docker = until(() -> script.perform(new GetDockerFact(access, TASK)), DockerFact::answering);
        assertThat(docker.images()).containsExactly("nanoserver:10.0.10586.0");
    }

    @Test
    void a_task_whose_daemon_misses_its_switch_starts_and_stops() throws Exception {
        GuestAccess access = guest("WindowsServer2016TP4.iso", MachineScript.PACKAGES);
        script.perform(task(access, "daemon -D -b \"Virtual Switch\""));

        script.perform(new StartDocker(access, TASK));

        DockerFact docker = script.perform(new GetDockerFact(access, TASK));
        assertThat(docker.state()).isEqualTo(DockerState.STOPPED);
        assertThat(docker.log()).contains("Virtual Switch");
    }

    @Test
    void a_daemon_that_misses_its_certificates_stops() throws Exception {
        GuestAccess access = guest("WindowsServer2016TP4.iso", MachineScript.PACKAGES);
        script.perform(task(access, "daemon -D --tlsverify --tlscacert=C:\\nowhere\\ca.pem"));

        script.perform(new StartDocker(access, TASK));

        assertThat(script.perform(new GetDockerFact(access, TASK)).log()).contains("C:\\nowhere\\ca.pem");
    }

    @Test
    void no_switch_is_made_without_the_package_compute() throws Exception {
        GuestAccess access = guest("WindowsServer2016TP4.iso", List.of("Containers", "Guest"));

        refuses(
                new NewContainerSwitch(access, "Virtual Switch", ContainerNetwork.NAT, "172.16.0.0/12"),
                "Hyper-V module");
    }

    @Test
    void no_switch_is_made_in_technical_preview_3() throws Exception {
        GuestAccess access = guest("WindowsServer2016TP4.iso", MachineScript.PACKAGES);
        Workshop.at(rehearsal)
                .changeRegistry(script.host(), tp4 -> Workshop.version(tp4, tp4.installationType(), 10514, 0));

        refuses(new NewContainerSwitch(access, "Virtual Switch", ContainerNetwork.NAT, "172.16.0.0/12"), "10514");
    }

    @Test
    void a_base_image_of_another_build_is_not_installed() throws Exception {
        GuestAccess access = guest("WindowsServer2016TP4.iso", MachineScript.PACKAGES);
        Workshop.at(rehearsal)
                .changeRegistry(script.host(), tp4 -> Workshop.version(tp4, tp4.installationType(), 14300, 0));

        assertThatThrownBy(() -> script.installImage(access, IMAGE, BaseImageKind.WIM))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("10586");
    }
}
