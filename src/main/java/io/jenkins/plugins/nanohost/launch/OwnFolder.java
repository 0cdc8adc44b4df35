package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.OwnFolders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/**
 * Makes the work folder and a folder in it, with access only for the agent's account, in the same way as the engine. If Jenkins
 * is the first to use a machine, these folders are needed before the engine runs. The access rights of existing folders stay; if others may
 * write to one, it is refused.
 */
final class OwnFolder extends MasterToSlaveFileCallable<Void> {
    private static final long serialVersionUID = 1L;

    @Override
    public Void invoke(File file, @CheckForNull VirtualChannel channel) throws IOException {
        make(file.toPath());
        return null;
    }

    static void make(Path folder) throws IOException {
        try {
            OwnFolders.make(folder.getParent());
            OwnFolders.make(folder);
        } catch (UnfitFailure e) {
            throw new IOException(e.code() + ": " + e.getMessage() + ". " + e.remedy(), e);
        }
    }
}
