package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.HardwareByHand;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetMachineFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.plan.Change;
import io.jenkins.plugins.nanohost.engine.plan.Change.Origin;
import io.jenkins.plugins.nanohost.engine.plan.Effect;
import io.jenkins.plugins.nanohost.engine.rehearsal.Workshop;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A VM of ours that people, backups or Windows changed: runs are refused before any change, and nothing of it is lost. */
class HandMadeChangeTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private RehearsedHost made(String rebuild) throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("rebuild: whenChanged", "rebuild: " + rebuild);
        host.provision();
        return host;
    }

    private Workshop workshop(RehearsedHost host) throws Exception {
        return Workshop.at(host.machineFolder());
    }

    private static Path disk(RehearsedHost host) throws Exception {
        return host.hostFolder().disk(DiskFormat.VHDX);
    }

    /** Every command that could change or remove something, and plan. */
    private static Map<String, ThrowingCallable> commands(RehearsedHost host) {
        return Map.of(
                "plan", host::plan,
                "provision", host::provision,
                "vhd", () -> host.run(StageName.VHD),
                "files", () -> host.run(StageName.FILES),
                "vm", () -> host.run(StageName.VM),
                "docker", () -> host.run(StageName.DOCKER),
                "remove", host::remove);
    }

    private static void assertAllRefuse(RehearsedHost host, String... said) throws Exception {
        List<VmFact> vms = host.vms();
        for (var command : commands(host).entrySet()) {
            RefusedFailure refused = catchThrowableOfType(RefusedFailure.class, command.getValue());
            assertThat(refused).as(command.getKey()).isNotNull();
            assertThat(refused).as(command.getKey()).hasMessageContainingAll(said);
            assertThat(refused.remedy()).as(command.getKey()).isNotEmpty();
            assertThat(host.asked().acting()).as(command.getKey()).isEmpty();
        }
        assertThat(host.vms())
                .extracting(VmFact::id)
                .containsExactlyElementsOf(vms.stream().map(VmFact::id).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"whenChanged", "never", "always"})
    void a_vm_whose_storage_was_moved_is_refused_with_where_its_disk_is_now(String rebuild) throws Exception {
        RehearsedHost host = made(rebuild);
        Path moved = Files.createDirectories(folder.resolve("moved")).resolve("nano01.vhdx");
        workshop(host).moveStorage(host.ledger().vm().vmId(), moved);

        assertAllRefuse(host, "nano01", host.ledger().vm().vmId(), moved.toString());

        assertThat(moved).exists();
        assertThat(disk(host)).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void hardware_that_was_changed_by_hand_is_told_with_both_values_and_corrected_in_place(HardwareByHand hand)
            throws Exception {
        RehearsedHost host = made("whenChanged");
        VmEntry vm = host.ledger().vm();
        workshop(host).changeHardware(vm.vmId(), hand.of(vm.hardware()));
        Change change = hand.change();
        String told = "changed by hand: " + change.field() + " is " + change.from() + ", " + change.to() + " is wanted";

        StagePlan plan = host.plan().get(2);
        assertThat(plan.decision().reason()).isEqualTo(told);
        assertThat(plan.effect()).isEqualTo(Effect.RESTART);
        assertThat(plan.decision().changes()).containsExactly(change);
        RehearsedHost never = RehearsedHost.nano01(folder).with("rebuild: whenChanged", "rebuild: never");
        assertThat(catchThrowable(never::provision))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining("changed by hand: " + change.field());

        host.provision();

        assertThat(host.vms()).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(vm.vmId());
            assertThat(found.hardware()).isEqualTo(vm.hardware());
            assertThat(found.running()).isTrue();
        });
        assertThat(host.plan()).allSatisfy(stage -> assertThat(stage.effect()).isEqualTo(Effect.KEEP));
    }

    @Test
    void a_plan_tells_what_a_rebuild_deletes_and_why_the_later_stages_are_done_again() throws Exception {
        RehearsedHost host = made("whenChanged").with("size: 20GB", "size: 30GB");
        String disk = disk(host).toString();
        String vmId = host.ledger().vm().vmId();

        List<StagePlan> plan = host.plan();

        assertThat(plan).extracting(StagePlan::effect).containsOnly(Effect.REPLACE);
        assertThat(plan.get(0).decision().changes())
                .containsExactly(new Change("size", "20GB", "30GB", Origin.DEFINITION));
        assertThat(plan.get(0).deletes())
                .hasSize(3)
                .anyMatch(thing -> thing.contains(disk))
                .anyMatch(thing -> thing.contains(vmId))
                .anyMatch(thing -> thing.contains("containers"));
        assertThat(plan.subList(1, 4))
                .extracting(stage -> stage.decision().reason())
                .containsExactly("its host disk is made again", "its host disk is made again", "its VM is made again");
        assertThat(plan.subList(1, 4))
                .allSatisfy(stage -> assertThat(stage.deletes()).isEmpty());
    }

    @Test
    void a_plan_does_not_delete_what_is_gone() throws Exception {
        RehearsedHost host = made("whenChanged");
        VmEntry vm = host.ledger().vm();
        host.perform(new RemoveHostVm(vm.vmId(), vm.mark()));

        StagePlan plan = host.plan().get(2);

        assertThat(plan.effect()).isEqualTo(Effect.REPLACE);
        assertThat(plan.deletes()).containsExactly("the client certificate of the endpoint");
    }

    @Test
    void a_time_zone_that_an_older_ledger_has_as_it_was_typed_is_the_same() throws Exception {
        RehearsedHost host = made("whenChanged");
        Path ledger = host.hostFolder().path().resolve("ledger.json");
        String text = Files.readString(ledger);
        assertThat(text).contains("\"timeZone\" : \"UTC\"");
        Files.writeString(ledger, text.replace("\"timeZone\" : \"UTC\"", "\"timeZone\" : \"utc\""));

        assertThat(host.plan()).allSatisfy(stage -> assertThat(stage.effect()).isEqualTo(Effect.KEEP));
    }

    @Test
    void a_vm_that_was_made_a_role_of_a_cluster_is_refused_by_every_command() throws Exception {
        RehearsedHost host = made("whenChanged");
        workshop(host).cluster(host.ledger().vm().vmId());
        assertAllRefuse(host, "nano01", host.ledger().vm().vmId(), "failover cluster");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whenChanged", "never", "always"})
    void a_vm_whose_disk_is_on_a_volume_that_is_offline_is_refused(String rebuild) throws Exception {
        RehearsedHost host = made(rebuild);
        Path offline = folder.resolve("offline/nano01.vhdx");
        workshop(host).loseVolume(host.ledger().vm().vmId(), offline);
        assertAllRefuse(host, offline.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"whenChanged", "never", "always"})
    void a_vm_with_a_checkpoint_is_refused_and_nothing_is_written_into_the_parent(String rebuild) throws Exception {
        RehearsedHost host = made(rebuild);
        String id = host.ledger().vm().vmId();
        workshop(host).turnOff(id);
        Path first = workshop(host).checkpoint(id, host.hostFolder().path().resolve("nano01_1A2B.avhdx"));
        assertAllRefuse(host, first.toString(), "checkpoint");

        Path second = workshop(host).checkpoint(id, folder.resolve("nano01_3C4D.avhdx"));
        assertAllRefuse(host, second.toString(), "checkpoint");
    }

    private enum Sharing {
        ANOTHER_VM_HAS_IT {
            @Override
            String share(Workshop workshop, Path disk, Path folder) throws Exception {
                workshop.foreignVm("other", disk);
                return "VM other";
            }
        },
        ANOTHER_VM_BUILDS_ON_IT {
            @Override
            String share(Workshop workshop, Path disk, Path folder) throws Exception {
                workshop.foreignVm("other", workshop.child(disk, folder.resolve("child.vhdx")));
                return "child.vhdx";
            }
        },
        A_FILE_BUILDS_ON_IT {
            @Override
            String share(Workshop workshop, Path disk, Path folder) throws Exception {
                return workshop.child(disk, disk.resolveSibling("child.vhdx")).toString();
            }
        };

        /** What the refusal's message has to name. */
        abstract String share(Workshop workshop, Path disk, Path folder) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void a_host_disk_that_somebody_else_needs_keeps_its_vm_and_its_certificate(Sharing sharing) throws Exception {
        RehearsedHost host = made("always");
        String id = host.ledger().vm().vmId();
        workshop(host).turnOff(id);
        String named = sharing.share(workshop(host), disk(host), folder);

        for (var command : commands(host).entrySet()) {
            RefusedFailure refused = catchThrowableOfType(RefusedFailure.class, command.getValue());
            assertThat(refused).as(command.getKey()).isNotNull();
            assertThat(refused)
                    .as(command.getKey())
                    .hasMessageContainingAll(named, disk(host).toString());
            assertThat(host.asked().acting()).as(command.getKey()).isEmpty();
        }
        assertThat(host.vms()).extracting(VmFact::id).containsExactly(id);
        assertThat(host.tls().resolve("key.pem")).exists();
        assertThat(disk(host)).exists();
    }

    @Test
    void another_vm_that_has_the_host_disk_by_another_path_is_found() throws Exception {
        RehearsedHost host = made("always");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("work"));
        workshop(host).turnOff(host.ledger().vm().vmId());
        workshop(host).foreignVm("other", folder.resolve("link/hosts/nano01/nano01.vhdx"));
        for (ThrowingCallable command : commands(host).values()) {
            assertThat(catchThrowableOfType(RefusedFailure.class, command)).hasMessageContaining("VM other");
        }
        assertThat(disk(host)).exists();
    }

    @Test
    void a_checkpoint_that_is_made_while_the_new_disk_is_made_costs_nothing() throws Exception {
        RehearsedHost host = made("whenChanged").with("192.168.1.93/24", "192.168.1.95/24");
        String id = host.ledger().vm().vmId();
        Path child = host.hostFolder().path().resolve("nano01_1A2B.avhdx");
        host.meanwhile("New-HostDisk", () -> {
            try {
                workshop(host).checkpoint(id, child);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(catchThrowableOfType(RefusedFailure.class, host::provision)).hasMessageContaining("checkpoint");
        assertThat(host.vms()).extracting(VmFact::id).containsExactly(id);
        assertThat(host.tls().resolve("key.pem")).exists();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_vm_whose_disk_was_taken_away_from_it_is_made_again_but_not_with_rebuild_never(boolean running)
            throws Exception {
        RehearsedHost host = made("never");
        Path vms = host.machineFolder().resolve("vms.json");
        if (!running) {
            workshop(host).turnOff(host.ledger().vm().vmId());
        }
        Files.writeString(vms, Files.readString(vms).replaceFirst("(\"disks\"\\s*:\\s*\\[)[^]]*\\]", "$1]"));
        assertThat(catchThrowableOfType(RefusedFailure.class, host::provision)).hasMessageContaining("no disk");
        host.with("rebuild: never", "rebuild: whenChanged");
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "build", "build"));
    }

    @Test
    void a_host_disk_that_is_a_link_to_an_offline_volume_is_not_taken_for_gone() throws Exception {
        RehearsedHost host = made("whenChanged");
        workshop(host).turnOff(host.ledger().vm().vmId());
        Path volume = Files.createDirectory(folder.resolve("volume"));
        Files.move(disk(host), volume.resolve("nano01.vhdx"));
        Files.createSymbolicLink(disk(host), volume.resolve("nano01.vhdx"));
        Files.move(volume, folder.resolve("offline"));
        assertThat(catchThrowableOfType(RefusedFailure.class, host::provision)).hasMessageContaining("link");
        assertThat(host.vms()).hasSize(1);
    }

    @Test
    void a_ledger_that_knows_only_the_next_disk_of_another_work_folder_is_refused() throws Exception {
        RehearsedHost host = made("whenChanged");
        Path next = Files.writeString(host.hostFolder().nextDisk(DiskFormat.VHDX), "another host's");
        Path copied = folder.resolve("copied");
        copyTree(folder.resolve("work"), copied);
        host.withWork("copied");
        Files.writeString(
                host.hostFolder().path().resolve("ledger.json"),
                "{\"form\": " + Ledger.FORM + ", \"host\": \"nano01\", \"nextDisk\": {\"path\": \""
                        + next.toString().replace("\\", "\\\\") + "\"}}");
        assertThat(catchThrowable(host::remove)).isInstanceOf(RefusedFailure.class);
        assertThat(next).exists();
    }

    @Test
    void a_disk_that_is_no_parent_of_ours_and_is_elsewhere_is_no_reason_to_refuse() throws Exception {
        RehearsedHost host = made("always");
        Path base = Path.of(host.ledger().vhd().baseDisk());
        workshop(host).foreignVm("other", workshop(host).child(base, folder.resolve("child.vhdx")));
        assertThat(words(host.provision())).isEqualTo(words("build", "build", "build", "build"));
    }

    @Test
    void a_file_beside_the_host_disk_that_cannot_be_read_is_told_before_anything_is_removed() throws Exception {
        RehearsedHost host = made("always");
        Path broken = Files.writeString(disk(host).resolveSibling("copy.vhdx"), "cut short");
        RefusedFailure refused = catchThrowableOfType(RefusedFailure.class, host::remove);
        assertThat(refused).hasMessageContaining(broken.toString());
        assertThat(refused.remedy()).contains("Repair");
        assertThat(host.asked().acting()).isEmpty();
    }

    @Test
    void somebodys_file_at_the_place_of_the_next_disk_is_left_alone() throws Exception {
        RehearsedHost host = made("whenChanged");
        Path next = Files.writeString(host.hostFolder().nextDisk(DiskFormat.VHDX), "somebody's");
        RefusedFailure refused = catchThrowableOfType(RefusedFailure.class, host::provision);
        assertThat(refused).hasMessageContaining(next.toString());
        assertThat(next).hasContent("somebody's");
        assertThat(host.vms()).hasSize(1);
    }

    @Test
    void a_disk_that_a_person_added_to_our_vm_is_no_reason_to_refuse() throws Exception {
        RehearsedHost host = made("whenChanged");
        Path vms = host.machineFolder().resolve("vms.json");
        Files.writeString(
                vms,
                Files.readString(vms).replaceFirst("(\"disks\"\\s*:\\s*\\[[^]]*)\\]", "$1, \"/elsewhere/data.vhdx\"]"));
        assertThat(host.vms().get(0).drives()).hasSize(2);
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void a_disk_that_was_deleted_is_made_again_but_not_where_rebuild_never_protects_its_vm() throws Exception {
        RehearsedHost host = made("never");
        workshop(host).turnOff(host.ledger().vm().vmId());
        Files.delete(disk(host));

        RefusedFailure refused = catchThrowableOfType(RefusedFailure.class, host::provision);
        assertThat(refused).hasMessageContaining("rebuild: never");
        assertThat(host.asked().acting()).isEmpty();
        assertThat(host.vms()).hasSize(1);

        host.with("rebuild: never", "rebuild: whenChanged");
        assertThat(words(host.provision())).isEqualTo(words("build", "build", "build", "build"));
    }

    @Test
    void a_foreign_vm_is_refused_by_provision_before_anything_is_made() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.perform(new GetMachineFact(folder.toString(), List.of()));
        workshop(host).foreignVm("nano01", "somebody's");

        RefusedFailure refused = catchThrowableOfType(RefusedFailure.class, host::provision);

        assertThat(refused).hasMessageContaining("not ours");
        assertThat(host.work().bases()).isEmptyDirectory();
        assertThat(disk(host)).doesNotExist();
        assertThat(host.hostFolder().path().resolve("ledger.json")).doesNotExist();
    }

    @Test
    void a_later_stage_that_rebuild_never_forbids_is_refused_before_the_first_one_works() throws Exception {
        RehearsedHost host = made("never");
        host.with("port: 2376", "port: 12376").with("memory: 2GB", "memory: 4GB");
        RefusedFailure refused = catchThrowableOfType(RefusedFailure.class, host::provision);
        assertThat(refused).hasMessageContaining("rebuild: never");
        assertThat(host.asked().acting()).isEmpty();
    }

    @Test
    void a_ledger_that_was_copied_from_another_work_folder_is_refused_by_every_command() throws Exception {
        RehearsedHost host = made("always");
        Path copied = folder.resolve("copied");
        copyTree(folder.resolve("work"), copied);
        host.withWork("copied");
        assertAllRefuse(host, "copied or moved from another work folder");
        host.withWork("work");
        assertThat(host.tls().resolve("key.pem")).exists();
        host.with("rebuild: always", "rebuild: whenChanged");
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void a_work_folder_that_was_moved_is_told_in_the_same_sentence_by_every_command() throws Exception {
        RehearsedHost host = made("whenChanged");
        Files.move(folder.resolve("work"), folder.resolve("moved"));
        host.withWork("moved");
        assertAllRefuse(host, "copied or moved from another work folder");
    }

    @Test
    void a_work_folder_that_is_reached_by_a_link_is_the_same() throws Exception {
        RehearsedHost host = made("whenChanged");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("work"));
        host.withWork("link");
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
        host.with("rebuild: whenChanged", "rebuild: always");
        assertThat(words(host.provision())).isEqualTo(words("build", "build", "build", "build"));
        host.remove();
        assertThat(host.vms()).isEmpty();
    }

    private static void copyTree(Path from, Path to) throws Exception {
        try (var tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    @Test
    void a_vm_that_is_turned_off_while_its_guest_is_waited_for_ends_the_wait_at_once() throws Exception {
        assertEndsTheWait("is off", Workshop::turnOff);
    }

    @Test
    void a_vm_that_is_removed_while_its_guest_is_waited_for_ends_the_wait_at_once() throws Exception {
        assertEndsTheWait("was removed", Workshop::removeVm);
    }

    private interface ByHand {
        void change(Workshop workshop, String vmId) throws Exception;
    }

    private void assertEndsTheWait(String said, ByHand change) throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.meanwhile("Get-GuestFact", () -> {
            try {
                change.change(workshop(host), host.vms().get(0).id());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        OperationFailure failure = catchThrowableOfType(OperationFailure.class, host::provision);

        assertThat(failure).hasMessageContainingAll("nano01", said);
        assertThat(host.asked().names()).filteredOn("Get-GuestFact"::equals).hasSize(1);
    }
}
