package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.rehearsal.Workshop;
import io.jenkins.plugins.nanohost.engine.report.Pace;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a VM with a checkpoint was removed, Windows merges the checkpoint's disk: a run waits for the end of that. */
class CheckpointMergeTest {
    @TempDir
    private Path folder;

    private RehearsedHost host;
    private Path disk;
    private Path checkpoint;

    @BeforeEach
    void make() throws Exception {
        host = RehearsedHost.nano01(folder);
        host.provision();
        disk = Path.of(host.ledger().vhd().path());
        checkpoint = disk.resolveSibling("nano01_1A2B.avhdx");
    }

    @Test
    void a_merge_that_goes_on_after_somebody_removed_the_vm_is_waited_for() throws Exception {
        removeVmByHand();
        workshop().child(disk, checkpoint);
        host.at(mergedAfter(3)).provision();
        assertThat(checkpoint).doesNotExist();
        assertThat(host.vms()).hasSize(1);
        assertThat(host.activities()).anyMatch(activity -> activity.contains("the merge of " + checkpoint));
    }

    @Test
    void a_disk_that_cannot_be_read_while_it_is_merged_is_waited_for() throws Exception {
        removeVmByHand();
        Files.writeString(checkpoint, "open for the merge alone");
        host.with("192.168.1.93/24", "192.168.1.95/24").at(mergedAfter(3)).provision();
        assertThat(checkpoint).doesNotExist();
    }

    @Test
    void a_disk_that_stays_ends_the_run_at_the_limit_and_nothing_was_changed() throws Exception {
        removeVmByHand();
        workshop().child(disk, checkpoint);
        LimitFailure limit = catchThrowableOfType(LimitFailure.class, () -> host.provision());
        assertThat(limit).hasMessageContainingAll(checkpoint.toString(), disk.toString());
        assertThat(limit.remedy()).contains("delete it if nobody needs it");
        assertThat(host.asked().acting()).isEmpty();
        assertThat(checkpoint).exists();
        assertThat(disk).exists();
    }

    @Test
    void a_plan_does_not_wait_and_names_the_disk() throws Exception {
        removeVmByHand();
        workshop().child(disk, checkpoint);
        RefusedFailure refused = catchThrowableOfType(
                RefusedFailure.class, () -> host.at(mergedAfter(1)).plan());
        assertThat(refused).hasMessageContaining(checkpoint.toString());
        assertThat(refused.remedy()).contains("A run waits");
        assertThat(checkpoint).exists();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_checkpoint_that_is_made_in_the_last_moment_is_merged_before_its_parent_is_deleted(boolean remove)
            throws Exception {
        workshop().turnOff(host.ledger().vm().vmId());
        host.meanwhile("Remove-HostVm", () -> {
            try {
                workshop().child(disk, checkpoint);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        host.at(mergedAfter(3));
        if (remove) {
            assertThat(host.remove()).anyMatch(removed -> removed.contains(disk.toString()));
            assertThat(disk).doesNotExist();
        } else {
            host.with("192.168.1.93/24", "192.168.1.95/24").provision();
            assertThat(disk).exists();
        }
        assertThat(checkpoint).doesNotExist();
        assertThat(host.activities()).anyMatch(activity -> activity.contains("the merge of " + checkpoint));
    }

    private Workshop workshop() throws Exception {
        return Workshop.at(host.machineFolder());
    }

    private void removeVmByHand() throws Exception {
        String id = host.ledger().vm().vmId();
        workshop().turnOff(id);
        workshop().removeVm(id);
    }

    /** A clock in whose pauses Windows merges: after so many of them the checkpoint's disk is gone. */
    private Pace mergedAfter(int pauses) {
        Pace rehearsed = Pace.rehearsed(RehearsedHost.NOW, new StopSignal());
        return new Pace() {
            private int left = pauses;

            @Override
            public Instant now() {
                return rehearsed.now();
            }

            @Override
            public Duration elapsed() {
                return rehearsed.elapsed();
            }

            @Override
            public void pause(Duration length) throws InterruptedException, AbortedFailure {
                left--;
                if (left == 0) {
                    try {
                        Files.deleteIfExists(checkpoint);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
                rehearsed.pause(length);
            }
        };
    }
}
