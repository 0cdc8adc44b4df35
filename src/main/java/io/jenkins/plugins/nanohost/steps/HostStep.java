package io.jenkins.plugins.nanohost.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.nanohost.credentials.GuestAccount;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.launch.EngineLaunch;
import io.jenkins.plugins.nanohost.launch.EngineOrder;
import io.jenkins.plugins.nanohost.settings.FormReader;
import io.jenkins.plugins.nanohost.settings.HostForm;
import io.jenkins.plugins.nanohost.settings.HostSettings;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step that runs the engine for one container host and returns its result as a plain map. */
public abstract class HostStep extends Step {
    private final HostSettings settings;

    protected HostStep(String host) {
        settings = new HostSettings(host);
    }

    abstract CommandName command();

    /** Adds the step's sections to the definition. */
    abstract void addSections(Map<String, Object> definition, FormReader reader);

    /** The settings in the form of the engine's definition; relative paths start from the workspace. */
    final Map<String, Object> toDefinition(FilePath workspace) throws AbortException {
        FormReader reader = FormReader.asWritten(workspace);
        Map<String, Object> definition = settings.toDefinition(reader);
        addSections(definition, reader);
        reader.requireAll();
        return definition;
    }

    @Override
    public final StepExecution start(StepContext context) throws Exception {
        FilePath workspace = context.get(FilePath.class);
        EngineOrder order = new EngineOrder(
                command(),
                toDefinition(workspace),
                GuestAccount.passwordFor(context.get(Run.class), settings.getCredentialsId()));
        return EngineLaunch.start(order, context);
    }

    public final String getHost() {
        return settings.getHost();
    }

    final HostSettings settings() {
        return settings;
    }

    /** What the descriptors of these steps have in common. */
    public abstract static class HostStepDescriptor extends StepDescriptor implements HostForm {
        @Override
        public final Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, EnvVars.class, Launcher.class, TaskListener.class);
        }

        @Override
        public final String argumentsToString(Map<String, Object> namedArgs) {
            return namedArgs.get("host") instanceof String host ? host : null;
        }
    }
}
