package io.jenkins.plugins.nanohost.engine.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmStates;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmStates.VmStateFact;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostStatusTest {
    private static final Instant MADE = Instant.parse("2025-06-01T12:00:00Z");
    private static final String ID = "5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111";

    private static DiskEntry disk(String edition, boolean nano, Map<String, String> inputs) {
        return new DiskEntry(
                Progress.MADE,
                inputs,
                MADE,
                "id",
                "/hosts/nano01/nano01.vhdx",
                "/bases/x.vhdx",
                "Windows Server 2016",
                edition,
                14393,
                447,
                nano,
                VmGeneration.TWO,
                HostDiskKind.DIFFERENCING,
                List.of(),
                new ComputerName("NANO01"),
                null,
                false,
                "Administrator");
    }

    private static Ledger withDisk(String edition, boolean nano, Map<String, String> inputs) {
        return Ledger.empty("nano01").withVhd(disk(edition, nano, inputs));
    }

    private static Ledger withDocker(String dockerHost, Instant ends) {
        return Ledger.empty("nano01")
                .withVm(new VmEntry(
                        Progress.MADE,
                        Map.of(),
                        MADE,
                        "the-mark",
                        ID,
                        null,
                        VmHardware.of("External", ByteSize.gigabytes(2), 2)))
                .withDocker(new DockerEntry(Progress.MADE, Map.of(), MADE, dockerHost, "17.06", "abc", ends, ""));
    }

    private static LiveAnswer found(String id, VmState state, String notes) {
        return LiveAnswer.of(new VmStates(List.of(new VmStateFact(id, "nano01", state, notes, List.of(), List.of()))));
    }

    private static Map<?, ?> section(String name, Ledger ledger, LiveAnswer live, Instant now) {
        return (Map<?, ?>) HostStatus.of(ledger, live, now).values().get(name);
    }

    private static Map<?, ?> vhd(Ledger ledger, Instant now) {
        return section("vhd", ledger, LiveAnswer.none("not asked"), now);
    }

    private static Object endpoint(Ledger ledger, LiveAnswer live) throws Exception {
        live.tryEndpoints(List.of(ledger), Duration.ofSeconds(10));
        return section("live", ledger, live, MADE).get("endpoint");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-01T12:00:00Z, 180, (180 days left)",
        "2025-06-01T12:00:01Z, 179, (179 days left)",
        "2025-11-27T12:00:00Z, 1, (1 day left)",
        "2025-11-27T12:00:01Z, 0, (0 days left)",
        "2025-11-28T12:00:00Z, 0, (0 days left)",
        "2025-11-28T12:00:01Z, -1, (past)",
        "2025-11-29T12:00:01Z, -2, (past)"
    })
    void days_left_are_whole_days_and_below_0_once_the_time_is_past(Instant now, long days, String told) {
        Ledger ledger = withDisk("ServerStandardEvalCor", false, Map.of());

        assertThat(vhd(ledger, now).get("evaluationDaysLeft")).isEqualTo(days);
        assertThat(vhd(ledger, now).get("evaluationEnds")).isEqualTo("2025-11-28T12:00:00Z");
        assertThat(HostStatus.of(ledger, LiveAnswer.none("not asked"), now).lines())
                .contains("    evaluation at least until 2025-11-28 " + told);
    }

    @Test
    void password_of_nano_server_lasts_42_days_at_least() {
        Map<?, ?> vhd = vhd(withDisk("ServerDataCenterNano", true, Map.of()), Instant.parse("2025-07-11T12:00:00Z"));

        assertThat(vhd.get("passwordLimit")).isEqualTo("windows");
        assertThat(vhd.get("passwordEnds")).isEqualTo("2025-07-13T12:00:00Z");
        assertThat(vhd.get("passwordDaysLeft")).isEqualTo(2L);
    }

    @ParameterizedTest
    @CsvSource({
        "false, domainBlob, '', none",
        "false, commands, '', none",
        "false, commands, net accounts /maxpwage:30, commands",
        "true, commands, net accounts /maxpwage:30, commands",
        "false, domainBlob, abc, domain",
        "true, domainBlob, abc, domain"
    })
    void password_whose_limit_is_not_windows_default_has_no_known_end(
            boolean nano, String input, String value, String limit) {
        Map<?, ?> vhd = vhd(withDisk("ServerStandard", nano, Map.of(input, value)), MADE);

        assertThat(vhd.get("passwordLimit")).isEqualTo(limit);
        assertThat(vhd.containsKey("passwordEnds")).isFalse();
        assertThat(vhd.containsKey("passwordDaysLeft")).isFalse();
    }

    @Test
    void certificate_has_the_days_that_the_ledger_tells() {
        Ledger ledger = withDocker("tcp://192.168.1.93:2376", MADE.plus(Duration.ofDays(825)));

        assertThat(section("docker", ledger, LiveAnswer.none("not asked"), MADE).get("certificateDaysLeft"))
                .isEqualTo(825L);
    }

    @Test
    void vm_is_found_by_its_id_in_any_case() throws Exception {
        Ledger ledger = withDocker("tcp://127.0.0.1:1", MADE);
        Map<?, ?> live =
                section("live", ledger, found(ID.toUpperCase(Locale.ROOT), VmState.OFF, "a line\nthe-mark"), MADE);

        assertThat(live.get("vm")).isEqualTo("Off");
        assertThat(live.get("marked")).isEqualTo(true);
        assertThat(section("live", ledger, found("another", VmState.OFF, "the-mark"), MADE)
                        .get("vm"))
                .isEqualTo("Gone");
    }

    @Test
    void endpoint_of_a_vm_that_runs_is_tried() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Ledger ledger = withDocker("tcp://127.0.0.1:" + server.getLocalPort(), MADE);

            assertThat(endpoint(ledger, found(ID, VmState.RUNNING, "the-mark"))).isEqualTo("answers");
            assertThat(endpoint(ledger, LiveAnswer.none("not asked"))).isEqualTo("answers");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = VmState.class,
            names = {"OFF", "SAVED", "PAUSED"})
    void endpoint_of_a_vm_that_does_not_run_is_not_tried_since_another_computer_may_have_its_address(VmState state)
            throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Ledger ledger = withDocker("tcp://127.0.0.1:" + server.getLocalPort(), MADE);

            assertThat(endpoint(ledger, found(ID, state, "the-mark"))).isEqualTo("silent");
            assertThat(endpoint(ledger, found("another", VmState.RUNNING, "the-mark")))
                    .isEqualTo("silent");
            server.setSoTimeout(1);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tcp://", "tcp://192.168.1.93", "tcp://docker.example:2376", "no address", "tcp://[::1"})
    void address_that_is_none_is_not_tried(String dockerHost) throws Exception {
        assertThat(endpoint(withDocker(dockerHost, MADE), LiveAnswer.none("not asked")))
                .isEqualTo("unknown");
    }

    @Test
    void address_of_ipv6_is_tried() throws Exception {
        assertThat(endpoint(withDocker("tcp://[2001:db8::1]:2376", MADE), found(ID, VmState.OFF, "the-mark")))
                .isEqualTo("silent");
    }

    @Test
    void machine_is_asked_only_for_vms_that_were_made() {
        Ledger making = Ledger.empty("other")
                .withVm(new VmEntry(
                        Progress.MAKING,
                        Map.of(),
                        MADE,
                        "the-mark",
                        "",
                        null,
                        VmHardware.of("External", ByteSize.gigabytes(2), 2)));

        assertThat(LiveAnswer.ids(List.of(Ledger.empty("a"), making, withDocker("tcp://127.0.0.1:1", MADE))))
                .containsExactly(ID);
        assertThat(HostStatus.of(making, LiveAnswer.of(new VmStates(List.of())), MADE)
                        .values())
                .doesNotContainKey("live");
    }
}
