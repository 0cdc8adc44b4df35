package io.jenkins.plugins.nanohost.engine.plan;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import java.util.List;
import java.util.Locale;

/** What is to be done about one stage, and why. */
public sealed interface Decision {
    /** A phrase that says why. */
    String reason();

    /** The decision's name in results, for example {@code keep}. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The decision's word in the log, for example {@code Keeping}. */
    default String telling() {
        String name = getClass().getSimpleName();
        return (name.endsWith("e") ? name.substring(0, name.length() - 1) : name) + "ing";
    }

    /** Whether there is anything to do; a refusal does nothing. */
    default boolean acts() {
        return !(this instanceof Keep || this instanceof Refuse);
    }

    /** What is not as it is wanted; empty where the reason is another one. */
    default List<Change> changes() {
        return List.of();
    }

    /** What exists is what is wanted. */
    record Keep(String reason) implements Decision {}

    /** It is made, or made again. */
    record Build(String reason, List<Change> changes) implements Decision {
        public Build {
            changes = List.copyOf(changes);
        }

        public Build(String reason) {
            this(reason, List.of());
        }
    }

    /** It was begun and is completed, or it is stopped and is started. */
    record Resume(String reason, List<Change> changes, Start start) implements Decision {
        /** What is started. */
        public enum Start {
            /** The VM, and what is in it with that. */
            VM,
            /** Only what is in the VM, which goes on running. */
            IN_VM
        }

        public Resume {
            changes = List.copyOf(changes);
        }

        public Resume(String reason) {
            this(reason, List.of(), Start.VM);
        }
    }

    /** It is changed in place. */
    record Update(String reason, List<Change> changes) implements Decision {
        public Update {
            changes = List.copyOf(changes);
        }

        public Update(String reason) {
            this(reason, List.of());
        }
    }

    /** It is not done. */
    record Refuse(FailureCode code, String reason, String remedy, List<Change> changes) implements Decision {
        public Refuse {
            changes = List.copyOf(changes);
        }

        public Refuse(FailureCode code, String reason, String remedy) {
            this(code, reason, remedy, List.of());
        }

        public RefusedFailure failure() {
            return new RefusedFailure(code, Character.toUpperCase(reason.charAt(0)) + reason.substring(1), remedy);
        }
    }
}
