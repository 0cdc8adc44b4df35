package io.jenkins.plugins.nanohost.engine.value;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A value breaks its rules; the message says what is wrong and what would be right. */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<BrokenRule> broken;

    public InvalidValueException(String message) {
        this(List.of(new BrokenRule("", message)));
    }

    public InvalidValueException(List<BrokenRule> broken) {
        super(broken.stream().map(BrokenRule::what).collect(Collectors.joining("; ")));
        this.broken = new ArrayList<>(broken);
    }

    /** Each broken rule, with the field that breaks it. */
    public List<BrokenRule> broken() {
        return List.copyOf(broken);
    }
}
