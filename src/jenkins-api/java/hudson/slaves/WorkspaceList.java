package hudson.slaves;

import hudson.FilePath;

public final class WorkspaceList {
    public static FilePath tempDir(FilePath workspace) {
        return new FilePath(workspace.getParent(), new java.io.File(workspace.getRemote()).getName() + "@tmp");
    }
}
