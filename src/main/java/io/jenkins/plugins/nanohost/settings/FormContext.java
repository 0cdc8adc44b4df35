package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.Util;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where what was written into a form becomes a definition.
 *
 * @param workspace from which relative paths start
 * @param expansion what is done with each text before it is read: in a freestyle build {@code $NAME} becomes the value of the
 *     build's variable; in a pipeline Groovy has done that already
 */
public record FormContext(FilePath workspace, UnaryOperator<String> expansion) {
    /** A pipeline's, where texts are taken as they are. */
    public static FormContext of(FilePath workspace) {
        return new FormContext(workspace, UnaryOperator.identity());
    }

    /** A text without the blanks around it; null where nothing is left. */
    @CheckForNull
    String text(@CheckForNull String text) {
        return text == null ? null : Util.fixEmptyAndTrim(expansion.apply(text));
    }

    /** A path on the machine; a relative one starts from the workspace. */
    @CheckForNull
    String path(@CheckForNull String path) {
        String value = text(path);
        return value == null ? null : workspace.child(value).getRemote();
    }

    /** Paths on the machine, a line for each. */
    List<String> paths(@CheckForNull String paths) {
        return lines(paths).stream()
                .map(path -> workspace.child(path).getRemote())
                .toList();
    }

    /** What was written as one text with a line for each. */
    List<String> lines(@CheckForNull String text) {
        return Section.lines(text(text));
    }

    /** What was written as one text, its words apart by commas or blanks. */
    List<String> words(@CheckForNull String text) {
        return Section.words(text(text));
    }
}
