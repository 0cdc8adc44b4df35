package hudson.model;

public abstract class Job<J, R> implements Item {
    protected Job(ItemGroup<?> parent, String name) {}
}
