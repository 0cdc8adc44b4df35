package io.jenkins.plugins.nanohost.engine.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The part of JSON Schema that {@code docs/definition.schema.json} uses, for tests: a keyword that is not known here is a
 * mistake, and never ignored.
 */
final class JsonSchema {
    private static final Set<String> SAY_NOTHING =
            Set.of("$schema", "$defs", "title", "description", "default", "examples");

    private final JsonNode root;

    private JsonSchema(JsonNode root) {
        this.root = root;
    }

    static JsonSchema ofDefinitions() {
        try {
            return new JsonSchema(new ObjectMapper()
                    .readTree(Path.of("docs/definition.schema.json").toFile()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** The paths of all fields that hold a text, alone or in a list; a field of a list's items is {@code files.copy.from}. */
    Set<String> fieldsOfText() {
        Set<String> fields = new TreeSet<>();
        collect("", root, fields);
        return fields;
    }

    private void collect(String path, JsonNode section, Set<String> fields) {
        section.get("properties").fields().forEachRemaining(property -> {
            String field = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            JsonNode items = resolve(property.getValue().path("items"));
            JsonNode inner = items.has("properties") ? items : property.getValue();
            if (inner.has("properties")) {
                collect(field, inner, fields);
            } else {
                fields.add(field);
            }
        });
    }

    boolean accepts(JsonNode value) {
        return accepts(root, value);
    }

    boolean accepts(JsonNode schema, JsonNode value) {
        for (Iterator<String> keywords = schema.fieldNames(); keywords.hasNext(); ) {
            String keyword = keywords.next();
            if (!SAY_NOTHING.contains(keyword) && !holds(keyword, schema, value)) {
                return false;
            }
        }
        return true;
    }

    /** The schema itself, together with what it refers to. */
    JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").textValue().substring(1)) : schema;
    }

    private boolean holds(String keyword, JsonNode schema, JsonNode value) {
        JsonNode wanted = schema.get(keyword);
        return switch (keyword) {
            case "$ref" -> accepts(resolve(schema), value);
            case "type" -> isOfType(wanted, value);
            case "enum" -> contains(wanted, value);
            case "pattern" -> !value.isTextual()
                    || Pattern.compile(wanted.textValue())
                            .matcher(value.textValue())
                            .find();
            case "maxLength" -> !value.isTextual() || value.textValue().length() <= wanted.intValue();
            case "minimum" -> !value.isNumber() || value.longValue() >= wanted.longValue();
            case "maximum" -> !value.isNumber() || value.longValue() <= wanted.longValue();
            case "items" -> !value.isArray() || all(value, item -> accepts(wanted, item));
            case "anyOf" -> !all(wanted, choice -> !accepts(choice, value));
            case "not" -> !accepts(wanted, value);
            case "dependentRequired" -> !value.isObject() || needsAreThere(wanted, value);
            case "required" -> !value.isObject() || all(wanted, name -> value.has(name.textValue()));
            case "properties" -> !value.isObject() || fieldsHold(wanted, value);
            case "additionalProperties" -> !value.isObject() || hasOnly(schema.get("properties"), value);
            default -> throw new AssertionError("keyword " + keyword + " is not known here");
        };
    }

    private static boolean isOfType(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            return !all(types, type -> !isOfType(type, value));
        }
        return switch (types.textValue()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            default -> throw new AssertionError("type " + types + " is not known here");
        };
    }

    private boolean fieldsHold(JsonNode properties, JsonNode value) {
        for (Iterator<String> names = properties.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (value.has(name) && !accepts(properties.get(name), value.get(name))) {
                return false;
            }
        }
        return true;
    }

    private static boolean needsAreThere(JsonNode needs, JsonNode value) {
        for (Iterator<String> names = needs.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (value.has(name) && !all(needs.get(name), need -> value.has(need.textValue()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOnly(JsonNode properties, JsonNode value) {
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            if (!properties.has(names.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        return !all(list, item -> !item.equals(value));
    }

    private static boolean all(JsonNode list, Predicate<JsonNode> rule) {
        for (JsonNode item : list) {
            if (!rule.test(item)) {
                return false;
            }
        }
        return true;
    }
}
