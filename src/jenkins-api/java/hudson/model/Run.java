package hudson.model;

import hudson.EnvVars;
import java.io.IOException;

public abstract class Run<J, R> {
    Run() {}

    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
