package io.jenkins.plugins.nanohost.engine.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings a ledger of an older form into today's, so that what it knows is kept. */
final class LedgerForms {
    private static final int OLDEST = 2;

    /** Since then the VM's entry has its hardware as values. */
    private static final int WITH_HARDWARE = 3;

    /** Since then entries are named as the definition's sections. */
    private static final int WITH_SECTIONS = 4;

    /** Since then what a disk was made from has the names of the definition's fields. */
    private static final int WITH_FIELDS = 5;

    private static final Pattern NETWORK_FIELD = Pattern.compile("(\\w+)=(\\[[^\\]]*\\]|[^,\\]]*)");

    private LedgerForms() {}

    /**
     * Changes the file's content in place; one of no known older form is left as it is.
     *
     * @throws InvalidValueException where it holds a value that no ledger of its form has
     */
    static void upgrade(ObjectNode ledger) {
        int form = ledger.path("form").asInt();
        if (form < OLDEST || form >= Ledger.FORM) {
            return;
        }
        if (form < WITH_HARDWARE && ledger.get("vm") instanceof ObjectNode vm) {
            addHardware(vm);
        }
        if (form < WITH_SECTIONS) {
            rename(ledger, "stage", "files");
            rename(ledger, "install", "docker");
        }
        if (form < WITH_FIELDS
                && ledger.get("vhd") instanceof ObjectNode disk
                && disk.path("address").asText().isEmpty()) {
            disk.remove("address");
        }
        if (form < WITH_FIELDS && ledger.path("vhd").get("inputs") instanceof ObjectNode inputs) {
            rename(inputs, "domain", "domainBlob");
            splitNetwork(inputs);
        }
        ledger.put("form", Ledger.FORM);
    }

    private static void rename(ObjectNode ledger, String former, String name) {
        JsonNode entry = ledger.remove(former);
        if (entry != null) {
            ledger.set(name, entry);
        }
    }

    /** It was kept as one text, for example {@code GuestNetwork[address=10.0.0.2/8, gateway=null, dns=[10.0.0.1, 10.0.0.3]]}. */
    private static void splitNetwork(ObjectNode inputs) {
        JsonNode network = inputs.remove("network");
        Matcher field = NETWORK_FIELD.matcher(network == null ? "" : network.asText());
        while (field.find()) {
            String value = field.group(2).replaceAll("[\\[\\]]", "").replace(", ", "\n");
            if (!value.equals("null") && !value.isEmpty()) {
                inputs.put("network." + field.group(1), value);
            }
        }
    }

    /** It was kept among the inputs alone, as text. */
    private static void addHardware(ObjectNode vm) {
        JsonNode inputs = vm.path("inputs");
        vm.putObject("hardware")
                .put("switchName", inputs.path("switch").asText())
                .put("memory", ByteSize.parse(inputs.path("memory").asText()).bytes())
                .put("processors", inputs.path("processors").asInt())
                .put("macSpoofing", inputs.path("macSpoofing").asBoolean());
    }
}
