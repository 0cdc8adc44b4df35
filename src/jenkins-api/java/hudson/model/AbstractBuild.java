package hudson.model;

import hudson.EnvVars;
import hudson.FilePath;
import java.io.IOException;
import java.util.Map;

public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R> {
    protected AbstractBuild(P job) throws IOException {}

    public final FilePath getWorkspace() {
        return null;
    }

    public EnvVars getEnvironment(TaskListener log) throws IOException, InterruptedException {
        return new EnvVars();
    }

    public Map<String, String> getBuildVariables() {
        return Map.of();
    }
}
