package hudson;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import java.io.IOException;
import java.util.Map;

public abstract class Launcher {
    protected Launcher(TaskListener listener, VirtualChannel channel) {}

    public abstract void kill(Map<String, String> environment) throws IOException, InterruptedException;

    public boolean isUnix() {
        return true;
    }
}
