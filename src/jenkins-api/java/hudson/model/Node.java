package hudson.model;

import hudson.slaves.NodeProperty;

public abstract class Node {
    public <T extends NodeProperty<?>> T getNodeProperty(Class<T> type) {
        return null;
    }
}
