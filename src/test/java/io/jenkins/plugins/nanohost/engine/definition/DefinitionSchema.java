package io.jenkins.plugins.nanohost.engine.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.DisallowUnknownKeywordFactory;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The schema of definitions, {@code docs/definition.schema.json}: what it accepts, and which fields it has. */
final class DefinitionSchema {
    private final JsonNode root;
    private final JsonSchema schema;

    private DefinitionSchema(JsonNode root) {
        this.root = root;
        this.schema = strict().getSchema(root);
    }

    static DefinitionSchema read() {
        try {
            return of(new ObjectMapper()
                    .readTree(Path.of("docs/definition.schema.json").toFile()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A keyword that JSON Schema does not know is an exception here; the standard would pass over it. */
    static DefinitionSchema of(JsonNode root) {
        return new DefinitionSchema(root);
    }

    private static JsonSchemaFactory strict() {
        JsonMetaSchema known = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                .build();
        return JsonSchemaFactory.getInstance(
                VersionFlag.V202012, factory -> factory.metaSchema(known).defaultMetaSchemaIri(SchemaId.V202012));
    }

    JsonNode root() {
        return root;
    }

    /** The paths of all fields that hold a text, alone or in a list; {@code files.copy.from} for those of a list's items. */
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

    boolean accepts(JsonNode document) {
        return schema.validate(document).isEmpty();
    }

    /** The part of the schema itself, or what it refers to. */
    JsonNode resolve(JsonNode part) {
        return part.has("$ref") ? root.at(part.get("$ref").textValue().substring(1)) : part;
    }
}
