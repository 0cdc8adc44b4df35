package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.planned;
import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.TestProgram;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.rehearsal.MachineDied;
import io.jenkins.plugins.nanohost.engine.rehearsal.Workshop;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import io.jenkins.plugins.nanohost.engine.value.guest.SetupPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers with their own addresses: what Docker and the VM need for them, whichever stage learns of it first. */
class ContainerNetworkTest {
    private static final String NAT = "docker:\n  network: nat\n  subnet: 172.16.0.0/12\n  port: 2376\n";
    private static final String TRANSPARENT = "docker:\n  network: transparent\n";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private RehearsedHost transparent() throws Exception {
        return RehearsedHost.nano01(folder).with(NAT, TRANSPARENT);
    }

    @Test
    void transparent_network_is_made_in_docker_and_kept() throws Exception {
        RehearsedHost host = transparent();
        host.provision();
        assertThat(host.asked().names()).contains("New-DockerNetwork").doesNotContain("New-ContainerSwitch");
        assertThat(host.told()).anyMatch(line -> line.contains("made transparent network"));
        assertThat(host.vms()).allMatch(vm -> vm.hardware().macSpoofing());
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void nat_needs_no_network_of_its_own() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        assertThat(host.asked().names()).doesNotContain("New-DockerNetwork");
        assertThat(host.vms()).noneMatch(vm -> vm.hardware().macSpoofing());
    }

    @Test
    void dockers_own_network_is_left_to_it_where_no_subnet_is_named() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("  subnet: 172.16.0.0/12\n", "");
        host.provision();
        assertThat(daemonJson(host)).contains("tlsverify").doesNotContain("fixed-cidr");

