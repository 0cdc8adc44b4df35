package hudson.model;

public abstract class Run<J, R> {
    Run() {}
}
