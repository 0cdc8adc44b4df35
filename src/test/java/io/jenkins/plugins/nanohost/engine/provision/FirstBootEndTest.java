package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.ClearGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.report.Pace;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.windows.FirstBoot;
import java.nio.file.Files;
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
        return !host.perform(new GetGuestFile(access(host), List.of(file)))
                .files()
                .isEmpty();
    }

    @Test
    void commands_that_take_ten_minutes_are_waited_for() throws Exception {
        RehearsedHost host = running("ping -n 600 127.0.0.1, 'echo one>C:\\one.txt'");

        host.run(StageName.VHD, StageName.VM);

        assertThat(host.told()).noneMatch(line -> line.contains("first boot"));
        assertThat(has(host, "C:\\one.txt")).isTrue();
    }

    @Test
    void the_end_of_a_first_boot_that_nobody_has_seen_is_waited_for_again() throws Exception {
        RehearsedHost host = running("ping -t 127.0.0.1");

        for (int run = 1; run <= 2; run++) {
            assertThat(catchThrowableOfType(LimitFailure.class, () -> host.run(StageName.VHD, StageName.VM)))
                    .as("run " + run)
                    .hasMessageContaining("the end of the first boot");
        }
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

        RehearsedHost endless = running("ping -t 127.0.0.1").at(jumping).named("nano02");
        assertThat(catchThrowableOfType(LimitFailure.class, () -> endless.run(StageName.VHD, StageName.VM)))
                .hasMessageContaining("Waited 60 minutes");
    }

    @Test
    void commands_that_never_end_are_waited_for_once_and_their_vm_is_kept() throws Exception {
        RehearsedHost host = running("ping -t 127.0.0.1");

        LimitFailure failure = catchThrowableOfType(LimitFailure.class, host::provision);

        assertThat(failure).hasMessageContaining("60 minutes for the end of the first boot of nano01");
        assertThat(failure.remedy()).contains("SetupComplete.log", "vhd.commands");
        assertThat(host.asked().names()).filteredOn("Get-GuestFile"::equals).hasSizeBetween(3600, 3700);
        assertThat(host.told()).anyMatch(line -> line.startsWith("VM nano01 runs at "));
        assertThat(host.ledger().vm().address()).isNotNull();
        assertThat(host.ledger().docker()).isNull();
    }

    @Test
    void a_vm_whose_first_boot_does_not_end_is_not_turned_off_for_a_change() throws Exception {
        RehearsedHost host = running("ping -t 127.0.0.1");
        host.run(StageName.VHD, StageName.FILES);
        host.withPassword(null).run(StageName.VM);

        host.withPassword(RehearsedHost.PASSWORD).with("memory: 2GB", "memory: 3GB");
        LimitFailure failure = catchThrowableOfType(LimitFailure.class, () -> host.run(StageName.VM));

        assertThat(failure).hasMessageContaining("the end of the first boot of nano01");
        assertThat(host.asked().acting()).isEmpty();
    }

    @Test
    void an_answer_file_that_is_there_later_has_three_minutes_and_is_then_deleted() throws Exception {
        RehearsedHost host = endedFirstBoot();
        host.perform(new CopyGuestFile(host.ledger().vm().vmId(), answers().toString(), "C:\\unattend.xml"));

        host.run(StageName.DOCKER);

        assertThat(host.told())
                .contains("Warning: The first boot left C:\\unattend.xml in the guest; overwritten and deleted now.");
        assertThat(host.asked().names().indexOf("Clear-GuestFile")).isGreaterThan(180);
        assertThat(host.asked().acting()).containsOnlyOnce("Clear-GuestFile");
        assertThat(has(host, "C:\\unattend.xml")).isFalse();
        assertThat(host.ledger().docker()).isNotNull();
    }

    @Test
    void an_answer_file_that_goes_by_itself_is_not_deleted() throws Exception {
        RehearsedHost host = endedFirstBoot();
        String vmId = host.ledger().vm().vmId();
        host.perform(new CopyGuestFile(vmId, answers().toString(), "C:\\unattend.xml"));
        host.meanwhile("Get-GuestFile", () -> {
            try {
                host.perform(new ClearGuestFile(access(host), List.of("C:\\unattend.xml")));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        host.run(StageName.DOCKER);

        assertThat(host.asked().acting()).doesNotContain("Clear-GuestFile");
        assertThat(host.told()).noneMatch(line -> line.startsWith("Warning: The first boot left"));
        assertThat(host.ledger().docker()).isNotNull();
    }

    @Test
    void an_answer_file_is_deleted_before_long_commands_have_ended() throws Exception {
        RehearsedHost host = running("'echo one>C:\\unattend.xml', ping -n 600 127.0.0.1, 'echo two>C:\\two.txt'");

        host.run(StageName.VHD, StageName.VM);

        List<String> names = host.asked().names();
        assertThat(names.indexOf("Clear-GuestFile")).isBetween(180, 400);
        assertThat(names.lastIndexOf("Get-GuestFile")).isGreaterThan(names.indexOf("Clear-GuestFile") + 200);
        assertThat(has(host, "C:\\unattend.xml")).isFalse();
        assertThat(has(host, "C:\\two.txt")).isTrue();
    }

    @Test
    void a_guest_that_restarts_while_its_files_are_looked_for_is_waited_for() throws Exception {
        RehearsedHost host = endedFirstBoot();

        host.failing(new Fault("Get-GuestFile", Fault.Moment.BEFORE, Fault.FaultKind.REFUSE))
                .run(StageName.DOCKER);

        assertThat(host.ledger().docker()).isNotNull();
    }

    private RehearsedHost endedFirstBoot() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD, StageName.FILES, StageName.VM);
        assertThat(host.ledger().vhd().firstBootOpen()).isFalse();
        return host;
    }

    private Path answers() throws Exception {
        return Files.writeString(folder.resolve("answers.xml"), "<unattend/>");
    }

    private static GuestAccess access(RehearsedHost host) throws Exception {
        return new GuestAccess(host.ledger().vm().vmId(), "Administrator", new Secret(RehearsedHost.PASSWORD));
    }

    @Test
    void the_end_is_remembered_and_not_waited_for_again_when_somebody_deleted_its_mark() throws Exception {
        RehearsedHost host = running("'echo one>C:\\one.txt'");
        host.run(StageName.VHD, StageName.FILES, StageName.VM);
        assertThat(host.ledger().vhd().firstBootOpen()).isFalse();
        host.perform(new ClearGuestFile(access(host), List.of(FirstBoot.END_MARK)));

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
