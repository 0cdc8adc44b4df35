package io.jenkins.plugins.nanohost.builder;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.nanohost.credentials.GuestAccount;
import io.jenkins.plugins.nanohost.launch.EngineCommand;
import io.jenkins.plugins.nanohost.launch.EngineLaunch;
import io.jenkins.plugins.nanohost.launch.EngineOrder;
import io.jenkins.plugins.nanohost.settings.AllStages;
import io.jenkins.plugins.nanohost.settings.HostForm;
import io.jenkins.plugins.nanohost.settings.HostSettings;
import io.jenkins.plugins.nanohost.settings.InstallSettings;
import io.jenkins.plugins.nanohost.settings.StageSettings;
import io.jenkins.plugins.nanohost.settings.VhdSettings;
import io.jenkins.plugins.nanohost.settings.VmSettings;
import java.io.IOException;
import java.util.Map;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** All four stages as one build step. In a pipeline the step of the same name takes its place: that one outlives restarts. */
public final class ContainerHostBuilder extends Builder implements SimpleBuildStep {
    private final HostSettings settings;
    private final AllStages all;

    @DataBoundConstructor
    public ContainerHostBuilder(String host, VhdSettings vhd, VmSettings vm) {
        settings = new HostSettings(host);
        all = new AllStages(vhd, vm);
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        EngineOrder order = new EngineOrder(
                EngineCommand.PROVISION,
                toDefinition(workspace),
                GuestAccount.passwordFor(run, settings.getCredentialsId()));
        EngineLaunch.run(order, new EngineLaunch.Place(workspace, env, launcher, listener));
    }

    /** What is wanted, as the engine's definition has it; relative paths start from the workspace. */
    Map<String, Object> toDefinition(FilePath workspace) {
        Map<String, Object> definition = settings.toDefinition();
        all.addSections(definition, workspace);
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

    public VhdSettings getVhd() {
        return all.getVhd();
    }

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
