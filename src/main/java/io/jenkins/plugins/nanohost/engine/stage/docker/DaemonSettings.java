package io.jenkins.plugins.nanohost.engine.stage.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.jenkins.plugins.nanohost.engine.value.guest.SetupPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How dockerd is set up: the keys of daemon.json as Docker documents them. The hosts are only there, since dockerd
 * refuses to start when they are given as arguments too.
 *
 * @param subnet of the NAT network; empty: no special one is wanted
 */
record DaemonSettings(int port, String subnet) {
    private static final String CERTIFICATES = SetupPath.CERTIFICATES + "\\";

    String json() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("hosts", List.of("npipe://", "tcp://0.0.0.0:" + port));
        settings.put("tlsverify", true);
        settings.put("tlscacert", CERTIFICATES + "ca.pem");
        settings.put("tlscert", CERTIFICATES + "server-cert.pem");
        settings.put("tlskey", CERTIFICATES + "server-key.pem");
        if (!subnet.isEmpty()) {
            settings.put("fixed-cidr", subnet);
        }
        try {
            return new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(settings)
                    .replace("\r\n", "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is JSON", e);
        }
    }

    /** TP4's docker.exe is client and daemon in one, has no daemon.json, and listens on TCP only. */
    String arguments(String switchName) {
        return "daemon -D -b \"" + switchName + "\" -H 0.0.0.0:" + port + " --tlsverify --tlscacert="
                + CERTIFICATES + "ca.pem --tlscert=" + CERTIFICATES + "server-cert.pem --tlskey=" + CERTIFICATES
                + "server-key.pem";
    }
}
