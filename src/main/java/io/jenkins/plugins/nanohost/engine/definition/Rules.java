package io.jenkins.plugins.nanohost.engine.definition;

import io.jenkins.plugins.nanohost.engine.value.BrokenRule;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of one section: checked all, so that a section with three mistakes tells three. */
final class Rules {
    private final List<BrokenRule> broken = new ArrayList<>();

    Rules require(boolean holds, String field, String otherwise) {
        if (!holds) {
            broken.add(new BrokenRule(field, otherwise));
        }
        return this;
    }

    /** Breaks the rule of a value, where there is an objection to it. */
    Rules keep(Optional<String> objection, String field) {
        objection.ifPresent(what -> broken.add(new BrokenRule(field, what)));
        return this;
    }

    void check() {
        if (!broken.isEmpty()) {
            throw new InvalidValueException(broken);
        }
    }
}
