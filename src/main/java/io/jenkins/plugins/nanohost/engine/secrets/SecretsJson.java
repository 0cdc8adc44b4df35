package io.jenkins.plugins.nanohost.engine.secrets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The content of a secrets file. If someone wrote the file wrongly, even a field's name or a message of the parser may
 * hold a secret, so these are not shown either.
 */
final class SecretsJson {
    static final String RIGHT = "A secrets file holds {\"administratorPassword\": \"...\"}.";

    /** The longest password that can be typed in Windows (Microsoft, "Passwords technical overview"). */
    private static final int LONGEST_PASSWORD = 127;

    private static final String PASSWORD = "administratorPassword";
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private SecretsJson() {}

    /** Overwrites the content after parsing, also when parsing fails. */
    static Secrets parse(byte[] content, Path file) throws UnfitFailure {
        JsonNode root;
        try {
            root = JSON.readTree(content);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw wrong(file, "is no right JSON in line " + line + ", or gives a field twice");
        } catch (IOException e) {
            throw wrong(file, "is no text in UTF-8");
        } finally {
            Arrays.fill(content, (byte) 0);
        }
        if (!root.isObject()) {
            throw wrong(file, "is no JSON object");
        }
        JsonNode password = root.path(PASSWORD);
        if (root.size() > (root.has(PASSWORD) ? 1 : 0)) {
            throw wrong(file, "has an unknown field; " + PASSWORD + " is the only known one");
        }
        if (password.isMissingNode() || password.isNull()) {
            return Secrets.NONE;
        }
        if (!password.isTextual()) {
            throw wrong(file, "has a " + PASSWORD + " that is no text in double quotes");
        }
        return new Secrets(new Secret(checked(password.textValue(), file)));
    }

    private static String checked(String password, Path file) throws UnfitFailure {
        if (password.isEmpty()) {
            throw wrong(file, "has an empty " + PASSWORD);
        }
        if (password.length() > LONGEST_PASSWORD) {
            throw wrong(file, "has a longer " + PASSWORD + " than Windows takes: " + LONGEST_PASSWORD + " characters");
        }
        boolean unfit = password.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        if (unfit) {
            throw wrong(file, "has a " + PASSWORD + " with a line break or another character that cannot be typed");
        }
        return password;
    }

    private static UnfitFailure wrong(Path file, String what) {
        return new UnfitFailure(FailureCode.SECRETS_FILE_WRONG, "The secrets file " + file + " " + what, RIGHT);
    }
}
