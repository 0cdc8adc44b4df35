package io.jenkins.plugins.nanohost.engine.powershell;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionRequest;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;

/**
 * Converts the port's records to and from PowerShell's values. A component becomes the parameter with its name; a secret
 * becomes its text and is marked so that it is never shown. A guest operation is passed as parameters of {@value #INTO_GUEST},
 * which connects to the guest.
 */
final class OperationJson {
    static final String INTO_GUEST = "Invoke-GuestOperation";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addModule(new SimpleModule().addSerializer(new Revealed()))
            .build();

    private OperationJson() {}

    static SessionRequest request(Operation<?> operation) {
        ObjectNode parameters = MAPPER.createObjectNode();
        Set<String> secrets = new HashSet<>();
        for (RecordComponent component : operation.getClass().getRecordComponents()) {
            if (component.getType() != GuestAccess.class) {
                ShownOperation shown = new ShownOperation();
                String name = parameter(component.getName());
                parameters.set(name, tree(value(operation, component), shown));
                if (shown.secret) {
                    secrets.add(name);
                }
            }
        }
        if (operation instanceof GuestOperation<?> guest) {
            return intoGuest(guest, parameters, secrets);
        }
        return new SessionRequest(operation.function(), parameters, operation.limit(), secrets);
    }

    private static SessionRequest intoGuest(GuestOperation<?> operation, ObjectNode parameters, Set<String> secrets) {
        ObjectNode way = MAPPER.createObjectNode()
                .put("VmId", operation.access().vmId())
                .put("User", operation.access().user())
                .put("Password", operation.access().password().reveal())
                .put("Function", operation.function());
        way.set("Parameters", parameters);
        Set<String> all = new HashSet<>(Set.of("Password"));
        secrets.forEach(name -> all.add("Parameters/" + name));
        return new SessionRequest(INTO_GUEST, operation.function(), way, operation.limit(), all);
    }

    /**
     * Reads the record of the result; every component must be there, and nothing else.
     *
     * @throws OperationFailure when the script returned nothing
     */
    static <R extends Record> R result(Operation<R> operation, JsonNode json) throws OperationFailure {
        if (json.isNull() || json.isMissingNode()) {
            throw operation.failure(FailureCode.ANSWER_UNREADABLE, operation.function() + " gave back nothing.", "");
        }
        try {
            return MAPPER.treeToValue(json, operation.resultType());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(operation.function() + " gave back something else than its result", e);
        }
    }

    private static String parameter(String component) {
        return Character.toUpperCase(component.charAt(0)) + component.substring(1);
    }

    private static Object value(Operation<?> operation, RecordComponent component) {
        try {
            return component.getAccessor().invoke(operation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(Object value, ShownOperation shown) {
        try {
            return MAPPER.readTree(
                    MAPPER.writer().withAttribute(ShownOperation.class, shown).writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Records whether a secret was written. */
    private static final class ShownOperation {
        private boolean secret;
    }

    private static final class Revealed extends StdSerializer<Secret> {
        private static final long serialVersionUID = 1L;

        Revealed() {
            super(Secret.class);
        }

        @Override
        public void serialize(Secret value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            ((ShownOperation) provider.getAttribute(ShownOperation.class)).secret = true;
            generator.writeString(value.reveal());
        }
    }
}
