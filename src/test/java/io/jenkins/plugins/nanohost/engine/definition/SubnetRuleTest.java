package io.jenkins.plugins.nanohost.engine.definition;

import static io.jenkins.plugins.nanohost.engine.definition.Definitions.problems;
import static io.jenkins.plugins.nanohost.engine.definition.Definitions.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The subnet of containers beside the network of their host. */
class SubnetRuleTest {
    private static String text(String subnet) {
        return """
                host: a
                vhd:
                  media: m
                  network:
                    address: 10.1.2.3/16
                    gateway: 10.1.0.1
                    dns: [10.9.0.2, '2001:db8::2', 172.20.0.9]
                install:
                  port: 2376
                  subnet: %s
                """
                .formatted(subnet);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.0/24, the guest's own address 10.1.2.3",
        "10.1.0.0/29, its router 10.1.0.1",
        "10.9.0.0/16, its name server 10.9.0.2",
        "172.16.0.0/12, its name server 172.20.0.9"
    })
    void subnet_that_holds_what_the_guest_must_reach_is_told_with_its_field(String subnet, String what) {
        assertThat(problems(text(subnet)))
                .containsExactly("line 10: install.subnet: " + subnet + " holds " + what
                        + ", which would be lost to the guest; choose another subnet");
    }

    @Test
    void everything_that_it_holds_is_told_at_once() {
        assertThat(problems(text("10.0.0.0/8"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.2.0.0/16", "10.1.2.4/30", "192.168.0.0/16"})
    void subnet_beside_them_is_taken(String subnet) throws Exception {
        assertThat(read(text(subnet)).install().subnet()).hasToString(subnet);
    }

    @Test
    void nothing_is_held_against_a_guest_that_asks_a_dhcp_server_or_against_no_subnet() throws Exception {
        assertThat(read("host: a\nvhd: {media: m}\ninstall: {subnet: 10.1.0.0/16}")
                        .install()
                        .subnet())
                .hasToString("10.1.0.0/16");
        assertThat(read(text("''")).install().subnet()).isNull();
        assertThat(read("host: a\nvhd: {media: m, network: {address6: '2001:db8::3/64', dns: ['2001:db8::2']}}\n"
                                + "install: {subnet: 10.1.0.0/16}")
                        .install()
                        .subnet())
                .hasToString("10.1.0.0/16");
    }
}
