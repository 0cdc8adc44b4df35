package jenkins.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import hudson.util.DescribableList;
import java.util.function.Predicate;

/** The one Jenkins; a test that asks as somebody else sets what that one may do. */
public class Jenkins implements AccessControlled {
    public static final Permission ADMINISTER = Permission.WRITE;

    private static final Jenkins ONLY = new Jenkins();

    private final DescribableList<NodeProperty<?>, NodePropertyDescriptor> globalNodeProperties =
            new DescribableList<>(() -> {});

    private Predicate<Permission> permissions = permission -> true;

    private Jenkins() {}

    public static Jenkins get() {
        return ONLY;
    }

    public DescribableList<NodeProperty<?>, NodePropertyDescriptor> getGlobalNodeProperties() {
        return globalNodeProperties;
    }

    @Override
    public boolean hasPermission(Permission permission) {
        return permissions.test(permission);
    }
}
