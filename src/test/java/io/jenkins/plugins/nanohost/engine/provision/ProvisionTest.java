package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.planned;
import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.TestProgram;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provision does when there is no host, when there is one, and when the definition of that one has changed. */
class ProvisionTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nano01.yaml", "nano01-tp4.yaml"})
    void fresh_host_is_built_by_all_four_stages_and_then_kept(String example) throws Exception {
        RehearsedHost host = new RehearsedHost(folder, example);
        assertThat(planned(host.plan())).isEqualTo(words("build", "build", "build", "build"));

        List<StageOutcome> outcomes = host.provision();

        assertThat(words(outcomes)).isEqualTo(words("build", "build", "build", "build"));
        assertThat(outcomes.get(3).result())
                .containsEntry("dockerHost", "tcp://192.168.1.93:2376")
                .containsEntry("tlsFolder", host.tls().toString());
        assertThat(host.vms()).hasSize(1).allMatch(VmFact::running);
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void second_run_only_looks_and_says_why_all_is_kept() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        assertThat(host.asked().acting()).isNotEmpty();
        Ledger before = host.ledger();

        host.provision();

        assertThat(host.asked().names()).isNotEmpty();
        assertThat(host.asked().acting()).isEmpty();
        assertThat(host.ledger()).isEqualTo(before);
        assertThat(host.told())
                .contains("[nanoVhd] Keeping host disk " + host.hostFolder().disk(DiskFormat.VHDX)
                        + ": same media, packages and settings");
    }

    @Test
    void plan_changes_nothing_and_only_looks() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.plan();
        assertThat(host.asked().acting()).isEmpty();
        assertThat(host.work().path()).doesNotExist();
        assertThat(host.tls()).doesNotExist();
    }

    /** One change, and the decisions of disk, files, VM and container host; the run does what the plan said. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory: 2GB        | memory: 4GB               | keep  | keep   | update | resume | Set-HostVm Start-HostVm Start-Docker",
                "processors: 2      | processors: 4             | keep  | keep   | update | resume | Set-HostVm Start-HostVm Start-Docker",
                "switch: General Purpose External | switch: Default Switch | keep | keep | update | resume | Set-HostVm Start-HostVm Start-Docker",
                "port: 2376         | port: 12376               | keep  | keep   | keep   | update | Install-Docker Start-Docker Install-BaseImage",
                "OEM-Drivers, Compute | Compute                 | build | build  | build  | build  | New-BaseDisk Remove-HostVm Remove-Disk New-HostDisk Add-DiskFile New-HostVm Start-HostVm Install-Docker Start-Docker Install-BaseImage",
                "size: 20GB         | size: 30GB                | build | build  | build  | build  | New-BaseDisk Remove-HostVm Remove-Disk New-HostDisk Add-DiskFile New-HostVm Start-HostVm Install-Docker Start-Docker Install-BaseImage",
                "computerName: NANO01 | computerName: OTHER     | build | build  | build  | build  | Remove-HostVm Remove-Disk New-HostDisk Add-DiskFile New-HostVm Start-HostVm Install-Docker Start-Docker Install-BaseImage",
                "timeZone: UTC      | timeZone: Tokyo Standard Time | build | build | build | build | Remove-HostVm Remove-Disk New-HostDisk Add-DiskFile New-HostVm Start-HostVm Install-Docker Start-Docker Install-BaseImage",
                "192.168.1.93/24    | 192.168.1.94/24           | build | build  | build  | build  | Remove-HostVm Remove-Disk New-HostDisk Add-DiskFile New-HostVm Start-HostVm Install-Docker Start-Docker Install-BaseImage",
                "hostDisk: differencing | hostDisk: copy        | build | build  | build  | build  | Remove-HostVm Remove-Disk New-HostDisk Add-DiskFile New-HostVm Start-HostVm Install-Docker Start-Docker Install-BaseImage",
            })
    void single_change_leads_to_the_right_decisions_and_only_to_those(
            String from, String to, String vhd, String stage, String vm, String install, String acting)
            throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        host.with(from, to);

        Map<StageName, String> planned = planned(host.plan());
        Map<StageName, String> done = words(host.provision());

        assertThat(planned).isEqualTo(words(vhd, stage, vm, install));
        // Files, VM and Docker were removed with the old disk before their own stages look.
        assertThat(done).isEqualTo(words(vhd, stage, vm, install));
        assertThat(host.asked().acting().stream().distinct()).containsExactlyInAnyOrder(acting.split(" "));
        assertThat(host.vms()).hasSize(1);
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void change_of_packages_in_another_order_is_no_change() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        host.with("Guest, OEM-Drivers, Compute, Containers", "Containers, Compute, OEM-Drivers, Guest");
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void changed_content_of_a_staged_file_is_written_into_the_running_guest_and_docker_is_left_alone()
            throws Exception {
        Path tool = Files.writeString(folder.resolve("x.txt"), "one");
        RehearsedHost host =
                RehearsedHost.nano01(folder).adding("files", "copy: [{from: '" + tool + "', to: 'C:\\tools\\x.txt'}]");
        host.provision();
        Files.writeString(tool, "another");

        assertThat(planned(host.plan())).isEqualTo(words("keep", "update", "keep", "keep"));
        assertThat(words(host.provision())).isEqualTo(words("keep", "update", "keep", "keep"));
        assertThat(host.asked().acting()).containsExactly("Copy-GuestFile");
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void changed_content_of_a_docker_program_sets_docker_up_again() throws Exception {
        Path docker = Files.createDirectory(folder.resolve("docker"));
        TestProgram.write(docker.resolve("docker.exe"), "MZ one --register-service");
        TestProgram.write(docker.resolve("dockerd.exe"), "MZ one --register-service");
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with(RehearsedHost.EXAMPLES.resolve("media/docker.zip").toString(), docker.toString());
        host.provision();
        TestProgram.write(docker.resolve("dockerd.exe"), "MZ another --register-service");

        assertThat(planned(host.plan())).isEqualTo(words("keep", "update", "keep", "update"));
        assertThat(words(host.provision())).isEqualTo(words("keep", "update", "keep", "update"));
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void vm_that_somebody_removed_is_made_again_from_the_same_disk() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        host.perform(
                new RemoveHostVm(host.ledger().vm().vmId(), host.ledger().vm().mark()));

        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "build", "build"));
        assertThat(host.told()).noneMatch(line -> line.startsWith("Removed VM"));
        assertThat(host.vms()).hasSize(1);
    }

    @Test
    void host_disk_that_somebody_deleted_is_made_again_with_its_vm() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Files.delete(host.hostFolder().disk(DiskFormat.VHDX));

        assertThat(planned(host.plan())).isEqualTo(words("build", "build", "build", "build"));
        assertThat(words(host.provision())).isEqualTo(words("build", "build", "build", "build"));
        assertThat(host.vms()).hasSize(1);
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void client_certificate_that_is_gone_is_issued_again_and_nothing_else_is_done() throws Exception {
        for (String lost : List.of("key.pem", "cert.pem")) {
            RehearsedHost host = RehearsedHost.nano01(folder);
            host.provision();
            Files.delete(host.tls().resolve(lost));

            assertThat(words(host.provision())).as(lost).isEqualTo(words("keep", "keep", "keep", "update"));
            assertThat(host.tls().resolve(lost)).exists();
            assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
        }
    }

    @Test
    void rebuild_always_builds_all_again_from_the_same_base_disk() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        String id = host.vms().get(0).id();
        host.with("rebuild: whenChanged", "rebuild: always");

        assertThat(planned(host.plan())).isEqualTo(words("build", "build", "build", "build"));
        assertThat(words(host.provision())).isEqualTo(words("build", "build", "build", "build"));
        assertThat(host.asked().names()).doesNotContain("New-BaseDisk");
        assertThat(host.vms()).hasSize(1).noneMatch(vm -> vm.id().equals(id));
    }

    @Test
    void rebuild_never_keeps_what_has_not_changed() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("rebuild: whenChanged", "rebuild: never");
        host.provision();
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void full_copy_needs_no_base_disk_once_it_is_made() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("hostDisk: differencing", "hostDisk: copy");
        host.provision();
        try (Stream<Path> bases = Files.list(host.work().bases())) {
            for (Path base :
                    bases.filter(file -> file.toString().endsWith(".vhdx")).toList()) {
                Files.delete(base);
            }
        }
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void endpoint_follows_the_address_that_the_guest_got_from_a_dhcp_server() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with(
                        "  network:\n    address: 192.168.1.93/24\n    gateway: 192.168.1.1\n    dns: [192.168.1.1]\n",
                        "");
        host.provision();
        Path vms = host.machineFolder().resolve("vms.json");
        String address = host.ledger().vm().addressText();
        Files.writeString(vms, Files.readString(vms).replace(address, "192.168.100.77"));

        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "update", "update"));
        assertThat(host.ledger().docker().dockerHost()).isEqualTo("tcp://192.168.100.77:2376");
        assertThat(host.asked().names()).doesNotContain("Set-HostVm");
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }
}
