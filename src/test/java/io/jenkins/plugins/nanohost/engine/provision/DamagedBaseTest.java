package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.rehearsal.Workshop;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a new disk cannot be made, the healthy host is kept. */
class DamagedBaseTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private enum Damage {
        EMPTY {
            @Override
            void to(RandomAccessFile file) throws Exception {
                file.setLength(0);
            }
        },
        TRUNCATED {
            @Override
            void to(RandomAccessFile file) throws Exception {
                file.setLength(file.length() / 2);
            }
        },
        OVERWRITTEN {
            @Override
            void to(RandomAccessFile file) throws Exception {
                file.write(new byte[1 << 20]);
            }
        };

        abstract void to(RandomAccessFile file) throws Exception;
    }

    @ParameterizedTest
    @CsvSource({
        "EMPTY, rebuild: whenChanged, rebuild: always",
        "TRUNCATED, rebuild: whenChanged, rebuild: always",
        "OVERWRITTEN, rebuild: whenChanged, rebuild: always",
        "EMPTY, 192.168.1.93/24, 192.168.1.95/24",
        "TRUNCATED, 192.168.1.93/24, 192.168.1.95/24",
        "OVERWRITTEN, 192.168.1.93/24, 192.168.1.95/24"
    })
    void a_damaged_base_disk_is_told_and_the_host_that_runs_from_it_stays(Damage damage, String from, String to)
            throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        String vm = host.ledger().vm().vmId();
        Path base = Path.of(host.ledger().vhd().baseDisk());
        try (RandomAccessFile file = new RandomAccessFile(base.toFile(), "rw")) {
            damage.to(file);
        }
        host.with(from, to);

        for (var command : new ThrowingCallable[] {host::plan, host::provision}) {
            UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, command);
            assertThat(failure).hasMessageContaining(base.toString());
            assertThat(failure.remedy()).contains("Move it away");
            assertThat(host.asked().acting()).isEmpty();
        }

        assertThat(host.vms()).extracting(VmFact::id).containsExactly(vm);
        assertThat(host.hostFolder().disk(DiskFormat.VHDX)).exists();
        assertThat(host.tls().resolve("key.pem")).exists();
    }

    @Test
    void a_new_host_disk_that_cannot_be_made_leaves_the_one_that_is_there_and_its_vm() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        String vm = host.ledger().vm().vmId();
        String disk = host.ledger().vhd().id();
        host.with("192.168.1.93/24", "192.168.1.95/24")
                .failing(new Fault("New-HostDisk", Fault.Moment.BEFORE, Fault.FaultKind.REFUSE));

        assertThat(catchThrowable(host::provision)).isInstanceOf(OperationFailure.class);

        assertThat(host.ledger().vhd().id()).isEqualTo(disk);
        assertThat(host.vms()).extracting(VmFact::id).containsExactly(vm);
        host.with("192.168.1.95/24", "192.168.1.93/24");
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void a_new_host_disk_of_a_run_that_was_killed_is_deleted_when_it_is_not_wanted_any_more() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        host.with("192.168.1.93/24", "192.168.1.95/24")
                .failing(new Fault("New-HostDisk", Fault.Moment.AFTER, Fault.FaultKind.DIE));
        assertThat(catchThrowable(host::provision)).isNotNull();
        Path next = host.hostFolder().nextDisk(DiskFormat.VHDX);
        assertThat(next).exists();

        host.with("192.168.1.95/24", "192.168.1.93/24");
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));

        assertThat(next).doesNotExist();
        assertThat(host.told()).anyMatch(line -> line.contains(next.toString()));
    }

    @Test
    void removal_takes_the_new_host_disk_of_a_run_that_was_killed_too() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        host.with("192.168.1.93/24", "192.168.1.95/24")
                .failing(new Fault("New-HostDisk", Fault.Moment.AFTER, Fault.FaultKind.DIE));
        assertThat(catchThrowable(host::provision)).isNotNull();
        host.remove();
        assertThat(Files.exists(host.hostFolder().nextDisk(DiskFormat.VHDX))).isFalse();
    }

    @Test
    void a_vm_is_not_removed_for_a_new_one_that_its_disk_could_not_boot() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("rebuild: whenChanged", "rebuild: always");
        host.provision();
        String vm = host.ledger().vm().vmId();
        try (RandomAccessFile file = new RandomAccessFile(host.ledger().vhd().baseDisk(), "rw")) {
            file.setLength(1);
        }
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, () -> host.run(StageName.VM));
        assertThat(failure).hasMessageContaining(host.ledger().vhd().baseDisk());
        assertThat(host.vms()).extracting(VmFact::id).containsExactly(vm);
    }

    @Test
    void a_vm_is_not_removed_for_a_new_one_whose_base_disk_is_gone() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("rebuild: whenChanged", "rebuild: always");
        host.provision();
        String vm = host.ledger().vm().vmId();
        Files.delete(Path.of(host.ledger().vhd().baseDisk()));
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, () -> host.run(StageName.VM));
        assertThat(failure).hasMessageContaining(host.ledger().vhd().baseDisk());
        assertThat(host.vms()).extracting(VmFact::id).containsExactly(vm);
    }

    @Test
    void a_new_host_disk_finds_room_beside_the_one_that_it_replaces_or_nothing_is_removed() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Path machine = host.machineFolder().resolve("machine.json");
        Files.writeString(
                machine, Files.readString(machine).replaceFirst("(\"freeBytes\" *: *)[0-9]+", "$1" + (1L << 30)));
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
        host.with("192.168.1.93/24", "192.168.1.95/24");
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, host::provision);
        assertThat(failure).hasMessageContainingAll("1.0 GB free", "host disk");
        assertThat(host.asked().acting()).isEmpty();
    }

    @Test
    void a_running_vm_is_not_turned_off_for_a_change_after_which_it_could_not_start() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Files.delete(Path.of(host.ledger().vhd().baseDisk()));
        host.with("memory: 2GB", "memory: 3GB");
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, () -> host.run(StageName.VM));
        assertThat(failure).hasMessageContaining(host.ledger().vhd().baseDisk());
        assertThat(host.vms()).singleElement().matches(VmFact::running);
    }

    @Test
    void a_damaged_host_disk_without_a_vm_is_made_again_and_can_be_removed() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("rebuild: whenChanged", "rebuild: always");
        host.run(StageName.VHD);
        Path disk = host.hostFolder().disk(DiskFormat.VHDX);
        Files.writeString(disk, "overwritten");

        assertThat(words(host.run(StageName.VHD))).containsEntry(StageName.VHD, "build");

        Files.writeString(disk, "overwritten");
        host.failing(new Fault("New-HostDisk", Fault.Moment.AFTER, Fault.FaultKind.DIE));
        assertThat(catchThrowable(() -> host.run(StageName.VHD))).isNotNull();
        host.remove();
        assertThat(disk).doesNotExist();
        assertThat(host.hostFolder().nextDisk(DiskFormat.VHDX)).doesNotExist();
    }

    @Test
    void an_unreadable_file_beside_the_host_disk_costs_no_vm() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Files.writeString(host.hostFolder().path().resolve("backup.vhdx"), "half a copy");
        host.with("rebuild: whenChanged", "rebuild: always");
        assertThat(words(host.run(StageName.VM))).containsEntry(StageName.VM, "build");
        assertThat(host.vms()).singleElement().matches(VmFact::running);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhdx", "vhd"})
    void a_base_disk_that_was_made_again_under_its_name_is_not_the_one_of_the_other_hosts(String format)
            throws Exception {
        RehearsedHost host = inFormat(RehearsedHost.nano01(folder), format);
        host.provision();
        Workshop.at(host.machineFolder()).turnOff(host.ledger().vm().vmId());
        Path base = Path.of(host.ledger().vhd().baseDisk());
        Files.delete(base);
        inFormat(RehearsedHost.nano01(folder), format)
                .named("nano02")
                .withTls("tls2")
                .run(StageName.VHD);
        assertThat(base).exists();

        host.with("rebuild: whenChanged", "rebuild: never");
        assertThat(host.plan().get(0).decision())
                .isInstanceOfSatisfying(Decision.Refuse.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(FailureCode.BASE_DISK_GONE));
        assertThat(catchThrowable(host::provision))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining(base + " is gone: another one is under its name");
        assertThat(host.asked().acting()).isEmpty();
        assertThat(catchThrowable(() -> host.run(StageName.VM)))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("another one is under its name");
        assertThat(host.asked().acting()).isEmpty();

        host.with("rebuild: never", "rebuild: whenChanged");
        assertThat(host.plan().get(0).decision().word()).isEqualTo("build");
        assertThat(words(host.provision())).isEqualTo(words("build", "build", "build", "build"));
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    private static RehearsedHost inFormat(RehearsedHost host, String format) {
        return format.equals("vhd") ? host.adding("vhd", "format: vhd\n  generation: 1") : host;
    }
}
