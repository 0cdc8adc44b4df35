package hudson.security;

public final class Permission {
    public static final Permission CONFIGURE = new Permission();
    public static final Permission WRITE = new Permission();

    private Permission() {}
}
