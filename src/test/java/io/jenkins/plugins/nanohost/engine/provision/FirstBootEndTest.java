package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.ClearGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.report.Pace;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.windows.FirstBoot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages go on when the first boot has ended, and not before. */
class FirstBootEndTest {
    @TempDir
    private Path folder;

    private RehearsedHost running(String commands) throws Exception {
        return RehearsedHost.nano01(folder).adding("vhd", "commands: [" + commands + "]");
    }

    private static boolean has(RehearsedHost host, String file) throws Exception {
        GuestAccess access =
                new GuestAccess(host.ledger().vm().vmId(), "Administrator", new Secret(RehearsedHost.PASSWORD));
        return !host.perform(new GetGuestFile(access, List.of(file))).files().isEmpty();
    }

    @Test
    void commands_that_take_ten_minutes_are_waited_for() throws Exception {
        RehearsedHost host = running("ping -n 600 127.0.0.1, 'echo one>C:\\one.txt'");

        host.run(StageName.VHD, StageName.VM);

        assertThat(host.told()).noneMatch(line -> line.contains("first boot"));
        assertThat(has(host, "C:\\one.txt")).isTrue();
    }

    @Test
    void a_clock_that_is_set_during_the_run_neither_ends_a_wait_nor_stretches_it() throws Exception {
        Pace steady = Pace.rehearsed(RehearsedHost.NOW, new StopSignal());
        int[] asked = {0};
        Pace jumping = new Pace() {
            @Override
            public Instant now() {
                asked[0]++;
                return RehearsedHost.NOW.plus(Duration.ofDays(asked[0] % 2 == 0 ? 400 : -400));
            }

            @Override
            public Duration elapsed() {
                return steady.elapsed();
            }

            @Override
            public void pause(Duration length) throws InterruptedException, AbortedFailure {
                steady.pause(length);
            }
        };

        RehearsedHost host = running("ping -n 600 127.0.0.1").at(jumping);
        host.run(StageName.VHD, StageName.VM);
        assertThat(host.told()).noneMatch(line -> line.contains("first boot"));

        RehearsedHost endless = running("ping -t 127.0.0.1").at(jumping).with("host: nano01", "host: nano02");
        endless.run(StageName.VHD, StageName.VM);
        assertThat(endless.told())
                .anyMatch(line -> line.startsWith("Warning: Could not see whether the first boot ended"));
    }

    @Test
    void vm_whose_commands_never_end_is_kept_with_a_warning_and_becomes_no_container_host() throws Exception {
        RehearsedHost host = running("ping -t 127.0.0.1");

        LimitFailure failure = catchThrowableOfType(LimitFailure.class, host::provision);

        assertThat(failure).hasMessageContaining("the end of the first boot of nano01");
        assertThat(failure.remedy()).contains("SetupComplete.log", "vhd.commands");
        assertThat(host.told())
                .anyMatch(line -> line.startsWith("Warning: Could not see whether the first boot ended"));
        assertThat(host.ledger().vm()).isNotNull();
        assertThat(host.ledger().docker()).isNull();
    }

    @Test
    void the_end_is_remembered_and_not_waited_for_again_when_somebody_deleted_its_mark() throws Exception {
        RehearsedHost host = running("'echo one>C:\\one.txt'");
        host.run(StageName.VHD, StageName.FILES, StageName.VM);
        assertThat(host.ledger().vhd().firstBootOpen()).isFalse();
        GuestAccess access =
                new GuestAccess(host.ledger().vm().vmId(), "Administrator", new Secret(RehearsedHost.PASSWORD));
        host.perform(new ClearGuestFile(access, List.of(FirstBoot.END_MARK)));

        host.run(StageName.DOCKER);

        assertThat(host.ledger().docker()).isNotNull();
    }

    @Test
    void a_vm_is_not_turned_off_for_a_change_before_its_first_boot_has_ended() throws Exception {
        RehearsedHost host = running("ping -n 600 127.0.0.1, 'echo one>C:\\one.txt'");
        host.run(StageName.VHD, StageName.FILES);
        host.withPassword(null).run(StageName.VM);
        assertThat(host.ledger().vhd().firstBootOpen()).isTrue();

        host.withPassword(RehearsedHost.PASSWORD)
                .with("  network: nat\n", "  network: transparent\n")
                .with("  subnet: 172.16.0.0/12\n", "");
        host.run(StageName.DOCKER);

        assertThat(has(host, "C:\\one.txt")).isTrue();
        assertThat(host.ledger().docker()).isNotNull();
    }
}
