package io.jenkins.plugins.nanohost.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each form lacks is added to a ledger of it, and a ledger that has it already keeps what it has. */
class LedgerFormsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode upgraded(int form, String fields) throws Exception {
        ObjectNode ledger = (ObjectNode) JSON.readTree("{\"form\": " + form + ", " + fields.replace('\'', '"') + "}");
        LedgerForms.upgrade(ledger);
        return ledger;
    }

    private static ObjectNode tree(String fields) throws Exception {
        return (ObjectNode) JSON.readTree("{" + fields.replace('\'', '"') + "}");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void every_form_becomes_todays(int form) throws Exception {
        assertThat(upgraded(form, "'host': 'nano01'")).isEqualTo(tree("'form': " + Ledger.FORM + ", 'host': 'nano01'"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8})
    void a_form_that_is_not_older_or_not_known_is_left_as_it_is(int form) throws Exception {
        String fields = "'stage': 1, 'vhd': {'address': '', 'inputs': {'domain': 'x'}}, 'vm': {'address': ''}";

        assertThat(upgraded(form, fields)).isEqualTo(tree("'form': " + form + ", " + fields));
    }

    @Test
    void hardware_is_made_of_the_inputs_until_a_form_has_it() throws Exception {
        String inputs = "'inputs': {'switch': 'General', 'memory': '2GB', 'processors': '3', 'macSpoofing': 'true'}";

        assertThat(upgraded(2, "'vm': {" + inputs + "}").path("vm"))
                .isEqualTo(tree(inputs
                        + ", 'hardware': {'switchName': 'General', 'memory': 2147483648, 'processors': 3, 'macSpoofing':"
                        + " true}"));
        assertThat(upgraded(3, "'vm': {" + inputs + ", 'hardware': 'is there'}").path("vm"))
                .isEqualTo(tree(inputs + ", 'hardware': 'is there'"));
    }

    @Test
    void entries_get_their_sections_names_until_a_form_has_them() throws Exception {
        assertThat(upgraded(3, "'stage': 1, 'install': 2"))
                .isEqualTo(tree("'form': " + Ledger.FORM + ", 'files': 1, 'docker': 2"));
        assertThat(upgraded(4, "'stage': 1, 'install': 2"))
                .isEqualTo(tree("'form': " + Ledger.FORM + ", 'stage': 1, 'install': 2"));
    }

    @Test
    void inputs_get_their_fields_names_until_a_form_has_them() throws Exception {
        String former =
                "'vhd': {'inputs': {'domain': 'd', 'computerName': '', 'owner': '', 'productKey': 'k', 'network':"
                        + " 'GuestNetwork[address=10.0.0.2/8, gateway=null, dns=[10.0.0.1, 10.0.0.9]]'}}";

        assertThat(upgraded(4, former).path("vhd").path("inputs"))
                .isEqualTo(tree("'domainBlob': 'd', 'productKey': 'k', 'network.address': '10.0.0.2/8', 'network.dns':"
                        + " '10.0.0.1\\n10.0.0.9'"));
        assertThat(upgraded(5, former).path("vhd").path("inputs"))
                .isEqualTo(tree(former).path("vhd").path("inputs"));
    }

    @Test
    void a_network_of_dhcp_has_no_fields() throws Exception {
        String former = "'vhd': {'inputs': {'domain': '', 'network': 'dhcp'}}";

        assertThat(upgraded(4, former).path("vhd").path("inputs")).isEmpty();
    }

    @Test
    void empty_texts_become_null_until_a_form_has_values() throws Exception {
        String former =
                "'vhd': {'inputs': {'hostDisk': 'copy'}, 'computerName': '', 'address': ''}, 'vm': {'address': ''}";

        ObjectNode values = upgraded(5, former);
        assertThat(values.path("vhd").path("hostDisk").asText()).isEqualTo("copy");
        assertThat(values.path("vhd").path("computerName").isNull()).isTrue();
        assertThat(values.path("vhd").path("address").isNull()).isTrue();
        assertThat(values.path("vm").path("address").isNull()).isTrue();

        ObjectNode texts = upgraded(6, former);
        assertThat(texts.path("vhd").has("hostDisk")).isFalse();
        assertThat(texts.path("vm")).isEqualTo(tree("'address': ''"));
    }

    @Test
    void texts_that_are_not_empty_and_fields_that_are_not_there_stay_so() throws Exception {
        ObjectNode ledger = upgraded(5, "'vhd': {'inputs': {}, 'address': '10.0.0.2/8'}, 'vm': {}");

        assertThat(ledger.path("vhd").path("address").asText()).isEqualTo("10.0.0.2/8");
        assertThat(ledger.path("vhd").has("computerName")).isFalse();
        assertThat(ledger.path("vm")).isEmpty();
    }

    @Test
    void a_disk_gets_the_administrator_of_its_packages_language() throws Exception {
        String packages = "'vhd': {'inputs': {'packages': 'NanoServer\\\\Packages\\\\fr-FR\\\\x.cab'}}";

        assertThat(upgraded(6, packages).path("vhd").path("administrator").asText())
                .isEqualTo("Administrateur");
        assertThat(upgraded(6, "'vhd': {'inputs': {}}")
                        .path("vhd")
                        .path("administrator")
                        .asText())
                .isEqualTo("Administrator");
        assertThat(upgraded(6, packages).path("vhd").path("firstBootOpen").asBoolean(true))
                .isFalse();
    }
}