        assertThat(host.asked().names()).doesNotContain("Get-DockerSubnet");
    }

    @Test
    void the_subnet_that_docker_took_is_read_back_and_told() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        assertThat(daemonJson(host)).contains("\"fixed-cidr\" : \"172.16.0.0/12\"");
        assertThat(host.told()).contains("Docker's network nat has the subnet 172.16.0.0/12");
    }

    @Test
    void a_changed_subnet_is_refused_until_the_network_is_removed_and_is_taken_then() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        host.with("subnet: 172.16.0.0/12", "subnet: 10.9.0.0/16");

        RefusedFailure failure = catchThrowableOfType(RefusedFailure.class, host::provision);

        assertThat(failure).hasMessageContaining("172.16.0.0/12, not 10.9.0.0/16");
        assertThat(failure.remedy()).contains("Remove-HnsNetwork", "leave Docker stopped", "rebuild: always");
        assertThat(host.asked().acting()).isEmpty();
        assertThat(daemonJson(host)).contains("172.16.0.0/12");

        Workshop.at(host.machineFolder()).removeNatNetwork(host.hostFolder().disk(DiskFormat.VHDX));
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "update"));
        assertThat(host.told()).contains("Docker's network nat has the subnet 10.9.0.0/16");
    }

    @Test
    void a_network_that_docker_found_is_told_of_and_the_subnet_refused() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("  subnet: 172.16.0.0/12\n", "");
        host.provision();
        host.with("  network: nat\n", "  network: nat\n  subnet: 10.9.0.0/16\n");
        assertThat(catchThrowable(host::provision))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining("172.28.0.0/16, not 10.9.0.0/16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.06.2-ee-16", "17.12.1-ce"})
    void an_engine_that_takes_no_subnet_is_refused_before_work(String version) throws Exception {
        RehearsedHost host = withEngine(version);

        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, host::provision);

        assertThat(failure).hasMessageContaining(version).hasMessageContaining("docker.subnet");
        assertThat(failure.remedy()).contains("18.01");
        assertThat(host.asked().acting()).isEmpty();
    }

    @Test
    void an_engine_that_was_staged_before_and_takes_no_subnet_is_refused_before_docker_is_set_up() throws Exception {
        RehearsedHost host = withEngine("17.06.2-ee-16");
        host.run(StageName.VHD, StageName.FILES, StageName.VM);

        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, () -> host.run(StageName.DOCKER));

        assertThat(failure).hasMessageContaining("Docker version 17.06.2-ee-16");
        assertThat(host.asked().names()).doesNotContain("Install-Docker");
    }

    @Test
    void an_engine_that_takes_no_subnet_starts_without_one() throws Exception {
        RehearsedHost host = withEngine("17.06.2-ee-16").with("  subnet: 172.16.0.0/12\n", "");
        host.provision();
        assertThat(host.ledger().docker().dockerVersion()).isEqualTo("17.06.2-ee-16");
    }

    private RehearsedHost withEngine(String version) throws Exception {
        Path docker = Files.createDirectories(folder.resolve("docker"));
        TestProgram.write(docker.resolve("docker.exe"), "a client");
        TestProgram.write(
                docker.resolve("dockerd.exe"),
                ("ProductVersion\0\0" + version + "\0").getBytes(StandardCharsets.UTF_16LE));
        return RehearsedHost.nano01(folder)
                .with(RehearsedHost.EXAMPLES.resolve("media/docker.zip").toString(), docker.toString());
    }

    private static String daemonJson(RehearsedHost host) throws Exception {
        return Files.readString(Workshop.at(host.machineFolder())
                .fileOn(host.hostFolder().disk(DiskFormat.VHDX), SetupPath.DAEMON_JSON)
                .orElseThrow());
    }

    @Test
    void a_subnet_that_holds_the_address_which_dhcp_gave_is_refused_before_docker_is_touched() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with(
                        "  network:\n    address: 192.168.1.93/24\n    gateway: 192.168.1.1\n    dns: [192.168.1.1]\n",
                        "")
                .with("subnet: 172.16.0.0/12", "subnet: 192.168.100.0/24");

        UnfitFailure first = catchThrowableOfType(UnfitFailure.class, host::provision);

        assertThat(first).hasMessageContaining("192.168.100.0/24").hasMessageContaining("192.168.100.10");
        assertThat(first.remedy()).contains("docker.subnet");
        assertThat(host.asked().names()).contains("Start-HostVm").doesNotContain("Install-Docker");
        UnfitFailure again = catchThrowableOfType(UnfitFailure.class, host::provision);
        assertThat(again).hasMessage(first.getMessage());
        assertThat(host.asked().acting()).isEmpty();
        assertThat(catchThrowableOfType(UnfitFailure.class, host::plan)).hasMessage(first.getMessage());
    }

    @Test
    void the_switch_of_the_preview_has_a_network_of_its_own_that_may_not_hold_the_guest() throws Exception {
        RehearsedHost host = new RehearsedHost(folder, "nano01-tp4.yaml")
                .with("  subnet: 172.16.0.0/12\n", "")
                .with("192.168.1.93/24", "172.16.1.93/24")
                .with("gateway: 192.168.1.1", "gateway: 172.16.1.1");
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, host::provision);
        assertThat(failure).hasMessageContaining("172.16.0.0/12").hasMessageContaining("172.16.1.93");
        assertThat(host.asked().acting()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "172.32.1.93/10, 172.32.1.1",
        "192.168.1.93/1, 192.168.1.1",
    })
    void nor_may_the_guests_network_hold_that_of_the_previews_switch(String address, String router) throws Exception {
        RehearsedHost host = new RehearsedHost(folder, "nano01-tp4.yaml")
                .with("  subnet: 172.16.0.0/12\n", "")
                .with("192.168.1.93/24", address)
                .with("gateway: 192.168.1.1", "gateway: " + router);
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, host::provision);
        assertThat(failure).hasMessageContaining("172.16.0.0/12").hasMessageContaining(address);
        assertThat(failure.remedy()).contains("docker.subnet", "10.200.0.0/16");
        assertThat(host.asked().acting()).isEmpty();
    }

    @Test
    void the_network_of_the_previews_switch_lies_beside_the_guests() throws Exception {
        RehearsedHost host = new RehearsedHost(folder, "nano01-tp4.yaml")
                .with("  subnet: 172.16.0.0/12\n", "")
                .with("192.168.1.93/24", "172.32.1.93/12")
                .with("gateway: 192.168.1.1", "gateway: 172.32.1.1");
        assertThat(words(host.provision())).containsEntry(StageName.DOCKER, "build");
    }

    /** By then the section of the disk may be missing, or have fewer fields. */
    @ParameterizedTest
    @CsvSource({
        "192.168.1.93/24, 192.168.1.1, 192.168.1.128/25, 10.200.0.0/16",
        "10.1.1.93/24, 10.1.1.1, 10.0.0.0/8, 192.168.200.0/24",
        "11.1.1.93/7, 10.1.1.1, 10.2.0.0/16, 192.168.200.0/24"
    })
    void a_subnet_is_compared_with_the_network_that_the_disk_was_made_for(
            String address, String router, String subnet, String example) throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with("192.168.1.93/24", address)
                .with("gateway: 192.168.1.1", "gateway: " + router);
        host.run(StageName.VHD, StageName.FILES, StageName.VM);
        host.with("    address: " + address + "\n    gateway: " + router + "\n", "    address6: 2001:db8::93/64\n")
                .with("subnet: 172.16.0.0/12", "subnet: " + subnet);

        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, () -> host.run(StageName.DOCKER));

        assertThat(failure)
                .hasMessageContaining(
                        subnet + " of container host nano01 overlaps the network of the guest's address " + address);
        assertThat(failure.remedy()).contains(example);
        assertThat(host.asked().acting()).isEmpty();
    }

    @Test
    void docker_of_the_preview_gets_a_switch_instead() throws Exception {
        RehearsedHost host = new RehearsedHost(folder, "nano01-tp4.yaml")
                .with("  network: nat\n", "  network: transparent\n")
                .with("  subnet: 172.16.0.0/12\n", "");
        host.provision();
        assertThat(host.asked().names()).contains("New-ContainerSwitch").doesNotContain("New-DockerNetwork");
    }

    @Test
    void vm_stage_without_an_install_section_leaves_a_running_host_as_it_is() throws Exception {
        RehearsedHost host = transparent();
        host.provision();
        host.with(TRANSPARENT, "");

        assertThat(words(host.run(StageName.VM))).containsEntry(StageName.VM, "keep");
        assertThat(host.asked().acting()).isEmpty();
    }

    @Test
    void vm_stage_without_an_install_section_makes_a_vm_again_as_it_was() throws Exception {
        RehearsedHost host = transparent();
        host.provision();
        host.with(TRANSPARENT, "").with("rebuild: whenChanged", "rebuild: always");
        assertThat(words(host.run(StageName.VM))).containsEntry(StageName.VM, "build");
        assertThat(host.vms()).singleElement().matches(vm -> vm.hardware().macSpoofing());
    }

    @Test
    void vm_stage_with_an_install_section_follows_it() throws Exception {
        RehearsedHost host = transparent();
        host.provision();
        host.with(TRANSPARENT, NAT);
        assertThat(words(host.run(StageName.VM))).containsEntry(StageName.VM, "update");
        assertThat(host.vms()).noneMatch(vm -> vm.hardware().macSpoofing());
    }

    /** Makes the VM without knowing of the network, as separate steps do. */
    private RehearsedHost withoutSpoofing() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with(NAT, "");
        host.run(StageName.VHD);
        host.run(StageName.FILES);
        host.run(StageName.VM);
        assertThat(host.vms()).noneMatch(vm -> vm.hardware().macSpoofing());
        return host.with("\nvm:\n", "\n" + TRANSPARENT + "vm:\n");
    }

    @Test
    void install_changes_a_vm_in_place_that_was_made_before_its_network_was_known() throws Exception {
        RehearsedHost host = withoutSpoofing();
        String id = host.vms().get(0).id();
        host.run(StageName.DOCKER);
        assertThat(host.vms())
                .singleElement()
                .matches(vm -> vm.hardware().macSpoofing())
                .matches(VmFact::running);
        assertThat(host.vms().get(0).id()).isEqualTo(id);
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
        host.with("\n" + TRANSPARENT + "vm:\n", "\nvm:\n");
        assertThat(words(host.run(StageName.VM))).containsEntry(StageName.VM, "keep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Set-HostVm:after:die", "Start-HostVm:before:die", "Start-HostVm:after:die"})
    void install_that_was_killed_while_it_changed_the_vm_goes_on(String death) throws Exception {
        RehearsedHost host = withoutSpoofing();
        host.failing(Fault.parse(death));
        assertThat(catchThrowable(() -> host.run(StageName.DOCKER))).isInstanceOf(MachineDied.class);
        host.run(StageName.DOCKER);
        assertThat(host.vms())
                .singleElement()
                .matches(vm -> vm.hardware().macSpoofing())
                .matches(VmFact::running);
        assertThat(words(host.run(StageName.DOCKER))).containsEntry(StageName.DOCKER, "keep");
        host.provision();
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }
}
