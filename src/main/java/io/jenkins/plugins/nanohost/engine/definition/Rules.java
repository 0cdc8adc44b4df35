package io.jenkins.plugins.nanohost.engine.definition;

import io.jenkins.plugins.nanohost.engine.value.BrokenRule;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of one section. All of them are checked, so that for a section with three mistakes all three are reported. */
final class Rules {
    private final List<BrokenRule> broken = new ArrayList<>();

    Rules require(boolean holds, String field, String otherwise) {
        if (!holds) {
            broken.add(new BrokenRule(field, otherwise));
        }
        return this;
    }

    /** Adds a broken rule if there is an objection to the field's value. */
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
