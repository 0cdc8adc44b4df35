package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.EXAMPLES;
import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.VmOrder;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.rehearsal.MachineDied;
import io.jenkins.plugins.nanohost.engine.rehearsal.Workshop;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, with its reason and before any work; and that what is not ours stays as it is. */
class RefusalTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private static <F extends Failure> F refused(Class<F> kind, RehearsedHost host, List<StageName> stages) {
        F failure = catchThrowableOfType(kind, () -> host.run(stages));
        assertThat(failure).isNotNull();
        assertThat(host.asked().acting()).isEmpty();
        return failure;
    }

    private static <F extends Failure> F refused(Class<F> kind, RehearsedHost host) {
        return refused(kind, host, RehearsedHost.ALL);
    }

    // What is not ours

    private VmFact foreignVm(RehearsedHost host, String disk) throws Exception {
        VmHardware hardware = VmHardware.of("Default Switch", ByteSize.gigabytes(1), 1);
        String mark = UUID.randomUUID().toString();
        return host.perform(new VmOrder("", Path.of(disk), hardware).mark(mark).operation());
    }

    /** A disk of somebody else, from which a VM can boot. */
    private String foreignDisk(RehearsedHost host) throws Exception {
        RehearsedHost other = new RehearsedHost(folder, "nano01.yaml").named("other");
        other.run(StageName.VHD);
        return other.hostFolder().disk(DiskFormat.VHDX).toString();
    }

    @Test
    void foreign_vm_of_the_hosts_name_is_refused_and_untouched() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        VmFact foreign = foreignVm(host, foreignDisk(host));
        host.run(StageName.VHD);

        RefusedFailure failure = refused(RefusedFailure.class, host, List.of(StageName.VM));

        assertThat(failure).hasMessageContaining("nano01").hasMessageContaining(foreign.id());
        assertThat(failure.remedy()).contains("Choose another host name");
        assertThat(host.vms()).containsExactly(foreign);
        assertThat(host.plan().get(2).decision()).isInstanceOf(Decision.Refuse.class);
    }

    @Test
    void a_second_host_with_the_address_or_computer_name_of_another_is_refused_naming_that_one() throws Exception {
        RehearsedHost.nano01(folder).run(StageName.VHD);
        RehearsedHost second = RehearsedHost.nano01(folder).with("host: nano01", "host: nano02");

        assertThat(refused(RefusedFailure.class, second.with("192.168.1.93", "192.168.1.94"), List.of(StageName.VHD)))
                .hasMessageContainingAll("Host nano01", "computer name NANO01");
        RehearsedHost other = RehearsedHost.nano01(folder)
                .with("host: nano01", "host: nano02")
                .with("computerName: NANO01", "computerName: NANO02");
        assertThat(refused(RefusedFailure.class, other, List.of(StageName.VHD)))
                .hasMessageContainingAll("Host nano01", "address 192.168.1.93");
        other.with("192.168.1.93", "192.168.1.94").run(StageName.VHD);
        assertThat(other.run(StageName.VHD).get(0).decision()).isInstanceOf(Decision.Keep.class);
    }

    @Test
    void foreign_vm_beside_ours_is_left_alone_and_ours_is_kept_and_removed() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        VmFact foreign = foreignVm(host, foreignDisk(host));
        assertThat(host.vms()).hasSize(2);

        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
        host.remove();

        assertThat(host.vms()).containsExactly(foreign);
    }

    @Test
    void copy_of_our_vm_with_mark_and_another_id_is_not_ours() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        String ours = host.ledger().vm().vmId();
        Path vms = host.machineFolder().resolve("vms.json");
        String copied = UUID.randomUUID().toString();
        Files.writeString(vms, Files.readString(vms).replace(ours, copied));

        refused(RefusedFailure.class, host);
        assertThat(catchThrowable(host::remove)).isInstanceOf(RefusedFailure.class);

        assertThat(host.vms()).extracting(VmFact::id).containsExactly(copied);
        assertThat(host.hostFolder().disk(DiskFormat.VHDX)).exists();
    }

    @Test
    void vm_that_has_lost_its_mark_is_refused_and_untouched_by_provision_and_remove() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        String mark = host.ledger().vm().mark();
        Path vms = host.machineFolder().resolve("vms.json");
        Files.writeString(vms, Files.readString(vms).replace(mark, "somebody's own note"));
        List<VmFact> before = host.vms();

        RefusedFailure failure = refused(RefusedFailure.class, host);
        assertThat(failure).hasMessageContaining("lost the mark");
        assertThat(failure.remedy()).contains(mark);
        assertThat(catchThrowable(host::remove)).isInstanceOf(RefusedFailure.class);
        assertThat(host.asked().acting()).isEmpty();
        assertThat(host.vms()).hasSameSizeAs(before);
        assertThat(host.hostFolder().disk(DiskFormat.VHDX)).exists();
    }

    @Test
    void host_disk_that_the_ledger_does_not_know_is_refused_and_kept() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        Path disk = host.hostFolder().disk(DiskFormat.VHDX);
        Files.createDirectories(disk.getParent());
        Files.writeString(disk, "somebody's work");

        RefusedFailure failure = refused(RefusedFailure.class, host);
        assertThat(failure).hasMessageContaining(disk.toString()).hasMessageContaining("ledger does not know");
        host.remove();
        assertThat(disk).hasContent("somebody's work");
    }

    @Test
    void remove_takes_what_was_made_and_leaves_what_others_put_beside_it() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        RehearsedHost other = RehearsedHost.nano01(folder).withTls("other-tls").named("other");
        other.provision();
        Path notes = Files.writeString(host.hostFolder().path().resolve("notes.txt"), "mine");

        List<String> removed = host.remove();

        assertThat(removed).hasSize(3);
        assertThat(host.tls()).doesNotExist();
        assertThat(host.vms()).isEmpty();
        assertThat(host.hostFolder().disk(DiskFormat.VHDX)).doesNotExist();
        assertThat(host.hostFolder().path().resolve("ledger.json")).doesNotExist();
        assertThat(notes).hasContent("mine");
        assertThat(words(other.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
        assertThat(host.remove()).isEmpty();
        assertThat(words(host.provision())).isEqualTo(words("build", "build", "build", "build"));
    }

    @Test
    void vm_that_was_begun_and_cannot_be_completed_is_named_and_does_not_stand_in_the_way() throws Exception {
        RehearsedHost host =
                RehearsedHost.nano01(folder).failing(new Fault("New-HostVm", Fault.Moment.DURING, Fault.FaultKind.DIE));
        assertThat(catchThrowable(host::provision)).isInstanceOf(MachineDied.class);
        String begun = "nano01-" + host.ledger().vm().mark();
        Path facts = host.machineFolder().resolve("machine.json");
        Files.writeString(facts, Files.readString(facts).replace("General Purpose External", "Another"));

        assertThat(host.remove()).hasSize(1);

        assertThat(host.told()).anyMatch(line -> line.startsWith("Warning: VM " + begun) && line.contains("by hand"));
        assertThat(host.perform(new GetHostVm("", begun)).vms()).hasSize(1);
        assertThat(host.ledger().vm()).isNull();
    }

    @Test
    void remove_of_a_host_that_is_not_known_does_nothing() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        assertThat(host.remove()).isEmpty();
        assertThat(host.asked().acting()).isEmpty();
    }

    // What the definition asks to keep

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory: 2GB | memory: 4GB",
                "port: 2376 | port: 12376",
                "OEM-Drivers, Compute | Compute",
                "computerName: NANO01 | computerName: OTHER"
            })
    void rebuild_never_refuses_a_change_and_all_stays(String from, String to) throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("rebuild: whenChanged", "rebuild: never");
        host.provision();
        host.with(from, to);

        RefusedFailure failure = refused(RefusedFailure.class, host);

        assertThat(failure).hasMessageContaining("rebuild: never").hasMessageContaining("changed: ");
        assertThat(failure.remedy()).isNotEmpty();
        assertThat(host.plan()).anyMatch(plan -> plan.decision() instanceof Decision.Refuse);
        host.with(to, from);
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void only_the_stage_that_would_be_made_again_is_planned_to_be_refused() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("rebuild: whenChanged", "rebuild: never");
        host.provision();
        host.with("computerName: NANO01", "computerName: OTHER");
        assertThat(RehearsedHost.planned(host.plan())).isEqualTo(words("refuse", "keep", "keep", "keep"));
    }

    // Order

    @ParameterizedTest
    @CsvSource({"VM,nanoVhd", "FILES,nanoVhd", "DOCKER,nanoVhd"})
    void single_stage_without_the_earlier_ones_names_the_step_that_is_missing(StageName stage, String step)
            throws Exception {
        UnfitFailure failure = refused(UnfitFailure.class, RehearsedHost.nano01(folder), List.of(stage));
        assertThat(failure).hasMessageContaining("nano01").hasMessageContaining("has no");
        assertThat(failure.remedy()).contains(step);
    }

    @Test
    void install_without_vm_or_files_names_the_step_that_is_missing() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        assertThat(refused(UnfitFailure.class, host, List.of(StageName.DOCKER)))
                .hasMessageContaining("hypervVm")
                .hasMessageContaining("stageContainerFiles");
        host.run(StageName.VM);
        assertThat(refused(UnfitFailure.class, host, List.of(StageName.DOCKER)).remedy())
                .contains("stageContainerFiles");
    }

    @Test
    void files_staged_after_the_vm_go_into_the_running_guest_and_end_in_the_same_host() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        host.run(StageName.VM);
        host.run(StageName.FILES);
        assertThat(host.asked().names()).contains("Copy-GuestFile").doesNotContain("Add-DiskFile");
        host.run(StageName.DOCKER);
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void files_staged_before_the_vm_go_onto_the_disk() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        host.run(StageName.FILES);
        assertThat(host.asked().names()).contains("Add-DiskFile").doesNotContain("Copy-GuestFile");
        host.run(StageName.VM);
        host.run(StageName.DOCKER);
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void transparent_network_that_comes_with_a_later_step_changes_the_vm_in_place() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        host.run(StageName.VM);
        assertThat(host.vms()).noneMatch(vm -> vm.hardware().macSpoofing());
        host.with("  network: nat\n  subnet: 172.16.0.0/12\n", "  network: transparent\n");
        assertThat(words(host.provision()).get(StageName.VM)).isEqualTo("update");
        assertThat(host.vms()).allMatch(vm -> vm.hardware().macSpoofing());
    }

    @Test
    void section_that_is_missing_is_named_with_its_step() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with("docker:\n  network: nat\n  subnet: 172.16.0.0/12\n  port: 2376\n", "");
        DefinitionFailure failure = refused(DefinitionFailure.class, host);
        assertThat(failure.problems()).singleElement().asString().contains("'docker'", "installContainerHost");
        assertThat(words(host.run(StageName.VHD)).get(StageName.VHD)).isEqualTo("build");
    }

    // Passwords

    @Test
    void wrong_password_is_told_and_the_right_one_still_works() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        host.withPassword("Wr0ng-and-secret");

        UnfitFailure failure = refused(UnfitFailure.class, host);

        assertThat(failure).hasMessageContaining("refuses the password of Administrator");
        assertThat(failure.getMessage() + failure.remedy()).doesNotContain("Wr0ng");
        host.withPassword(RehearsedHost.PASSWORD);
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    // Inputs and machine

    @Test
    void all_that_is_wrong_is_told_together_each_with_its_remedy() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with("[Guest, OEM-Drivers, Compute, Containers]", "[Guest, Containers, Nonsense]")
                .with("switch: General Purpose External", "switch: No Such Switch")
                .with("media/nanoserver.tar", "media/WindowsServer2016.iso")
                .with("media/docker.zip", "media/docker-tp4.zip")
                .adding("files", "copy: [{from: '/nowhere/x.exe', to: 'C:\\tools\\x.exe'}]");

        UnfitFailure failure = refused(UnfitFailure.class, host);

        assertThat(failure.getMessage().lines()).hasSize(6);
        assertThat(failure)
                .hasMessageContaining("no package Nonsense. They have: ")
                .hasMessageContaining("no switch 'No Such Switch'")
                .hasMessageContaining("'General Purpose External' (External)")
                .hasMessageContaining("WindowsServer2016.iso")
                .hasMessageContaining("no dockerd.exe")
                .hasMessageContaining("x.exe does not exist");
        assertThat(host.asked().names()).containsExactly("Get-MachineFact");
    }

    // Waits

    @Test
    void guest_that_never_comes_up_is_waited_for_until_the_limit_and_what_was_seen_last_is_told() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        // Its console would say that nothing boots.
        try (Stream<Path> files = Files.walk(host.machineFolder())) {
            for (Path file : files.filter(path -> path.endsWith("bootmgfw.efi")).toList()) {
                Files.delete(file);
            }
        }
        LimitFailure failure = catchThrowableOfType(LimitFailure.class, () -> host.run(StageName.VM));
        assertThat(failure)
                .hasMessageContaining("15 minutes")
                .hasMessageContaining("heartbeat")
                .hasMessageContaining("last seen: state Running, heartbeat NoContact, up for ")
                .hasMessageContaining("restarted 0 times");
        assertThat(failure.remedy()).contains("console", "vm.bootLimit");
    }

    @Test
    void a_start_is_waited_for_as_long_as_its_edition_needs_or_the_definition_says() throws Exception {
        RehearsedHost nano = RehearsedHost.nano01(Files.createDirectories(folder.resolve("nano")));
        assertThat(nano.adding("vm", "bootLimit: 1h").run(StageName.VHD, StageName.VM))
                .hasSize(2);
        nano.with("bootLimit: 1h", "bootLimit: 2min");
        assertThat(nano.run(StageName.VHD, StageName.VM))
                .noneMatch(outcome -> outcome.decision().acts());
        assertThat(waitInVain(nano.with("memory: 2GB", "memory: 3GB"))).hasMessageContaining("Waited 2 minutes");

        RehearsedHost core =
                new RehearsedHost(Files.createDirectories(folder.resolve("core")), "core01.yaml").withTls("core");
        core.run(StageName.VHD);
        assertThat(waitInVain(core)).hasMessageContaining("Waited 30 minutes");
        Path update = Files.writeString(folder.resolve("kb1.msu"), "MSCF one");
        core.adding("vhd", "updates: [" + update + "]").run(StageName.VHD);
        assertThat(waitInVain(core)).hasMessageContaining("Waited 60 minutes");
    }

    @Test
    void restarts_while_a_guest_is_waited_for_are_told() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        host.meanwhile("Start-HostVm", () -> {
            try {
                String id = host.ledger().vm().vmId();
                for (int look = 0; look < 5; look++) {
                    host.perform(new GetHostVm(id, ""));
                }
                host.asked().meanwhile("Get-HostVm", () -> reset(host, id));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(waitInVain(host)).hasMessageContaining("restarted 1 times");
    }

    private static void reset(RehearsedHost host, String id) {
        try {
            Workshop.at(host.machineFolder()).turnOff(id);
            host.perform(new StartHostVm(id));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the VM from a disk that does not boot any more. */
    private static LimitFailure waitInVain(RehearsedHost host) throws Exception {
        try (Stream<Path> files = Files.walk(host.machineFolder())) {
            for (Path file : files.filter(path -> path.endsWith("bootmgfw.efi")).toList()) {
                Files.delete(file);
            }
        }
        return catchThrowableOfType(LimitFailure.class, () -> host.run(StageName.VM));
    }

    @Test
    void files_that_are_missing_are_told_together_with_media_that_are() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with("media/WindowsServer2016.iso", "media/nowhere.iso")
                .with("media/nanoserver.tar", "media/nowhere.tar")
                .with("media/docker.zip", "media/nowhere.zip")
                .adding("files", "copy: [{from: '/nowhere/x.exe', to: 'C:\\tools\\x.exe'}]");
        assertThat(refused(UnfitFailure.class, host))
                .hasMessageContaining("nowhere.iso")
                .hasMessageContaining("nowhere.tar")
                .hasMessageContaining("nowhere.zip")
                .hasMessageContaining("x.exe does not exist");
    }

    @Test
    void base_image_of_another_build_is_refused_with_both_builds() throws Exception {
        RehearsedHost host = new RehearsedHost(folder, "nano01-tp4.yaml")
                .with("media/nanoserver-tp4.wim", "media/servercore-tp3.wim");
        UnfitFailure failure = refused(UnfitFailure.class, host);
        assertThat(failure).hasMessageContaining("10514").hasMessageContaining("10586");
    }

    @Test
    void first_preview_is_refused_with_the_articles_reason() throws Exception {
        UnfitFailure failure = refused(UnfitFailure.class, new RehearsedHost(folder, "nano01-tp3.yaml"));
        assertThat(failure)
                .hasMessageContaining("Technical Preview 3")
                .hasMessageContaining("no container network")
                .hasMessageContaining("no Nano base image");
        assertThat(failure.remedy()).contains("Technical Preview 4");
    }

    @Test
    void package_that_docker_needs_and_that_is_not_named_is_told() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with("[Guest, OEM-Drivers, Compute, Containers]", "[Guest, OEM-Drivers, Compute]");
        UnfitFailure failure = refused(UnfitFailure.class, host);
        assertThat(failure).hasMessageContaining("Package Containers is not in vhd.packages");
        assertThat(failure.remedy()).isEqualTo("Add Containers.");
    }

    @Test
    void nano_server_without_guest_is_refused_for_a_vm_and_warned_of_for_a_disk_alone() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with("[Guest, OEM-Drivers, Compute, Containers]", "[OEM-Drivers, Compute, Containers]");
        UnfitFailure failure = refused(UnfitFailure.class, host);
        assertThat(failure)
                .hasMessageContaining("Package Guest is not in vhd.packages")
                .hasMessageContaining("hypervVm");
        assertThat(failure.remedy()).isEqualTo("Add Guest to vhd.packages.");

        RehearsedHost disk = RehearsedHost.nano01(folder)
                .with("packages: [Guest, ", "packages: [")
                .with("vm:\n  switch: General Purpose External\n  memory: 2GB\n  processors: 2\n", "");
        disk.run(StageName.VHD);

        assertThat(disk.told()).anyMatch(line -> line.startsWith("Warning: Package Guest is not in vhd.packages"));
    }

    @Test
    void truncated_media_are_refused() throws Exception {
        Path media = Files.copy(EXAMPLES.resolve("media/WindowsServer2016.iso"), folder.resolve("short.iso"));
        try (RandomAccessFile file = new RandomAccessFile(media.toFile(), "rw")) {
            file.setLength(300 * 1024);
        }
        RehearsedHost host = RehearsedHost.nano01(folder)
                .with(EXAMPLES.resolve("media/WindowsServer2016.iso").toString(), media.toString());
        UnfitFailure failure = refused(UnfitFailure.class, host);
        assertThat(failure).hasMessageContaining(media.toString());
        assertThat(failure.remedy()).isNotEmpty();
    }

    @Test
    void text_file_called_wim_is_refused() throws Exception {
        Path text = Files.writeString(folder.resolve("base.wim"), "no image at all");
        RehearsedHost host = new RehearsedHost(folder, "nano01-tp4.yaml")
                .with(EXAMPLES.resolve("media/nanoserver-tp4.wim").toString(), text.toString());
        UnfitFailure failure = refused(UnfitFailure.class, host);
        assertThat(failure).hasMessageContaining(text.toString());
        assertThat(failure.remedy()).isNotEmpty();
    }

    @Test
    void file_where_the_work_folder_should_be_is_refused_and_kept() throws Exception {
        Path file = Files.writeString(folder.resolve("work"), "a file");
        RehearsedHost host = RehearsedHost.nano01(folder);
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, host::provision);
        assertThat(failure).hasMessageContaining(file.toString()).hasMessageContaining("is a file");
        assertThat(failure.remedy()).contains("--work-folder");
        assertThat(file).hasContent("a file");
    }

    @Test
    void folder_for_the_client_certificate_that_is_a_file_is_found_before_any_work() throws Exception {
        Files.writeString(folder.resolve("tls"), "a file");
        UnfitFailure failure = refused(UnfitFailure.class, RehearsedHost.nano01(folder));
        assertThat(failure).hasMessageContaining(folder.resolve("tls").toString());
        assertThat(failure.remedy()).contains("--tls-out");
    }

    // Locks

    @Test
    void host_that_another_run_works_on_is_left_to_it() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.hostFolder().create();
        try (FolderLock lock = host.hostFolder().tryLock("process 4711 of ada").orElseThrow()) {
            assertThat(catchThrowable(host::provision)).hasMessageContaining("process 4711 of ada");
            assertThat(catchThrowable(host::remove)).hasMessageContaining("process 4711 of ada");
            assertThat(host.asked().names()).isEmpty();
        }
        assertThat(words(host.provision())).isEqualTo(words("build", "build", "build", "build"));
    }

    @Test
    void refusals_leave_no_disk_behind() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("switch: General Purpose", "switch: No Such");
        refused(UnfitFailure.class, host);
        try (Stream<Path> files = Files.walk(host.work().path())) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".vhdx"));
        }
    }
}
