package jenkins.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import hudson.util.DescribableList;
import java.util.List;

public class Jenkins implements AccessControlled {
    public static final Permission ADMINISTER = Permission.WRITE;

    private static final Jenkins ONLY = new Jenkins();

    private final DescribableList<NodeProperty<?>, NodePropertyDescriptor> globalNodeProperties =
            new DescribableList<>(null, List.of());

    private Jenkins() {}

    public DescribableList<NodeProperty<?>, NodePropertyDescriptor> getGlobalNodeProperties() {
        return globalNodeProperties;
    }

    public static Jenkins get() {
        return ONLY;
    }
}
