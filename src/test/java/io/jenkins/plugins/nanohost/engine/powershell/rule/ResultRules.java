package io.jenkins.plugins.nanohost.engine.powershell.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rule that what an operation's function returns has exactly the fields of the operation's result record. */
final class ResultRules {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scripts scripts;

    ResultRules(Scripts scripts) {
        this.scripts = scripts;
    }

    List<Finding> findings(Script script) {
        Class<?> record = null;
        if (scripts.operations().containsKey(script.name())) {
            record = Scripts.result(scripts.operations().get(script.name()));
        } else if (script.name().equals(Scripts.INTO_GUEST)) {
            // The only result that it makes itself; all other results come from the guest.
            record = GuestFact.class;
        }
        List<Finding> findings = new ArrayList<>();
        if (record != null) {
            compare(script.list("Results"), record, findings);
        }
        return findings;
    }

    static String key(RecordComponent component) {
        return Character.toUpperCase(component.getName().charAt(0))
                + component.getName().substring(1);
    }

    private void compare(JsonNode made, Class<?> record, List<Finding> findings) {
        List<JsonNode> objects = objects(made, new HashSet<>());
        if (objects.isEmpty()) {
            findings.add(new Finding("result", "no object was found that becomes a " + record.getSimpleName()));
        }
        Set<String> wanted = new TreeSet<>();
        Stream.of(record.getRecordComponents()).forEach(component -> wanted.add(key(component)));
        for (JsonNode object : objects) {
            Set<String> found = new TreeSet<>();
            object.path("Keys").forEach(key -> found.add(key.path("Name").asText()));
            if (!found.equals(wanted)) {
                findings.add(new Finding(
                        "result",
                        "line " + object.path("Line") + ": returns " + found + ", " + record.getSimpleName() + " has "
                                + wanted));
                continue;
            }
            for (RecordComponent component : record.getRecordComponents()) {
                Class<?> inner = inner(component);
                if (inner != null) {
                    object.path("Keys").forEach(key -> {
                        if (key.path("Name").asText().equals(key(component))) {
                            compare(key.path("Made"), inner, findings);
                        }
                    });
                }
            }
        }
    }

    /** The objects that these make: themselves, and those of our functions that they call. */
    private List<JsonNode> objects(JsonNode made, Set<String> seen) {
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode one : made) {
            String call = one.path("Call").asText();
            if (call.isEmpty()) {
                objects.add(one);
            } else if (scripts.functions().containsKey(call) && seen.add(call)) {
                objects.addAll(objects(scripts.functions().get(call).list("Results"), seen));
            }
        }
        return objects;
    }

    /** The type that this one has in JSON: a size is a number there, a choice is a text. */
    static Class<?> written(Class<?> type) {
        AnnotatedMember value = JSON.getSerializationConfig()
                .introspect(JSON.constructType(type))
                .findJsonValueAccessor();
        return value == null ? type : value.getRawType();
    }

    /** The record type of a component, or of its list's elements; null for values. */
    private static Class<?> inner(RecordComponent component) {
        Class<?> type = component.getType();
        if (component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element) {
            type = element;
        }
        return written(type).isRecord() ? type : null;
    }
}
