package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Things that belong together and were separated by somebody: a child and its base, a ledger and its work folder. */
class KeptTogetherTest {
    @TempDir
    private Path folder;

    @Test
    void host_disk_whose_base_is_gone_is_made_again_with_it() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Files.delete(Path.of(host.ledger().vhd().baseDisk()));

        assertThat(host.plan().get(0).decision()).isInstanceOf(Decision.Build.class);
        assertThat(host.provision().get(0).decision().reason()).contains("base disk", "is gone");
        assertThat(Path.of(host.ledger().vhd().baseDisk())).exists();
    }

    @Test
    void host_disk_whose_base_is_gone_is_refused_where_nothing_may_be_made_again() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Files.delete(Path.of(host.ledger().vhd().baseDisk()));
        host.with("rebuild: whenChanged", "rebuild: never");

        assertThat(catchThrowable(host::provision))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining("base disk");
    }

    @Test
    void whole_copy_needs_no_base() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder).with("hostDisk: differencing", "hostDisk: copy");
        host.provision();
        Files.delete(Path.of(host.ledger().vhd().baseDisk()));

        assertThat(host.plan()).allSatisfy(plan -> assertThat(plan.decision()).isInstanceOf(Decision.Keep.class));
    }

    @Test
    void removal_in_a_copied_work_folder_touches_nothing_of_the_first() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder.resolve("first"));
        host.provision();
        Path disk = host.hostFolder().disk(DiskFormat.VHDX);
        copy(folder.resolve("first"), folder.resolve("second"));

        assertThat(catchThrowable(RehearsedHost.nano01(folder.resolve("second"))::remove))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining(disk.toString());
        assertThat(disk).exists();
    }

    @Test
    void removal_takes_the_client_certificate_too_and_leaves_what_lies_beside_it() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Path note = Files.writeString(host.tls().resolve("note.txt"), "mine");

        assertThat(host.remove()).anySatisfy(removed -> assertThat(removed).contains("client certificate"));

        assertThat(host.tls().resolve("key.pem")).doesNotExist();
        assertThat(host.tls().resolve("ca.pem")).doesNotExist();
        assertThat(note).exists();
    }

    @Test
    void client_certificate_of_another_host_is_not_removed() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Path authority = Files.writeString(host.tls().resolve("ca.pem"), "another's");

        assertThat(host.remove()).noneSatisfy(removed -> assertThat(removed).contains("client certificate"));
        assertThat(authority).exists();
        assertThat(host.tls().resolve("key.pem")).exists();
    }

    @Test
    void what_a_removal_has_removed_is_told_though_it_fails_then() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        host.failing(Fault.parse("Remove-Disk:before:refuse"));

        assertThat(catchThrowable(host::remove)).isInstanceOf(OperationFailure.class);
        assertThat(host.told()).anySatisfy(line -> assertThat(line).startsWith("Removed VM nano01"));
    }

    @Test
    void removal_of_a_host_that_never_was_leaves_no_folder() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);

        assertThat(host.remove()).isEmpty();
        assertThat(host.hostFolder().path()).doesNotExist();
    }

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }
}
