package io.jenkins.plugins.nanohost.engine.definition;

import io.jenkins.plugins.nanohost.engine.value.guest.GuestPath;
import io.jenkins.plugins.nanohost.engine.value.guest.SetupPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One of the user's own files, which is copied into the guest.
 *
 * @param from the file on the machine; absolute
 */
public record OwnFile(Path from, GuestPath to) implements DefinitionPart {
    /** Requires that no file is in the way of another, and none has the path of a file that the setup itself writes. */
    static void check(String field, List<OwnFile> files, Rules rules) {
        check(field, List.of(), files, rules);
        files.forEach(file -> rules.keep(SetupPath.objection(file.to()), field));
    }

    /** Requires that no file is in the way of another of the same list, or of one of the others. */
    static void check(String field, List<OwnFile> others, List<OwnFile> files, Rules rules) {
        List<OwnFile> seen = new ArrayList<>(others);
        for (OwnFile file : files) {
            rules.keep(
                    seen.stream()
                            .flatMap(other -> file.obstacle(other).stream())
                            .findFirst(),
                    field);
            seen.add(file);
        }
    }

    private Optional<String> obstacle(OwnFile other) {
        String mine = to.value().toLowerCase(Locale.ROOT);
        String others = other.to.value().toLowerCase(Locale.ROOT);
        if (mine.equals(others)) {
            return Optional.of("two files go to " + to + "; give each a path of its own");
        }
        return mine.startsWith(others + "\\")
                ? Optional.of(below(to, other.to))
                : others.startsWith(mine + "\\") ? Optional.of(below(other.to, to)) : Optional.empty();
    }

    private static String below(GuestPath inner, GuestPath outer) {
        return inner + " is below " + outer + ", which is a file too; choose another path for one of them";
    }
}
