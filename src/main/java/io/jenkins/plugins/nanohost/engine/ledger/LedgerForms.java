package io.jenkins.plugins.nanohost.engine.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;

/** Brings a ledger of an older form into today's, so that what it knows is kept. */
final class LedgerForms {
    private static final int WITHOUT_HARDWARE = 2;

    private LedgerForms() {}

    /**
     * Changes the file's content in place; one of no known older form is left as it is.
     *
     * @throws InvalidValueException where it holds a value that no ledger of its form has
     */
    static void upgrade(ObjectNode ledger) {
        if (ledger.path("form").asInt() == WITHOUT_HARDWARE) {
            if (ledger.get("vm") instanceof ObjectNode vm) {
                addHardware(vm);
            }
            ledger.put("form", Ledger.FORM);
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
