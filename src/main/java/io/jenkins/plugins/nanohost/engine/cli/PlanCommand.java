package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.cli.text.PlanText;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.provision.StagePlan;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a run would do and why, and changes nothing. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = EngineCommand.Version.class,
        header = "Shows what a run would do, and why; changes nothing.",
        description = {
            "For each stage that the definition has a section for.",
            "Exit code 0: nothing to do; 10: something to do; 7: a run would be refused."
        })
final class PlanCommand implements Callable<Integer> {
    private static final int SOMETHING_TO_DO = 10;

    private final Streams streams;

    @Mixin
    private DefinitionArgument definition;

    @Mixin
    private Options.ResultOptions result;

    @Mixin
    private Options.PlaceOptions place;

    @Mixin
    private Options.RunOptions course;

    @Mixin
    private Options.AccessOptions access;

    PlanCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return new CommandRunner(streams, new Options(result, place, course, access), new PlanText()).run(this::run);
    }

    private CommandOutcome run(CommandContext context) throws Failure, IOException, InterruptedException {
        HostDefinition wanted = definition.read(streams.input(), context);
        context.requireRehearsal();
        List<Map<String, Object>> shown = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        boolean acts = false;
        RefusedFailure refused = null;
        for (StagePlan plan : context.lookingEngine().plan(wanted, StageName.wanted(wanted))) {
            Decision decision = plan.decision();
            context.listing(plan.line());
            plan.deletes().forEach(thing -> context.listing("  deletes " + thing));
            shown.add(plan.toMap());
            counts.merge(plan.effect().word(), 1, Integer::sum);
            acts |= decision.acts();
            if (decision instanceof Decision.Refuse refuse && refused == null) {
                refused = refuse.failure();
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("host", wanted.host().value());
        values.put("stages", shown);
        values.put("counts", counts);
        if (refused != null) {
            context.found(values);
            throw refused;
        }
        return new CommandOutcome(acts ? SOMETHING_TO_DO : 0, values, List.of());
    }
}
