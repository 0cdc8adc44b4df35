package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.planned;
import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.rehearsal.Workshop;
import io.jenkins.plugins.nanohost.engine.report.Pace;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of its addresses a guest is reached at when the definition gives it none, and what becomes of a fixed one. */
class GuestAddressTest {
    private static final Map<StageName, String> ALL_KEPT = words("keep", "keep", "keep", "keep");
    private static final Map<StageName, String> MOVED = words("keep", "keep", "update", "update");

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private RehearsedHost host;

    @BeforeEach
    void open() throws Exception {
        host = RehearsedHost.nano01(folder)
                .with(
                        "  network:\n    address: 192.168.1.93/24\n    gateway: 192.168.1.1\n    dns: [192.168.1.1]\n",
                        "");
    }

    /** What the network gives the guest when its VM is started the next time. */
    private void ordered(String... addresses) throws IOException {
        Files.createDirectories(host.machineFolder());
        Files.write(host.machineFolder().resolve("addresses.txt"), List.of(addresses));
    }

    /** What the network gives the running guest from now on. */
    private void now(String... addresses) throws IOException {
        Path vms = host.machineFolder().resolve("vms.json");
        Files.writeString(
                vms,
                Files.readString(vms)
                        .replaceFirst(
                                "(\"addresses\"\\s*:\\s*\\[)[^]]*\\]",
                                "$1\"" + String.join("\", \"", addresses) + "\"]"));
    }

    /** How long the guest has been up; its uptime is counted in looks. */
    private void up(int looks) throws IOException {
        Path vms = host.machineFolder().resolve("vms.json");
        Files.writeString(vms, Files.readString(vms).replaceFirst("(\"looks\"\\s*:\\s*)[0-9]+,", "$1" + looks + ","));
    }

    private void provisioned(String... addresses) throws Exception {
        ordered(addresses);
        host.provision();
    }

    private String address() throws Exception {
        return host.ledger().vm().addressText();
    }

    private String endpoint() throws Exception {
        return host.ledger().docker().dockerHost();
    }

    private List<Object> certificateNames() throws Exception {
        Path file = Workshop.at(host.machineFolder())
                .fileOn(Path.of(host.ledger().vhd().path()), "C:\\ProgramData\\docker\\certs.d\\server-cert.pem")
                .orElseThrow();
        try (InputStream in = Files.newInputStream(file)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return certificate.getSubjectAlternativeNames().stream()
                    .<Object>map(name -> name.get(1))
                    .toList();
        }
    }

    @Test
    void the_first_ipv4_address_that_is_no_link_local_one_is_taken() throws Exception {
        provisioned("fe80::1", "fd00::10", "169.254.7.7", "192.168.7.2", "10.0.0.5");

        assertThat(address()).isEqualTo("192.168.7.2");
        assertThat(endpoint()).isEqualTo("tcp://192.168.7.2:2376");
        assertThat(certificateNames()).contains("192.168.7.2").doesNotContain("10.0.0.5", "fd00:0:0:0:0:0:0:10");
    }

    @Test
    void the_known_address_is_kept_though_it_is_no_longer_the_first() throws Exception {
        provisioned("192.168.7.2");
        now("10.0.0.5", "fd00::10", "192.168.7.2");

        assertThat(planned(host.plan())).isEqualTo(ALL_KEPT);
        assertThat(words(host.provision())).isEqualTo(ALL_KEPT);
        assertThat(address()).isEqualTo("192.168.7.2");
    }

    @Test
    void the_known_address_is_kept_when_the_vm_is_started_with_others_before_it() throws Exception {
        provisioned("192.168.7.2");
        Workshop.at(host.machineFolder()).turnOff(host.ledger().vm().vmId());
        ordered("10.0.0.5", "192.168.7.2");

        host.provision();

        assertThat(address()).isEqualTo("192.168.7.2");
        assertThat(endpoint()).isEqualTo("tcp://192.168.7.2:2376");
    }

    @Test
    void another_address_is_taken_once_the_known_one_is_gone() throws Exception {
        provisioned("192.168.7.2", "10.0.0.5");
        now("10.0.0.5", "10.0.0.6");

        assertThat(planned(host.plan())).isEqualTo(MOVED);
        assertThat(words(host.provision())).isEqualTo(MOVED);
        assertThat(endpoint()).isEqualTo("tcp://10.0.0.5:2376");
        assertThat(certificateNames()).contains("10.0.0.5").doesNotContain("192.168.7.2");
        assertThat(planned(host.plan())).isEqualTo(ALL_KEPT);
    }

