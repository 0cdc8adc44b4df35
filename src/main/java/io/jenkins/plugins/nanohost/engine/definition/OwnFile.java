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
 * One of the user's own files, which is copied into the guest.
 *
 * @param from the file on the machine; absolute
 */
public record OwnFile(Path from, GuestPath to) implements DefinitionPart {
    /** Requires that each file has a different target path, and none the path of a file that the setup itself writes. */
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
