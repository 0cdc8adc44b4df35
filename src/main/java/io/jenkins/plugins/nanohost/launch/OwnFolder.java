package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.nanohost.engine.io.OwnerOnly;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/**
 * Makes a folder of the work folder, and the work folder itself, for the agent's account alone, as the engine would: where
 * Jenkins is the first on a machine, they are made before the engine runs. The rights of what is there stay.
 */
final class OwnFolder extends MasterToSlaveFileCallable<Void> {
    private static final long serialVersionUID = 1L;

    @Override
    public Void invoke(File file, @CheckForNull VirtualChannel channel) throws IOException {
        make(file.toPath());
        return null;
    }

    static void make(Path folder) throws IOException {
        OwnerOnly.createFolder(folder.getParent());
        OwnerOnly.createFolder(folder);
    }
}
