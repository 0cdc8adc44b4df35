package io.jenkins.plugins.nanohost.engine.powershell.rule;

import io.jenkins.plugins.nanohost.engine.powershell.rule.Cmdlet.Parameter;
import io.jenkins.plugins.nanohost.engine.powershell.rule.Cmdlet.ParameterSet;
import io.jenkins.plugins.nanohost.engine.powershell.rule.Cmdlet.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the modules of a release of Windows: functions that have exactly the parameters, types, sets and aliases of its
 * cmdlets. A call that Windows would refuse because of its parameters is refused here too; any other call is passed to
 * {@code Invoke-SimulatedCommand}.
 */
public final class StubModules {
    /** Cmdlets of PowerShell's own modules that a PowerShell on another system than Windows does not have. */
    private static final Set<String> OF_WINDOWS_ALONE = Set.of("Get-Service");

    private static final Map<String, String> SHARED = Map.of(
            "AsJob", "[switch] $AsJob",
            "ThrottleLimit", "[int] $ThrottleLimit",
            "CimSession", "[object[]] $CimSession");

    private StubModules() {}

    /** Writes them, one folder per module, as PSModulePath requires it. */
    public static void write(String release, Path folder) throws IOException {
        Map<String, StringBuilder> modules = new TreeMap<>();
        for (Cmdlet cmdlet : Cmdlet.all().values()) {
            boolean own = cmdlet.module().startsWith("Microsoft.PowerShell.");
            if (cmdlet.releases().contains(release) && (!own || OF_WINDOWS_ALONE.contains(cmdlet.name()))) {
                // A module with the name of one of PowerShell's own modules would replace that one.
                modules.computeIfAbsent(own ? "Services" : cmdlet.module(), name -> new StringBuilder())
                        .append(function(cmdlet, release));
            }
        }
        for (Map.Entry<String, StringBuilder> module : modules.entrySet()) {
            Path home = Files.createDirectories(folder.resolve(module.getKey()));
            Files.writeString(home.resolve(module.getKey() + ".psm1"), module.getValue());
        }
    }

    private static String function(Cmdlet cmdlet, String release) {
        String sets = cmdlet.setsIn(release).stream()
                .filter(ParameterSet::byDefault)
                .map(set -> ", DefaultParameterSetName = '" + set.name() + "'")
                .collect(Collectors.joining());
        List<String> parameters = new ArrayList<>();
        for (Parameter parameter : cmdlet.parameters()) {
            if (parameter.in(release)) {
                parameters.add(parameter(parameter, cmdlet.setsIn(release)));
            }
        }
        for (String name : cmdlet.shared()) {
            if (SHARED.containsKey(name)) {
                // In Hyper-V's cmdlets this parameter has no alias.
                boolean alias = name.equals("CimSession") && !cmdlet.module().equals("Hyper-V");
                parameters.add("[Parameter()]" + (alias ? "[Alias('Session')]" : "") + SHARED.get(name));
            }
        }
        return """
                function %s {
                    [CmdletBinding(SupportsShouldProcess = $%s%s)]
                    param (
                        %s
                    )
                    process {
                        Invoke-SimulatedCommand -Name '%1$s' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
                    }
                }
                """
                .formatted(
                        cmdlet.name(),
                        cmdlet.shared().contains("WhatIf"),
                        sets,
                        String.join(",\n        ", parameters));
    }

    private static String parameter(Parameter parameter, List<ParameterSet> sets) {
        StringBuilder text = new StringBuilder();
        for (ParameterSet set : sets) {
            Place place = parameter.places().get(set.name());
            if (place != null) {
                text.append("[Parameter(ParameterSetName = '")
                        .append(set.name())
                        .append('\'');
                text.append(place.mandatory() ? ", Mandatory = $true" : "");
                text.append(place.position().isEmpty() ? "" : ", Position = " + place.position());
                text.append(place.fromPipeline() ? ", ValueFromPipeline = $true" : "");
                text.append(place.fromProperty() ? ", ValueFromPipelineByPropertyName = $true" : "");
                text.append(")]");
            }
        }
        if (!parameter.aliases().isEmpty()) {
            text.append("[Alias('")
                    .append(String.join("', '", parameter.aliases()))
                    .append("')]");
        }
        return text.append('[')
                .append(parameter.type())
                .append("] $")
                .append(parameter.name())
                .toString();
    }
}
