package jenkins.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;

public class Jenkins implements AccessControlled {
    public static final Permission ADMINISTER = Permission.WRITE;

    private static final Jenkins ONLY = new Jenkins();

    private Jenkins() {}

    public static Jenkins get() {
        return ONLY;
    }
}
