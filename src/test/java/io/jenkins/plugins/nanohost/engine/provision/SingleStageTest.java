package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.planned;
import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages that are run alone: a plan says the same about them as a run. */
class SingleStageTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private static UnfitFailure unfit(RehearsedHost host, StageName stage) {
        UnfitFailure planned = catchThrowableOfType(UnfitFailure.class, () -> host.plan(stage));
        assertThat(planned).isNotNull();
        UnfitFailure run = catchThrowableOfType(UnfitFailure.class, () -> host.run(stage));
        assertThat(run).hasMessage(planned.getMessage());
        assertThat(run.remedy()).isEqualTo(planned.remedy());
        assertThat(host.asked().acting()).isEmpty();
        return run;
    }

    @ParameterizedTest
    @EnumSource(
            value = StageName.class,
            names = {"FILES", "VM", "DOCKER"})
    void stage_without_the_host_disk_is_unfit_for_plan_and_run(StageName stage) throws Exception {
        assertThat(unfit(RehearsedHost.nano01(folder), stage)).hasMessageContaining("has no host disk yet");
    }

    @Test
    void all_that_an_install_lacks_is_told_together() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        assertThat(unfit(host, StageName.DOCKER))
                .hasMessageContaining("has no VM yet. Run hypervVm")
                .hasMessageContaining("has no staged files yet. Run stageContainerFiles");
    }

    @Test
    void stages_that_have_what_they_need_are_planned_as_they_are_run() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        for (StageName stage : StageName.values()) {
            assertThat(planned(host.plan(stage))).isEqualTo(words(host.run(stage)));
        }
    }

    @Test
    void vm_that_never_got_an_address_is_no_vm_to_install_on() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Ledger ledger = host.ledger();
        VmEntry vm = ledger.vm();
        host.hostFolder()
                .write(ledger.withVm(new VmEntry(
                        Ledger.Progress.MAKING, vm.inputs(), vm.at(), vm.mark(), vm.vmId(), null, vm.hardware())));
        assertThat(unfit(host, StageName.DOCKER)).hasMessageContaining("no VM with an address");
    }

    // Docker's programs

    @Test
    void docker_that_is_not_named_is_told_before_anything_is_made() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("  docker: ", "  # docker: ");

        UnfitFailure unfit = catchThrowableOfType(UnfitFailure.class, host::provision);

        assertThat(unfit).hasMessageContaining("docker.exe and dockerd.exe");
        assertThat(unfit.remedy()).contains("files.docker", "stageContainerFiles");
        assertThat(host.asked().names()).containsExactly("Get-MachineFact");
    }

    @Test
    void docker_that_was_not_staged_is_told_before_docker_is_installed() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("  docker: ", "  # docker: ");
        host.run(StageName.VHD);
        host.run(StageName.FILES);
        host.run(StageName.VM);
        assertThat(unfit(host, StageName.DOCKER)).hasMessageContaining("docker.exe and dockerd.exe");
        host.with("  # docker: ", "  docker: ").run(StageName.FILES);
        assertThat(words(host.run(StageName.DOCKER))).containsEntry(StageName.DOCKER, "build");
    }

    // VMs that are off, saved or paused

    private static void inState(RehearsedHost host, String state) throws Exception {
        Path vms = host.machineFolder().resolve("vms.json");
        String text = Files.readString(vms);
        assertThat(text).contains("\"state\" : \"Running\"");
        Files.writeString(vms, text.replace("\"state\" : \"Running\"", "\"state\" : \"" + state + "\""));
    }

    private RehearsedHost withAnotherFile() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Path file = Files.writeString(folder.resolve("x.txt"), "new");
        return host.adding("files", "copy: [{from: '" + file + "', to: 'C:\\x.txt'}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Saved", "Paused", "Starting"})
    void nothing_is_written_beside_the_memory_of_a_vm_that_rests(String state) throws Exception {
        RehearsedHost host = withAnotherFile();
        inState(host, state);
        UnfitFailure unfit = unfit(host, StageName.FILES);
        assertThat(unfit).hasMessageContaining(state);
        assertThat(unfit.remedy()).contains("Start it or shut it down");
    }

    @Test
    void files_go_onto_the_disk_of_a_vm_that_is_off_and_into_one_that_runs() throws Exception {
        RehearsedHost host = withAnotherFile();
        inState(host, "Off");
        host.run(StageName.FILES);
        assertThat(host.asked().acting()).containsExactly("Add-DiskFile");
        Files.writeString(folder.resolve("x.txt"), "newer");
        host.run(StageName.VM);
        host.run(StageName.FILES);
        assertThat(host.asked().acting()).containsExactly("Copy-GuestFile");
    }

    @Test
    void files_that_are_the_same_are_kept_whatever_the_vm_does() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        inState(host, "Saved");
        assertThat(words(host.run(StageName.FILES))).containsEntry(StageName.FILES, "keep");
        assertThat(words(host.run(StageName.VM))).containsEntry(StageName.VM, "resume");
    }

    // Addresses

    @Test
    void endpoint_of_a_guest_that_got_another_address_is_planned_as_it_is_run() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with(
                        "  network:\n    address: 192.168.1.93/24\n    gateway: 192.168.1.1\n    dns: [192.168.1.1]\n",
                        "");
        host.provision();
        Path vms = host.machineFolder().resolve("vms.json");
        String text = Files.readString(vms);
        assertThat(text).contains("192.168.100.10");
        Files.writeString(vms, text.replace("192.168.100.10", "192.168.100.77"));

        List<StagePlan> plan = host.plan();

        Map<StageName, String> update = words("keep", "keep", "update", "update");
        assertThat(planned(plan)).isEqualTo(update);
        assertThat(plan)
                .element(3)
                .extracting(found -> found.decision().reason())
                .isEqualTo("changed: address");
        assertThat(words(host.provision())).isEqualTo(update);
        assertThat(host.ledger().docker().dockerHost()).contains("192.168.100.77");
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }
}
