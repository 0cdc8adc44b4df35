package hudson.model;

import hudson.FilePath;
import hudson.slaves.NodeProperty;

public abstract class Node {
    public abstract FilePath getRootPath();

    public String getDisplayName() {
        return "";
    }

    public <T extends NodeProperty<?>> T getNodeProperty(Class<T> type) {
        return null;
    }
}
