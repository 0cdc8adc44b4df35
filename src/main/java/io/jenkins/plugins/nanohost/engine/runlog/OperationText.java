package io.jenkins.plugins.nanohost.engine.runlog;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import java.io.IOException;

/** Requests and answers of operations as JSON for the log: secrets are stars, and what is long is cut, with a word on how much. */
final class OperationText {
    /** In characters; longer than any path that Windows takes without a prefix. */
    static final int LONGEST_TEXT = 400;

    static final int LONGEST_LIST = 40;

    private final SecretMasks masks;
    private final ObjectMapper mapper;

    OperationText(SecretMasks masks) {
        this.masks = masks;
        this.mapper = JsonMapper.builder()
                .addModule(new SimpleModule().addSerializer(new Starred(masks)))
                .build();
    }

    /** One line; the secrets in it are known to the masks afterwards. */
    String of(Record value) {
        try {
            return cut(mapper.valueToTree(value)).toString();
        } catch (IllegalArgumentException e) {
            // The record has stars in place of secrets in this form too.
            return shortened(masks.mask(value.toString()));
        }
    }

    /** Masked before it is cut: the beginning of a secret that is cut off would be no mask's any more. */
    private JsonNode cut(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            object.fields().forEachRemaining(field -> shown.set(field.getKey(), cut(field.getValue())));
            return shown;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode shown = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < list.size() && i < LONGEST_LIST; i++) {
                shown.add(cut(list.get(i)));
            }
            if (list.size() > LONGEST_LIST) {
                shown.add("... " + (list.size() - LONGEST_LIST) + " more");
            }
            return shown;
        }
        return value.isTextual() ? TextNode.valueOf(shortened(masks.mask(value.textValue()))) : value;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT) + "... " + (text.length() - LONGEST_TEXT) + " more characters";
    }

    /** Remembers each secret that it meets. */
    private static final class Starred extends StdSerializer<Secret> {
        private static final long serialVersionUID = 1L;

        private final transient SecretMasks masks;

        Starred(SecretMasks masks) {
            super(Secret.class);
            this.masks = masks;
        }

        @Override
        public void serialize(Secret value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            masks.add(value);
            generator.writeString(value.toString());
        }
    }
}
