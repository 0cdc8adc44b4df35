package hudson.model;

public abstract class Computer {
    Computer() {}

    public Node getNode() {
        return null;
    }
}
