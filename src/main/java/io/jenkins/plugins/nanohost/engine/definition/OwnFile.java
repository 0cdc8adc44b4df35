package io.jenkins.plugins.nanohost.engine.definition;

import io.jenkins.plugins.nanohost.engine.value.guest.GuestPath;
import io.jenkins.plugins.nanohost.engine.value.guest.SetupPath;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One file of the user's.
 *
 * @param from on the machine; absolute
 */
public record OwnFile(Path from, GuestPath to) implements DefinitionPart {
    /** Each to a path of its own, and none in the place of what the setup itself writes. */
    static void check(String field, List<OwnFile> files, Rules rules) {
        Set<String> seen = new HashSet<>();
        for (OwnFile file : files) {
            boolean alone = seen.add(file.to().value().toLowerCase(Locale.ROOT));
            Optional<String> objection = SetupPath.objection(file.to());
            rules.require(alone, field, "two files go to " + file.to() + "; give each a path of its own")
                    .require(objection.isEmpty(), field, objection.orElse(""));
        }
    }
}
