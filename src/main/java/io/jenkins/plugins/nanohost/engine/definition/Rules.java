package io.jenkins.plugins.nanohost.engine.definition;

import io.jenkins.plugins.nanohost.engine.value.BrokenRule;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/** The rules of one section: checked all, so that a section with three mistakes tells three. */
final class Rules {
    private final List<BrokenRule> broken = new ArrayList<>();

    Rules require(boolean holds, String field, String otherwise) {
        if (!holds) {
            broken.add(new BrokenRule(field, otherwise));
        }
        return this;
    }

    void check() {
        if (!broken.isEmpty()) {
            throw new InvalidValueException(broken);
        }
    }
}
