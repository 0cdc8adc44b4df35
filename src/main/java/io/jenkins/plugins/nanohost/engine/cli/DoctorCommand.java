package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.provision.MachineHealth;
import io.jenkins.plugins.nanohost.engine.provision.MachineHealth.Health;
import io.jenkins.plugins.nanohost.engine.provision.MachineHealth.HealthCheck;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether the machine is fit for hosts. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = EngineCommand.Version.class,
        header = "Says whether this machine is fit for container hosts, and what to do if not.",
        description = {
            "Looks at Windows, the account, PowerShell, Hyper-V, switches, work folder, space, and what this program runs "
                    + "in; changes nothing and needs no definition. What a definition needs besides, 'plan' finds out.",
            "Exit code 0: all is well, or there are only warnings; 3: there is a problem."
        })
final class DoctorCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private Options.ResultOptions result;

    @Mixin
    private Options.PlaceOptions place;

    @Mixin
    private Options.RunOptions course;

    DoctorCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return new CommandRunner(streams, new Options(result, place, course, null)).run(DoctorCommand::run);
    }

    private static CommandOutcome run(CommandContext context) throws Failure, IOException, InterruptedException {
        context.requireRehearsal();
        List<HealthCheck> checks = look(context);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Health health : Health.values()) {
            counts.put(health.word(), (int)
                    checks.stream().filter(one -> one.health() == health).count());
        }
        for (HealthCheck check : checks) {
            context.narrator()
                    .result(check.health().word() + ": " + check.subject() + ": " + check.found()
                            + (check.remedy().isEmpty() ? "" : ". " + check.remedy()));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("workFolder", context.work().path().toString());
        values.put("checks", checks.stream().map(HealthCheck::toMap).toList());
        values.put("counts", counts);
        int problems = counts.get(Health.PROBLEM.word());
        if (problems > 0) {
            context.found(values);
            throw new UnfitFailure(
                    FailureCode.SEVERAL_FINDINGS,
                    "The machine is not fit for container hosts: "
                            + (problems == 1 ? "1 problem was" : problems + " problems were") + " found",
                    "Do what is said beside each problem, then run doctor again.");
        }
        return CommandOutcome.done(values);
    }

    /** A machine that does not answer is a finding like others. */
    private static List<HealthCheck> look(CommandContext context) throws Failure, IOException, InterruptedException {
        try {
            return context.lookingEngine().health().checks();
        } catch (DefinitionFailure | AbortedFailure e) {
            throw e;
        } catch (Failure e) {
            context.requireGoingOn();
            return List.of(
                    MachineHealth.java(), MachineHealth.problem("machine", e.code(), e.getMessage(), e.remedy()));
        }
    }
}
