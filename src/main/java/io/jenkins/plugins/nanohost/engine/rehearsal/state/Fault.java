package io.jenkins.plugins.nanohost.engine.rehearsal.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An ordered fault: what fails, in which operation, and when.
 *
 * @param operation the operation's name, for example {@code New-BaseDisk}
 * @param occurrence which call of the operation from now on, counted from 1; the fault strikes once
 */
public record Fault(String operation, Moment moment, FaultKind kind, int occurrence) {
    /** When a fault strikes. */
    public enum Moment {
        BEFORE,
        /** While something is made and is not whole yet. */
        DURING,
        AFTER
    }

    /** What a fault does. */
    public enum FaultKind {
        /** The operation fails: before it acts, or while it acts, with its clean-up. */
        REFUSE,
        /** The operation acts, then fails. */
        FAIL_AFTER_ACTING,
        /** Waits until it is stopped or the operation's limit runs out. */
        HANG,
        /** The process is gone: see {@link ProcessDeath}. */
        DIE,
        /** The operation acts; its answer cannot be read. */
        GARBLE;

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Fault {
        if (!operation.matches("[A-Z][a-z]+-[A-Za-z]+")) {
            throw new IllegalArgumentException("'" + operation + "' is no operation's name; for example New-BaseDisk");
        }
        boolean acts = kind == FaultKind.FAIL_AFTER_ACTING || kind == FaultKind.GARBLE;
        if (acts && moment != Moment.AFTER || kind == FaultKind.REFUSE && moment == Moment.AFTER) {
            throw new IllegalArgumentException("'" + kind.word() + "' is not possible with '" + word(moment)
                    + "': refuse is possible with before and"
                    + " during, fail-after-acting and garble with after, hang and die with all three");
        }
        if (occurrence < 1) {
            throw new IllegalArgumentException("an occurrence counts from 1");
        }
    }

    public Fault(String operation, Moment moment, FaultKind kind) {
        this(operation, moment, kind, 1);
    }

    /**
     * Reads {@code New-BaseDisk:after:die}, or {@code New-BaseDisk:after:die:2} for its second call.
     *
     * @throws IllegalArgumentException the text is no fault; the message says what a fault looks like
     */
    public static Fault parse(String text) {
        String[] parts = text.strip().split(":", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw new IllegalArgumentException("'" + text.strip()
                    + "' is no fault; OPERATION:MOMENT:KIND or OPERATION:MOMENT:KIND:OCCURRENCE, for example"
                    + " New-BaseDisk:after:die");
        }
        if (parts.length == 4 && !parts[3].matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("'" + parts[3] + "' is no occurrence; a number from 1");
        }
        return new Fault(
                parts[0],
                choice(Moment.class, "moment", parts[1]),
                choice(FaultKind.class, "kind of fault", parts[2]),
                parts.length == 4 ? Integer.parseInt(parts[3]) : 1);
    }

    /** The form that {@link #parse} reads. */
    public String text() {
        String text = operation + ":" + word(moment) + ":" + kind.word();
        return occurrence == 1 ? text : text + ":" + occurrence;
    }

    private static String word(Moment moment) {
        return moment.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String what, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(word.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no " + what + "; one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(value ->
                                        value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .collect(Collectors.joining(", "))));
    }
}
