package io.jenkins.plugins.nanohost.engine.powershell.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules for the frame of every script: its file, its beginning, its help, and the parameters of an operation. */
final class FrameRules {
    private static final List<String> BEGINNING =
            List.of("Set-StrictMode -Version Latest", "$ErrorActionPreference = 'Stop'");

    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "System.String",
            Secret.class, "System.String",
            int.class, "System.Int32",
            long.class, "System.Int64",
            boolean.class, "System.Boolean");

    private final Scripts scripts;

    FrameRules(Scripts scripts) {
        this.scripts = scripts;
    }

    List<Finding> findings(Script script) {
        List<Finding> findings = new ArrayList<>();
        if (script.holdsClass()) {
            if (!script.texts("Classes").equals(List.of(script.name()))
                    || script.list("Others").asInt() > 0) {
                findings.add(new Finding("file", "holds more than the class " + script.name()));
            }
            return findings;
        }
        // The script that starts a session is no function.
        if (!script.name().equals("Session")) {
            file(script, findings);
        }
        frame(script, findings);
        help(script, findings);
        Class<?> operation = scripts.operations().get(script.name());
        room(script, operation, findings);
        if (operation != null) {
            request(script, operation, findings);
        }
        return findings;
    }

    private static void file(Script script, List<Finding> findings) {
        boolean other =
                !script.list("Classes").isEmpty() || script.list("Others").asInt() > 0;
        if (other || !script.texts("Functions").equals(List.of(script.name()))) {
            findings.add(new Finding("file", "does not hold exactly the function " + script.name()));
        } else if (!script.is("Approved")) {
            findings.add(new Finding("file", "does not begin with an approved verb: " + script.name()));
        }
    }

    private static void frame(Script script, List<Finding> findings) {
        if (!script.texts("Attributes").containsAll(List.of("CmdletBinding", "OutputType"))) {
            findings.add(new Finding("frame", "is not advanced, or does not declare its output's type"));
        }
        if (!script.texts("Beginning").equals(BEGINNING)) {
            findings.add(new Finding("frame", "does not begin with " + BEGINNING));
        }
        for (JsonNode parameter : script.list("Parameters")) {
            if (!parameter.path("Typed").asBoolean()) {
                findings.add(new Finding("frame", "a parameter without type: " + parameter.path("Name")));
            }
        }
    }

    /** Rooms of operations hold operations alone, since all that is in them can be asked for. */
    private static void room(Script script, Class<?> operation, List<Finding> findings) {
        String room = script.folder().substring(script.folder().lastIndexOf('/') + 1);
        if (operation != null && !room.equals(Scripts.room(operation))) {
            findings.add(new Finding("room", "is asked for, and is in '" + room + "'"));
        } else if (operation == null
                && List.of("machine", "guest").contains(room)
                && !script.name().equals(Scripts.INTO_GUEST)) {
            findings.add(new Finding("room", "is among the operations of '" + room + "', and no record stands for it"));
        }
    }

    private void help(Script script, List<Finding> findings) {
        if (!script.is("Synopsis")) {
            findings.add(new Finding("help", "has no synopsis"));
        }
        Set<String> helped = Set.copyOf(script.texts("Helped"));
        List<String> names = new ArrayList<>();
        script.list("Parameters").forEach(parameter -> names.add(upper(parameter)));
        if (!names.containsAll(helped)) {
            findings.add(new Finding("help", "describes parameters that are not there: " + helped));
        }
        boolean asked =
                scripts.operations().containsKey(script.name()) || script.name().equals(Scripts.INTO_GUEST);
        if (asked && !helped.containsAll(names)) {
            findings.add(new Finding("help", "does not describe all parameters: " + helped));
        }
        if (asked && !script.is("Outputs")) {
            findings.add(new Finding("help", "does not describe its output"));
        }
    }

    private static String upper(JsonNode parameter) {
        return parameter.path("Name").asText().toUpperCase(Locale.ROOT);
    }

    private static void request(Script script, Class<?> operation, List<Finding> findings) {
        Map<String, String> wanted = new TreeMap<>();
        for (RecordComponent component : operation.getRecordComponents()) {
            // Only Invoke-GuestOperation gets the parameters for reaching the guest.
            if (component.getType() != GuestAccess.class) {
                wanted.put(ResultRules.key(component), type(component) + " mandatory" + choices(component));
            }
        }
        Map<String, String> found = new TreeMap<>();
        for (JsonNode parameter : script.list("Parameters")) {
            found.put(
                    parameter.path("Name").asText(),
                    parameter.path("Type").asText()
                            + (parameter.path("Mandatory").asBoolean() ? " mandatory" : "")
                            + choices(parameter));
        }
        if (!found.equals(wanted)) {
            findings.add(new Finding("request", "has the parameters " + found + ", its record " + wanted));
        }
    }

    /** The allowed words of a choice, which the script checks. */
    private static String choices(RecordComponent component) {
        Set<String> words = new TreeSet<>();
        if (component.getType().isEnum()) {
            for (Object choice : component.getType().getEnumConstants()) {
                words.add(new ObjectMapper().valueToTree(choice).asText());
            }
        }
        return words.isEmpty() ? "" : " of " + words;
    }

    private static String choices(JsonNode parameter) {
        Set<String> words = new TreeSet<>();
        parameter.path("Choices").forEach(choice -> words.add(choice.asText()));
        return words.isEmpty() ? "" : " of " + words;
    }

    private static String type(RecordComponent component) {
        if (component.getType() == List.class) {
            return component.getGenericType().getTypeName().contains("java.lang.String")
                    ? "System.String[]"
                    : "System.Object[]";
        }
        Class<?> written = ResultRules.written(component.getType());
        return written.isRecord() ? "System.Object" : TYPES.get(written);
    }
}
