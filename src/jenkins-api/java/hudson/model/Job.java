package hudson.model;

public abstract class Job<J, R> {
    Job() {}
}
