package io.jenkins.plugins.nanohost.builder;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.nanohost.credentials.GuestAccount;
import io.jenkins.plugins.nanohost.launch.EngineCommand;
import io.jenkins.plugins.nanohost.launch.EngineLaunch;
import io.jenkins.plugins.nanohost.launch.EngineOrder;
import io.jenkins.plugins.nanohost.settings.AllStages;
import io.jenkins.plugins.nanohost.settings.FormContext;
import io.jenkins.plugins.nanohost.settings.HostForm;
import io.jenkins.plugins.nanohost.settings.HostSettings;
import io.jenkins.plugins.nanohost.settings.InstallSettings;
import io.jenkins.plugins.nanohost.settings.StageSettings;
import io.jenkins.plugins.nanohost.settings.VhdSettings;
import io.jenkins.plugins.nanohost.settings.VmSettings;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * All four stages as one build step of a freestyle job. No {@code SimpleBuildStep} on purpose: a pipeline would offer this one
 * under the name of its own step, which returns a value and outlives restarts of Jenkins, and this one does neither.
 */
public final class ContainerHostBuilder extends Builder {
    private final HostSettings settings;
    private final AllStages all;

    @DataBoundConstructor
    public ContainerHostBuilder(String host, @CheckForNull VhdSettings vhd, @CheckForNull VmSettings vm) {
        settings = new HostSettings(host);
        all = new AllStages(vhd, vm);
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        FilePath workspace = build.getWorkspace();
        if (workspace == null) {
            throw new AbortException("The build has no workspace; is its agent still there?");
        }
        EnvVars env = build.getEnvironment(listener);
        env.overrideAll(build.getBuildVariables());
        FormContext form = new FormContext(workspace, env::expand);
        String credentialsId = settings.getCredentialsId();
        EngineOrder order = new EngineOrder(
                EngineCommand.PROVISION,
                toDefinition(form),
                GuestAccount.passwordFor(build, credentialsId == null ? null : env.expand(credentialsId)));
        EngineLaunch.run(order, new EngineLaunch.Place(workspace, env, launcher, listener));
        return true;
    }

    /** What is wanted, as the engine's definition has it. */
    Map<String, Object> toDefinition(FormContext form) {
        Map<String, Object> definition = settings.toDefinition(form);
        all.addSections(definition, form);
        return definition;
    }

    public String getHost() {
        return settings.getHost();
    }

    @CheckForNull
    public String getCredentialsId() {
        return settings.getCredentialsId();
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        settings.setCredentialsId(credentialsId);
    }

    public String getRebuild() {
        return settings.getRebuild();
    }

    @DataBoundSetter
    public void setRebuild(@CheckForNull String rebuild) {
        settings.setRebuild(rebuild);
    }

    @CheckForNull
    public VhdSettings getVhd() {
        return all.getVhd();
    }

    @CheckForNull
    public VmSettings getVm() {
        return all.getVm();
    }

    public StageSettings getStage() {
        return all.getStage();
    }

    @DataBoundSetter
    public void setStage(@CheckForNull StageSettings stage) {
        all.setStage(stage);
    }

    public InstallSettings getInstall() {
        return all.getInstall();
    }

    @DataBoundSetter
    public void setInstall(@CheckForNull InstallSettings install) {
        all.setInstall(install);
    }

    @Extension
    @Symbol("containerHost")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> implements HostForm {
        @Override
        public String getDisplayName() {
            return "Make a container host";
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }
    }
}
