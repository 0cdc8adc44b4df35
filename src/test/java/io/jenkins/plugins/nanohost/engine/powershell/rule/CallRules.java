package io.jenkins.plugins.nanohost.engine.powershell.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.powershell.rule.Cmdlet.Parameter;
import io.jenkins.plugins.nanohost.engine.powershell.rule.Cmdlet.ParameterSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The rule that every command that a script calls exists wherever the script runs, with these parameters in one set. */
final class CallRules {
    /** The parameters that every advanced function and every cmdlet of 5.1 has. */
    private static final Set<String> COMMON = Set.of(
            "Verbose",
            "Debug",
            "ErrorAction",
            "WarningAction",
            "InformationAction",
            "ErrorVariable",
            "WarningVariable",
            "InformationVariable",
            "OutVariable",
            "OutBuffer",
            "PipelineVariable");

    /** The guests that a script is called in, where not all: the stages choose it by the guest's recipe. */
    private static final Map<String, List<String>> ONLY_IN =
            Map.of("New-ContainerSwitch", List.of("nano TP4"), "Wait-ContainerImage", List.of("nano TP4", "nano TP5"));

    private static final List<String> MACHINES = List.of("2016", "2019", "2022", "2025");
    private static final List<String> GUESTS =
            List.of("nano TP4", "nano TP5", "nano 2016", "2016", "2019", "2022", "2025");

    private final Scripts scripts;
    private final Map<String, Cmdlet> cmdlets;
    private final Set<Finding> findings = new LinkedHashSet<>();

    CallRules(Scripts scripts, Map<String, Cmdlet> cmdlets) {
        this.scripts = scripts;
        this.cmdlets = cmdlets;
    }

    List<Finding> findings(Script script) {
        findings.clear();
        Set<String> places = new LinkedHashSet<>();
        for (String place : Scripts.places(script)) {
            places.addAll(place.equals("machine") ? MACHINES : ONLY_IN.getOrDefault(script.name(), GUESTS));
        }
        for (JsonNode call : script.list("Calls")) {
            String name = call.path("Name").asText();
            Script own = scripts.functions().get(name);
            if (own != null || name.equals(script.name())) {
                ownCall(call, script, own == null ? script : own);
                continue;
            }
            Cmdlet cmdlet = cmdlets.get(name.substring(name.indexOf('\\') + 1).toLowerCase(Locale.ROOT));
            if (cmdlet == null) {
                report("command", call, "is no known cmdlet, and no function of ours");
            } else {
                cmdletCall(call, cmdlet, places, script.texts("Asked"));
            }
        }
        return new ArrayList<>(findings);
    }

    private void report(String rule, JsonNode call, String text) {
        findings.add(new Finding(
                rule, "line " + call.path("Line") + ": " + call.path("Name").asText() + " " + text));
    }

    private void ownCall(JsonNode call, Script caller, Script function) {
        if (!Scripts.places(function).containsAll(Scripts.places(caller))) {
            report("command", call, "is not loaded where this script runs");
        }
        Set<String> there = new LinkedHashSet<>();
        Set<String> missing = new LinkedHashSet<>();
        for (JsonNode parameter : function.list("Parameters")) {
            there.add(parameter.path("Name").asText());
            if (parameter.path("Mandatory").asBoolean()) {
                missing.add(parameter.path("Name").asText());
            }
        }
        for (JsonNode argument : call.path("Arguments")) {
            String name = argument.path("Name").asText();
            missing.remove(name);
            if (!there.contains(name) && !COMMON.contains(name)) {
                report("parameter", call, "has no parameter " + name);
            }
        }
        if (!missing.isEmpty() && call.path("AllKnown").asBoolean()) {
            report("set", call, "is called without " + missing);
        }
    }

    private void cmdletCall(JsonNode call, Cmdlet cmdlet, Set<String> places, List<String> asked) {
        String name = call.path("Name").asText();
        if (cmdlet.module().equals("Hyper-V") && !name.startsWith("Hyper-V\\")) {
            report("qualified", call, "is named without its module");
        }
        for (String place : places) {
            boolean nano = place.startsWith("nano ");
            String release = place.replace("nano ", "");
            boolean there = (nano ? cmdlet.nano() : cmdlet.releases()).contains(release);
            if (!there) {
                if (asked.stream().noneMatch(word -> sameModule(word, cmdlet))) {
                    report(nano ? "nano" : "release", call, "is not in " + place);
                }
                continue;
            }
            if (arguments(call, cmdlet, release, asked) && call.path("Unnamed").asInt() == 0) {
                set(call, cmdlet, release);
            }
        }
    }

    /** A script that has checked for one cmdlet of a module may use the module's other cmdlets too. */
    private boolean sameModule(String word, Cmdlet cmdlet) {
        Cmdlet other = cmdlets.get(word.toLowerCase(Locale.ROOT));
        return other != null && other.module().equals(cmdlet.module());
    }

    /** Whether all parameters that are given are known. */
    private boolean arguments(JsonNode call, Cmdlet cmdlet, String release, List<String> asked) {
        boolean known = true;
        for (JsonNode argument : call.path("Arguments")) {
            String name = argument.path("Name").asText();
            Parameter parameter = cmdlet.parameter(name, release);
            if (parameter == null) {
                boolean elsewhere = cmdlet.parameters().stream()
                        .anyMatch(other -> other.name().equalsIgnoreCase(name));
                if (elsewhere && !asked.contains(name)) {
                    report("release", call, "has no parameter " + name + " in " + release);
                } else if (!elsewhere && !shared(cmdlet, name)) {
                    report("parameter", call, "has no parameter " + name);
                    known = false;
                }
            } else if (!argument.path("Value").isNull() && !parameter.values().isEmpty()) {
                String value = argument.path("Value").asText();
                if (parameter.values().stream().noneMatch(value::equalsIgnoreCase)) {
                    report("value", call, "accepts for " + name + " " + parameter.values() + " and not " + value);
                }
            }
        }
        return known;
    }

    private static boolean shared(Cmdlet cmdlet, String name) {
        return COMMON.contains(name) || cmdlet.shared().contains(name);
    }

    private void set(JsonNode call, Cmdlet cmdlet, String release) {
        List<String> used = new ArrayList<>();
        call.path("Arguments").forEach(argument -> {
            Parameter parameter = cmdlet.parameter(argument.path("Name").asText(), release);
            if (parameter != null) {
                used.add(parameter.name());
            }
        });
        // More arguments may come from the pipeline, or from a table that is made elsewhere.
        boolean more = call.path("Piped").asBoolean() || !call.path("AllKnown").asBoolean();
        boolean fits = cmdlet.setsIn(release).stream().anyMatch(set -> fits(cmdlet, set, used, more, release));
        if (!fits) {
            report("set", call, "has no parameter set with " + used);
        }
    }

    private static boolean fits(Cmdlet cmdlet, ParameterSet set, List<String> used, boolean more, String release) {
        for (Parameter parameter : cmdlet.parameters()) {
            Cmdlet.Place place = parameter.places().get(set.name());
            boolean given = used.contains(parameter.name());
            if (given && place == null && parameter.in(release)) {
                return false;
            }
            if (!given && place != null && place.mandatory() && parameter.in(release)) {
                if (!more || !(place.fromPipeline() || place.fromProperty())) {
                    return false;
                }
            }
        }
        return true;
    }
}
