package io.jenkins.plugins.nanohost.engine.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything that runs left in a folder, so that two folders can be compared: every file with its content. Ids are numbered
 * in the order of their appearance; times, keys and what depends on them are left out, and so are logs.
 */
public final class EndState {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    /**
     * Fields that differ from run to run: times, random values, how the VM booted last and how often somebody has
     * looked since.
     */
    private static final Set<String> PASSING =
            Set.of("at", "authority", "certificateEnds", "password", "looks", "asks", "first", "modified");

    private final Path folder;
    private final Map<String, String> numbers = new HashMap<>();

    private EndState(Path folder) {
        this.folder = folder;
    }

    /** Path to content, both without what differs from run to run. */
    public static Map<String, String> of(Path folder) throws IOException {
        return new EndState(folder).read();
    }

    private Map<String, String> read() throws IOException {
        // Numbers the ids in the order in which the ledgers name them, the same in every run: VM, host disk, base disk.
        try (Stream<Path> ledgers = Files.find(folder, 9, (path, facts) -> path.endsWith("ledger.json"))) {
            for (Path ledger : ledgers.sorted().toList()) {
                text(Files.readString(ledger));
            }
        }
        Map<String, String> state = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            // Work in a guest that a killed run has started goes on without it, and nobody needs its result.
            files = new ArrayList<>(all.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.endsWith("work.json") && !file.getParent().endsWith("logs"))
                    .toList());
        }
        // Content folders are named by ids that nothing else names; their family file shows which is which.
        Map<String, String> families = new HashMap<>();
        for (Path file : files) {
            if (file.endsWith("family.json")) {
                boolean child = !JSON.readTree(Files.readAllBytes(file))
                        .path("parentId")
                        .asText()
                        .isEmpty();
                families.merge(
                        file.getParent().getFileName().toString(),
                        child ? "child" : "base",
                        (one, other) -> one + other);
            }
        }
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            for (Map.Entry<String, String> family : families.entrySet()) {
                name = name.replace(family.getKey(), family.getValue());
            }
            state.merge(name, content(file), (one, other) -> one + " and " + other);
        }
        return state;
    }

    private String content(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.equals("family.json") || name.endsWith(".vhdx") || name.endsWith(".pem") || name.endsWith(".lock")) {
            return "(its own)";
        }
        if (name.endsWith(".json")) {
            return text(passing(JSON.readTree(Files.readAllBytes(file))).toPrettyString());
        }
        return digest(Files.readAllBytes(file));
    }

    private String text(String text) {
        Matcher ids = ID.matcher(text.replace(folder.toString(), "FOLDER"));
        return ids.replaceAll(id -> numbers.computeIfAbsent(id.group(), key -> "id" + numbers.size()));
    }

    private static JsonNode passing(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                if (PASSING.contains(name)) {
                    object.set(name, TextNode.valueOf("passing"));
                }
            });
            // The inputs of an entry come in the order of a hash map.
            ObjectNode sorted = JSON.createObjectNode();
            new TreeMap<>(fields(object)).forEach((name, value) -> sorted.set(name, passing(value)));
            return sorted;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode all = JSON.createArrayNode();
            array.forEach(one -> all.add(passing(one)));
            return all;
        }
        return node;
    }

    private static Map<String, JsonNode> fields(ObjectNode object) {
        Map<String, JsonNode> fields = new HashMap<>();
        object.fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
