package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;

public abstract class Computer implements AccessControlled {
    public static final Permission CONFIGURE = Permission.CONFIGURE;

    protected Computer(Node node) {}

    public Node getNode() {
        return null;
    }
}
