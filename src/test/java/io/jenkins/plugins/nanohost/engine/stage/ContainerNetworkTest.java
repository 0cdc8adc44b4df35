package io.jenkins.plugins.nanohost.engine.stage;

import static io.jenkins.plugins.nanohost.engine.stage.RehearsedHost.planned;
import static io.jenkins.plugins.nanohost.engine.stage.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.VmFact;
import io.jenkins.plugins.nanohost.engine.rehearsal.Fault;
import io.jenkins.plugins.nanohost.engine.rehearsal.MachineDied;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers with addresses of their own: what Docker and what the VM needs for them, whichever stage knows first. */
class ContainerNetworkTest {
    private static final String NAT = "install:\n  network: nat\n  subnet: 172.16.0.0/12\n  port: 2376\n";
    private static final String NETWORK =
            "  network:\n    address: 192.168.1.93/24\n    gateway: 192.168.1.1\n    dns: [192.168.1.1]\n";
    private static final String TRANSPARENT = "install:\n  network: transparent\n";

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
        assertThat(host.vms()).allMatch(VmFact::macSpoofing);
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void nat_needs_no_network_of_its_own() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        assertThat(host.asked().names()).doesNotContain("New-DockerNetwork");
        assertThat(host.vms()).noneMatch(VmFact::macSpoofing);
    }

    /** The daemon's settings as they lie in the guest. */
    private String daemonJson() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("machine"))) {
            Path file = files.filter(path -> path.endsWith("daemon.json"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        }
    }

    @Test
    void docker_is_told_of_the_subnet_that_the_definition_names() throws Exception {
        RehearsedHost.nano01(folder).provision();
        assertThat(daemonJson()).contains("\"fixed-cidr\" : \"172.16.0.0/12\"");
    }

    @Test
    void docker_chooses_its_subnet_where_the_definition_names_none() throws Exception {
        RehearsedHost.nano01(folder).with("  subnet: 172.16.0.0/12\n", "").provision();
        assertThat(daemonJson()).doesNotContain("fixed-cidr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nano01.yaml", "nano01-tp4.yaml"})
    void subnet_that_holds_the_address_which_the_guest_got_is_refused_before_docker_is_touched(String example)
            throws Exception {
        RehearsedHost host = new RehearsedHost(folder, example)
                .with(NETWORK, "")
                .with("subnet: 172.16.0.0/12", "subnet: 192.168.0.0/16");

        UnfitFailure unfit = catchThrowableOfType(UnfitFailure.class, host::provision);

        assertThat(unfit).hasMessageContaining("192.168.0.0/16").hasMessageContaining("192.168.100.10");
        assertThat(unfit.remedy()).contains("another subnet");
        assertThat(host.asked().names()).doesNotContain("New-ContainerSwitch", "Install-Docker", "Start-Docker");
        assertThat(words(host.with("subnet: 192.168.0.0/16", "subnet: 10.0.0.0/8")
                        .provision()))
                .containsEntry(StageName.INSTALL, "build");
    }

    @Test
    void subnet_of_a_single_stage_is_held_against_the_address_that_an_earlier_one_gave() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        host.run(StageName.STAGE);
        host.run(StageName.VM);
        host.with(NETWORK, "").with("subnet: 172.16.0.0/12", "subnet: 192.168.1.0/24");
        assertThat(catchThrowable(() -> host.run(StageName.INSTALL)))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("192.168.1.93");
    }

    @Test
    void default_subnet_of_the_preview_is_held_against_the_guests_address_too() throws Exception {
        RehearsedHost host = new RehearsedHost(folder, "nano01-tp4.yaml")
                .with("  subnet: 172.16.0.0/12\n", "")
                .with("192.168.1.93/24", "172.20.0.5/24")
                .with("gateway: 192.168.1.1", "gateway: 172.20.0.1");
        UnfitFailure unfit = catchThrowableOfType(UnfitFailure.class, host::provision);
        assertThat(unfit).hasMessageContaining("172.16.0.0/12").hasMessageContaining("172.20.0.5");
        assertThat(host.asked().names()).doesNotContain("New-ContainerSwitch");
    }

    @Test
    void later_releases_have_no_default_subnet_that_could_hold_the_guests_address() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with("  subnet: 172.16.0.0/12\n", "")
                .with("192.168.1.93/24", "172.20.0.5/24")
                .with("gateway: 192.168.1.1", "gateway: 172.20.0.1");
        assertThat(words(host.provision())).containsEntry(StageName.INSTALL, "build");
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
    void vm_stage_without_an_install_section_makes_a_vm_anew_as_it_was() throws Exception {
        RehearsedHost host = transparent();
        host.provision();
        host.with(TRANSPARENT, "").with("rebuild: whenChanged", "rebuild: always");
        assertThat(words(host.run(StageName.VM))).containsEntry(StageName.VM, "build");
        assertThat(host.vms()).singleElement().matches(VmFact::macSpoofing);
    }

    @Test
    void vm_stage_with_an_install_section_follows_it() throws Exception {
        RehearsedHost host = transparent();
        host.provision();
        host.with(TRANSPARENT, NAT);
        assertThat(words(host.run(StageName.VM))).containsEntry(StageName.VM, "update");
        assertThat(host.vms()).noneMatch(VmFact::macSpoofing);
    }

    /** Made without knowing of the network, as by a step for each stage. */
    private RehearsedHost withoutSpoofing() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with(NAT, "");
        host.run(StageName.VHD);
        host.run(StageName.STAGE);
        host.run(StageName.VM);
        assertThat(host.vms()).noneMatch(VmFact::macSpoofing);
        return host.with("\nvm:\n", "\n" + TRANSPARENT + "vm:\n");
    }

    @Test
    void install_changes_a_vm_in_place_that_was_made_before_its_network_was_known() throws Exception {
        RehearsedHost host = withoutSpoofing();
        String id = host.vms().get(0).id();
        host.run(StageName.INSTALL);
        assertThat(host.vms()).singleElement().matches(VmFact::macSpoofing).matches(VmFact::running);
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
        assertThat(catchThrowable(() -> host.run(StageName.INSTALL))).isInstanceOf(MachineDied.class);
        host.run(StageName.INSTALL);
        assertThat(host.vms()).singleElement().matches(VmFact::macSpoofing).matches(VmFact::running);
        assertThat(words(host.run(StageName.INSTALL))).containsEntry(StageName.INSTALL, "keep");
        host.provision();
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }
}
