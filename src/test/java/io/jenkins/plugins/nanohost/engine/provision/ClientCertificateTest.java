package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.rehearsal.MachineDied;
import io.jenkins.plugins.nanohost.engine.rehearsal.Workshop;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.report.Pace;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's folder: files of somebody else stay there, our files follow the ledger. */
class ClientCertificateTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "cert.pem", "key.pem"})
    void a_file_of_somebody_elses_is_found_before_any_work_and_stays(String name) throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        Files.createDirectories(host.tls());
        Path file = Files.writeString(host.tls().resolve(name), "somebody's own");

        RefusedFailure refused = catchThrowableOfType(RefusedFailure.class, host::provision);

        assertThat(refused).hasMessageContaining(name);
        assertThat(refused.remedy()).contains("empty folder");
        assertThat(host.asked().acting()).isEmpty();
        assertThat(catchThrowable(host::plan)).isInstanceOf(RefusedFailure.class);
        assertThat(file).hasContent("somebody's own");
    }

    @Test
    void stages_that_write_no_certificate_do_not_mind_it() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        Files.createDirectories(host.tls());
        Files.writeString(host.tls().resolve("ca.pem"), "somebody's own");
        assertThat(words(host.run(StageName.VHD))).containsEntry(StageName.VHD, "build");
    }

    @ParameterizedTest
    @CsvSource({"794, keep", "796, update", "1000, update"})
    void certificates_are_renewed_thirty_days_before_their_end(int days, String decision) throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        String authority = host.ledger().docker().authority();
        Instant then = RehearsedHost.NOW.plus(Duration.ofDays(days));
        host.at(Pace.rehearsed(then, new StopSignal()));

        assertThat(RehearsedHost.planned(host.plan())).isEqualTo(words("keep", "keep", "keep", decision));
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", decision));

        assertThat(host.ledger().docker().authority().equals(authority)).isEqualTo(decision.equals("keep"));
        assertThat(new ClientFolder(host.tls()).holds(host.ledger().docker().authority()))
                .isTrue();
        assertThat(host.ledger().docker().certificateEnds()).isAfter(then.plus(Duration.ofDays(29)));
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void of_two_hosts_that_share_a_folder_the_second_is_refused() throws Exception {
        RehearsedHost first = RehearsedHost.nano01(folder);
        first.provision();
        RehearsedHost second = RehearsedHost.nano01(folder).named("nano02");

        assertThat(catchThrowable(second::provision))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining(first.tls().toString());

        assertThat(words(first.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void a_folder_that_has_lost_the_authority_by_which_it_is_known_is_left_alone() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Files.delete(host.tls().resolve("ca.pem"));
        assertThat(catchThrowable(host::provision)).isInstanceOf(RefusedFailure.class);
        assertThat(host.tls().resolve("key.pem")).exists();
    }

    @Test
    void another_folder_gets_a_certificate_of_its_own_and_the_former_one_goes() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Path former = host.tls();
        host.withTls("other");
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "update"));
        assertThat(former).isEmptyDirectory();
        host.withTls("tls");
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "update"));
        assertThat(host.tls().resolve("key.pem")).exists();
    }

    @Test
    void a_run_that_was_killed_before_the_certificate_was_written_goes_on() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        host.with("port: 2376", "port: 12376");
        host.failing(Fault.parse("Install-Docker:before:die"));
        assertThat(catchThrowable(host::provision)).isInstanceOf(MachineDied.class);
        assertThat(host.ledger().docker().progress()).isEqualTo(Ledger.Progress.MAKING);

        host.provision();

        assertThat(new ClientFolder(host.tls()).holds(host.ledger().docker().authority()))
                .isTrue();
    }

    @Test
    void a_run_that_was_killed_while_it_made_the_disk_or_the_vm_again_goes_on() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        host.with("computerName: NANO01", "computerName: OTHER");
        host.failing(Fault.parse("New-HostDisk:after:die"));
        assertThat(catchThrowable(host::provision)).isInstanceOf(MachineDied.class);
        assertThat(host.tls().resolve("key.pem")).exists();
        host.failing(Fault.parse("Remove-Disk:before:die:2"));
        assertThat(catchThrowable(host::provision)).isInstanceOf(MachineDied.class);
        assertThat(host.ledger().docker()).isNull();
        assertThat(host.tls().resolve("key.pem")).doesNotExist();
        host.provision();
        host.with("rebuild: whenChanged", "rebuild: always").failing(Fault.parse("New-HostVm:before:die"));
        assertThat(catchThrowable(() -> host.run(StageName.VM))).isInstanceOf(MachineDied.class);
        host.with("rebuild: always", "rebuild: whenChanged");

        host.provision();

        assertThat(new ClientFolder(host.tls()).holds(host.ledger().docker().authority()))
                .isTrue();
    }

    @Test
    void a_certificate_whose_writing_was_killed_is_made_again() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Files.move(host.tls().resolve("key.pem"), host.tls().resolve("key.pem.partial"));
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "update"));
        assertThat(host.tls().toFile().list()).containsExactlyInAnyOrder("ca.pem", "cert.pem", "key.pem");
    }

    @Test
    void a_certificate_that_is_missing_is_given_where_the_vm_rests_too() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Files.delete(host.tls().resolve("key.pem"));
        Workshop.at(host.machineFolder()).turnOff(host.ledger().vm().vmId());
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "resume", "update"));
        assertThat(new ClientFolder(host.tls()).holds(host.ledger().docker().authority()))
                .isTrue();
    }

    @Test
    void a_renewal_that_nobody_asks_the_certificate_of_goes_to_the_folder_that_has_the_former_one() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Path tls = host.tls();
        host.at(Pace.rehearsed(RehearsedHost.NOW.plus(Duration.ofDays(800)), new StopSignal()))
                .withoutTls();
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "update"));
        assertThat(new ClientFolder(tls).holds(host.ledger().docker().authority()))
                .isTrue();
    }

    @Test
    void a_renewal_that_fails_before_docker_has_the_new_certificates_leaves_the_client_its_own() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        String authority = host.ledger().docker().authority();
        host.at(Pace.rehearsed(RehearsedHost.NOW.plus(Duration.ofDays(800)), new StopSignal()))
                .failing(Fault.parse("Install-Docker:before:refuse"));
        assertThat(catchThrowable(host::provision)).isNotNull();
        assertThat(new ClientFolder(host.tls()).holds(authority)).isTrue();
        host.provision();
        assertThat(new ClientFolder(host.tls()).holds(host.ledger().docker().authority()))
                .isTrue();
        assertThat(host.ledger().docker().authority()).isNotEqualTo(authority);
    }
}
