package io.jenkins.plugins.nanohost.engine.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;

/** Brings a ledger of an older form into today's, so that what it knows is kept. */
final class LedgerForms {
    private static final int OLDEST = 2;

    /** Since then the VM's entry has its hardware as values. */
    private static final int WITH_HARDWARE = 3;

    /** Since then entries are named as the definition's sections. */
    private static final int WITH_SECTIONS = 4;

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
        ledger.put("form", Ledger.FORM);
    }

    private static void rename(ObjectNode ledger, String former, String name) {
        JsonNode entry = ledger.remove(former);
        if (entry != null) {
            ledger.set(name, entry);
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
