package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.nanohost.engine.io.NoLinks;
import java.io.File;
import java.io.IOException;
import jenkins.MasterToSlaveFileCallable;

/** Writes the stop file on the machine. A link in its place is deleted. */
final class StopOrder extends MasterToSlaveFileCallable<Void> {
    private static final long serialVersionUID = 1L;

    @Override
    public Void invoke(File file, @CheckForNull VirtualChannel channel) throws IOException {
        NoLinks.writeNote(file.toPath(), "");
        return null;
    }
}
