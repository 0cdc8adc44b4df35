package io.jenkins.plugins.nanohost.engine.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.guest.BuiltInAccount;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes a ledger of an older form into today's form, so that its content is kept. */
final class LedgerForms {
    static final int OLDEST = 2;

    /** From this form on, the VM's entry has its hardware as values. */
    private static final int WITH_HARDWARE = 3;

    /** From this form on, entries have the names of the definition's sections. */
    private static final int WITH_SECTIONS = 4;

    /** From this form on, a disk's inputs have the names of the definition's fields. */
    private static final int WITH_FIELDS = 5;

    /** From this form on, names, addresses and the kind of disk are values, and null where there is none. */
    private static final int WITH_VALUES = 6;

    /** From this form on, a disk's entry says how its first boot shows its end, and what its administrator is called. */
    private static final int WITH_END_MARK = 7;

    /**
     * A guest's network as older forms wrote it: {@code GuestNetwork[address=10.0.0.2/8, gateway=null,
     * dns=[10.0.0.1]]}.
     */
    private static final Pattern NETWORK_FIELD = Pattern.compile("(\\w+)=(\\[[^\\]]*\\]|[^,\\]]*)");

    private LedgerForms() {}

    /**
     * Changes the file's content in place; content in no known older form is left as it is.
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
        if (form < WITH_FIELDS && ledger.path("vhd").get("inputs") instanceof ObjectNode inputs) {
            nameByFields(inputs);
        }
        if (form < WITH_VALUES) {
            makeValues(ledger);
        }
        if (form < WITH_END_MARK && ledger.get("vhd") instanceof ObjectNode disk) {
            disk.put("firstBootOpen", false).put("administrator", administrator(disk));
        }
        ledger.put("form", Ledger.FORM);
    }

    /** Of Nano Server the packages tell the language; of Server Core nothing does, and the next logon corrects the name. */
    private static String administrator(ObjectNode disk) {
        Matcher folder = Ledger.DiskEntry.LANGUAGE_FOLDER.matcher(
                disk.path("inputs").path("packages").asText());
        return folder.find() ? BuiltInAccount.of(folder.group(1)) : BuiltInAccount.USUAL;
    }

    private static void rename(ObjectNode ledger, String former, String name) {
        JsonNode entry = ledger.remove(former);
        if (entry != null) {
            ledger.set(name, entry);
        }
    }

    /** Older forms have the hardware only among the inputs, as text. */
    private static void addHardware(ObjectNode vm) {
        JsonNode inputs = vm.path("inputs");
        vm.putObject("hardware")
                .put("switchName", inputs.path("switch").asText())
                .put("memory", ByteSize.parse(inputs.path("memory").asText()).bytes())
                .put("processors", inputs.path("processors").asInt())
                .put("macSpoofing", inputs.path("macSpoofing").asBoolean());
    }

    private static void makeValues(ObjectNode ledger) {
        if (ledger.get("vhd") instanceof ObjectNode disk) {
            disk.put("hostDisk", disk.path("inputs").path("hostDisk").asText());
            blankIsNull(disk, "computerName");
            blankIsNull(disk, "address");
        }
        if (ledger.get("vm") instanceof ObjectNode vm) {
            blankIsNull(vm, "address");
        }
    }

    private static void blankIsNull(ObjectNode entry, String name) {
        if (entry.path(name).isTextual() && entry.path(name).asText().isEmpty()) {
            entry.putNull(name);
        }
    }

    private static void nameByFields(ObjectNode inputs) {
        rename(inputs, "domain", "domainBlob");
        for (String field : List.of("computerName", "domainBlob", "owner", "productKey")) {
            if (inputs.path(field).asText().isEmpty()) {
                inputs.remove(field);
            }
        }
        Matcher network = NETWORK_FIELD.matcher(inputs.path("network").asText());
        inputs.remove("network");
        while (network.find()) {
            String value = network.group(2);
            if (value.startsWith("[")) {
                String servers = value.substring(1, value.length() - 1);
                inputs.put("network." + network.group(1), servers.replace(", ", "\n"));
            } else if (!value.equals("null")) {
                inputs.put("network." + network.group(1), value);
            }
        }
    }
}
