package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What {@code djoin} would read from a blob. A rehearsal cannot read a real blob: it reads a JSON file with {@code
 * computerName} and {@code domain}; from any other file it takes the file's name as the computer's name.
 */
public record DomainBlob(String computerName, String domain) {
    private static final int LONGEST_NAME = 15;
    private static final int LARGEST_JSON = 64 << 10;

    public static DomainBlob read(Path file) throws IOException {
        String stem = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        String fallback = stem.replaceAll("[^A-Za-z0-9-]", "-").toUpperCase(Locale.ROOT);
        String name = fallback.substring(0, Math.min(fallback.length(), LONGEST_NAME));
        if (Files.size(file) <= LARGEST_JSON) {
            try {
                JsonNode json =
                        new ObjectMapper().readTree(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                return new DomainBlob(
                        json.path("computerName").asText(name),
                        json.path("domain").asText("rehearsed.example"));
            } catch (JsonProcessingException e) {
                return new DomainBlob(name, "rehearsed.example");
            }
        }
        return new DomainBlob(name, "rehearsed.example");
    }
}