    @Test
    void a_guest_with_ipv6_only_has_an_endpoint_in_brackets_and_a_certificate_for_it() throws Exception {
        provisioned("fe80::1", "fd00::10", "2001:db8::10");

        assertThat(address()).isEqualTo("fd00::10");
        assertThat(endpoint()).isEqualTo("tcp://[fd00::10]:2376");
        assertThat(certificateNames()).contains("fd00:0:0:0:0:0:0:10");
        assertThat(host.told()).anySatisfy(line -> assertThat(line).contains("runs at fd00::10"));
        assertThat(planned(host.plan())).isEqualTo(ALL_KEPT);
        assertThat(words(host.provision())).isEqualTo(ALL_KEPT);
    }

    @Test
    void a_known_ipv6_address_is_kept_though_an_ipv4_address_came_later() throws Exception {
        provisioned("fd00::10");
        now("192.168.7.2", "2001:db8::10", "fd00::10");

        assertThat(planned(host.plan())).isEqualTo(ALL_KEPT);
    }

    @Test
    void an_ipv4_address_that_comes_after_the_ipv6_address_is_waited_for() throws Exception {
        ordered("fd00::10");
        host.at(new LaterAddress(20));

        host.provision();

        assertThat(address()).isEqualTo("192.168.7.2");
    }

    /** A clock of a rehearsal in which the guest gets an IPv4 address at one of the pauses. */
    private final class LaterAddress implements Pace {
        private final Pace pace = Pace.rehearsed(RehearsedHost.NOW, new StopSignal());
        private int pauses;

        private LaterAddress(int pauses) {
            this.pauses = pauses;
        }

        @Override
        public Instant now() {
            return pace.now();
        }

        @Override
        public Duration elapsed() {
            return pace.elapsed();
        }

        @Override
        public void pause(Duration length) throws InterruptedException, AbortedFailure {
            pace.pause(length);
            if (--pauses == 0) {
                try {
                    GuestAddressTest.this.now("fd00::10", "192.168.7.2");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Test
    void a_guest_that_has_just_started_with_ipv6_may_still_get_its_ipv4_address_again() throws Exception {
        provisioned("192.168.7.2");
        now("fd00::10");
        up(10);

        assertThat(planned(host.plan())).isEqualTo(ALL_KEPT);

        up(86400);
        assertThat(planned(host.plan())).isEqualTo(MOVED);
        assertThat(words(host.provision())).isEqualTo(MOVED);
        assertThat(endpoint()).isEqualTo("tcp://[fd00::10]:2376");
    }

    @Test
    void addresses_that_are_valid_on_one_link_only_are_never_taken() throws Exception {
        ordered("fe80::1", "169.254.7.7");

        LimitFailure failure = catchThrowableOfType(LimitFailure.class, host::provision);

        assertThat(failure).hasMessageContaining("address of nano01").hasMessageContaining("169.254.7.7");
    }

    @Test
    void a_fixed_address_is_the_only_one_that_is_taken() throws Exception {
        host = RehearsedHost.nano01(folder);
        ordered("192.168.7.2", "fd00::10");

        host.provision();

        assertThat(address()).isEqualTo("192.168.1.93");
    }

    @Test
    void a_line_of_the_ordered_addresses_that_is_none_is_told() throws Exception {
        ordered("# from the router", "fd00::10", "nowhere");

        OperationFailure failure = catchThrowableOfType(OperationFailure.class, host::provision);

        assertThat(failure).hasMessageContaining("addresses.txt, line 3: 'nowhere' is no IP address");
        assertThat(failure.remedy()).contains("Fix the line");
    }

    @Test
    void a_fixed_address_that_was_lost_is_told_and_refused() throws Exception {
        host = RehearsedHost.nano01(folder);
        host.provision();
        now("192.168.1.77");

        assertThat(host.plan().get(2).decision()).isInstanceOfSatisfying(Decision.Refuse.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(FailureCode.ADDRESS_LOST);
            assertThat(refusal.reason())
                    .endsWith("changed by hand: network.address is 192.168.1.77, 192.168.1.93/24 is wanted");
        });
        assertThatThrownBy(host::provision).isInstanceOf(RefusedFailure.class).hasMessageContaining("192.168.1.77");
        host.with("memory: 2GB", "memory: 3GB");
        assertThatThrownBy(host::provision).isInstanceOf(RefusedFailure.class);
        assertThat(host.asked().acting()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.93", "169.254.7.7", "fd00::10"})
    void a_fixed_address_is_not_lost_while_the_guest_has_it_or_reports_no_other_one(String reported) throws Exception {
        host = RehearsedHost.nano01(folder);
        host.provision();
        now(reported);

        assertThat(planned(host.plan())).isEqualTo(ALL_KEPT);
    }

    @Test
    void a_lost_fixed_address_does_not_keep_a_host_from_being_made_again() throws Exception {
        host = RehearsedHost.nano01(folder);
        host.provision();
        now("192.168.1.77");
        host.with("192.168.1.93/24", "192.168.1.77/24");

        host.provision();

        assertThat(endpoint()).isEqualTo("tcp://192.168.1.77:2376");
    }
}
