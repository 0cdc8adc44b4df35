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
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.launch.EngineLaunch;
import io.jenkins.plugins.nanohost.launch.EngineOrder;
import io.jenkins.plugins.nanohost.settings.AllStages;
import io.jenkins.plugins.nanohost.settings.DockerSettings;
import io.jenkins.plugins.nanohost.settings.FilesSettings;
import io.jenkins.plugins.nanohost.settings.FormReader;
import io.jenkins.plugins.nanohost.settings.HostForm;
import io.jenkins.plugins.nanohost.settings.HostSettings;
import io.jenkins.plugins.nanohost.settings.VhdSettings;
import io.jenkins.plugins.nanohost.settings.VmSettings;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * All four stages as one build step of freestyle jobs; its texts may contain variables of the build. It is not a
 * {@code SimpleBuildStep}: pipelines would run that with their {@code step}, and would offer it in place of the step with the
 * same name, but without a result and without surviving a restart.
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
            throw new AbortException("The build has no workspace; has its agent been removed?");
        }
        EnvVars env = environment(build, listener);
        EngineOrder order = new EngineOrder(
                CommandName.PROVISION,
                toDefinition(workspace, env),
                GuestAccount.passwordFor(build, settings.getCredentialsId(), env));
        EngineLaunch.run(order, new EngineLaunch.LaunchPlace(workspace, env, launcher, listener));
        return true;
    }

    /**
     * The same variables as in a shell build step: those of the build, and those that only its job knows, such as the axes of a
     * matrix job.
     */
    static EnvVars environment(AbstractBuild<?, ?> build, BuildListener listener)
            throws IOException, InterruptedException {
        EnvVars env = build.getEnvironment(listener);
        env.putAll(build.getBuildVariables());
        return env;
    }

    /** The settings in the form of the engine's definition; relative paths start from the workspace. */
    Map<String, Object> toDefinition(FilePath workspace, EnvVars env) throws AbortException {
        FormReader reader = FormReader.expanding(workspace, env);
        Map<String, Object> definition = settings.toDefinition(reader);
        all.addSections(definition, reader);
        reader.requireAll();
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

    public FilesSettings getFiles() {
        return all.getFiles();
    }

    @DataBoundSetter
    public void setFiles(@CheckForNull FilesSettings files) {
        all.setFiles(files);
    }

    public DockerSettings getDocker() {
        return all.getDocker();
    }

    @DataBoundSetter
    public void setDocker(@CheckForNull DockerSettings docker) {
        all.setDocker(docker);
    }

    /** The symbol is for Job DSL; when a pipeline uses the name, it gets the step. */
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
