package io.jenkins.plugins.nanohost.engine.stage.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.plan.Change;
import io.jenkins.plugins.nanohost.engine.value.guest.SetupPath;
import java.util.ArrayList;
import java.util.List;

/**
 * How dockerd is set up: the keys of daemon.json as Docker documents them. The hosts are only there, since dockerd
 * refuses to start when they are given as arguments too. Keys of other names belong to the person who added them: they are
 * kept, and are not compared.
 *
 * @param subnet of the NAT network; empty: no special one is wanted
 */
record DaemonSettings(int port, String subnet) {
    private static final String CERTIFICATES = SetupPath.CERTIFICATES + "\\";
    /** Notepad writes one; Docker reads such a file since 23.0 (moby, pull request 44770). */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String SUBNET = "fixed-cidr";
    private static final List<String> OURS = List.of("hosts", "tlsverify", "tlscacert", "tlscert", "tlskey", SUBNET);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ObjectNode ours() {
        ObjectNode settings = JSON.createObjectNode();
        settings.putArray("hosts").add("npipe://").add("tcp://0.0.0.0:" + port);
        settings.put("tlsverify", true);
        settings.put("tlscacert", CERTIFICATES + "ca.pem");
        settings.put("tlscert", CERTIFICATES + "server-cert.pem");
        settings.put("tlskey", CERTIFICATES + "server-key.pem");
        if (!subnet.isEmpty()) {
            settings.put(SUBNET, subnet);
        }
        return settings;
    }

    /**
     * The text of daemon.json.
     *
     * @param there the text of the one in the guest, whose other keys are kept; empty: there is none
     */
    String json(String there) {
        ObjectNode settings = ours();
        JsonNode found = read(there);
        found.fieldNames().forEachRemaining(key -> {
            if (!OURS.contains(key)) {
                settings.set(key, found.get(key));
            }
        });
        try {
            return JSON.writeValueAsString(settings).replace("\r\n", "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is JSON", e);
        }
    }

    /** What is not as it was written: each of our keys alone, or the whole file where it is gone or is no JSON. */
    List<Change> changes(String there) {
        JsonNode found = read(there);
        ObjectNode wanted = ours();
        if (!found.isObject()) {
            return List.of(new Change(
                    SetupPath.DAEMON_JSON,
                    there.isEmpty() ? "" : "no JSON object",
                    wanted.toString(),
                    Change.Origin.HAND));
        }
        List<Change> changes = new ArrayList<>();
        if (there.startsWith(BYTE_ORDER_MARK)) {
            changes.add(new Change(
                    SetupPath.DAEMON_JSON,
                    "with a byte order mark",
                    "without, for Docker before 23.0",
                    Change.Origin.HAND));
        }
        for (String key : OURS) {
            if (!found.path(key).equals(wanted.path(key))) {
                changes.add(new Change(
                        "daemon.json: " + key, text(found.path(key)), text(wanted.path(key)), Change.Origin.HAND));
            }
        }
        return changes;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static String text(JsonNode value) {
        return value.isValueNode() || value.isMissingNode() ? value.asText() : value.toString();
    }

    /** TP4's docker.exe is client and daemon in one, has no daemon.json, and listens on TCP only. */
    String arguments(String switchName) {
        return "daemon -D -b \"" + switchName + "\" -H 0.0.0.0:" + port + " --tlsverify --tlscacert="
                + CERTIFICATES + "ca.pem --tlscert=" + CERTIFICATES + "server-cert.pem --tlskey=" + CERTIFICATES
                + "server-key.pem";
    }
}
