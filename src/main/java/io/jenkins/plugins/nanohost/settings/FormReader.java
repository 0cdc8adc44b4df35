package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Util;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads the texts of one step or builder into a definition: relative paths start from the workspace, and a blank text is left
 * out. Required fields that are blank are noted, so that all of them are reported at once, by the names that the user knows.
 */
public final class FormReader {
    private final FilePath workspace;
    private final UnaryOperator<String> expansion;
    private final String section;
    private final List<String> missing;

    private FormReader(FilePath workspace, UnaryOperator<String> expansion, String section, List<String> missing) {
        this.workspace = workspace;
        this.expansion = expansion;
        this.section = section;
        this.missing = missing;
    }

    /** For steps: Groovy has already expanded all variables. */
    public static FormReader asWritten(FilePath workspace) {
        return new FormReader(workspace, text -> text, "", new ArrayList<>());
    }

    /** For builders: {@code $NAME} and <code>${NAME}</code> are variables; an unknown variable is not changed. */
    public static FormReader expanding(FilePath workspace, EnvVars variables) {
        return new FormReader(workspace, variables::expand, "", new ArrayList<>());
    }

    /** The same reader for the fields of a section. */
    FormReader in(String name) {
        return new FormReader(workspace, expansion, section + name + ".", missing);
    }

    @CheckForNull
    String text(@CheckForNull String text) {
        String written = Util.fixEmptyAndTrim(text);
        return written == null ? null : Util.fixEmptyAndTrim(expansion.apply(written));
    }

    /** The path on the machine. */
    @CheckForNull
    String path(@CheckForNull String path) {
        String value = text(path);
        return value == null ? null : workspace.child(value).getRemote();
    }

    List<String> words(@CheckForNull String text) {
        return Section.words(text(text));
    }

    List<String> lines(@CheckForNull String text) {
        return Section.lines(text(text));
    }

    /** Paths on the machine, written one per line. */
    List<String> paths(@CheckForNull String paths) {
        return lines(paths).stream()
                .map(path -> workspace.child(path).getRemote())
                .toList();
    }

    @CheckForNull
    String required(String name, @CheckForNull String text) {
        String value = text(text);
        if (value == null) {
            missing(name);
        }
        return value;
    }

    @CheckForNull
    String requiredPath(String name, @CheckForNull String path) {
        String value = required(name, path);
        return value == null ? null : workspace.child(value).getRemote();
    }

    void missing(String name) {
        missing.add(section + name);
    }

    /**
     * To be called after everything was read.
     *
     * @throws AbortException if required fields were not given; the message names all of them
     */
    public void requireAll() throws AbortException {
        if (!missing.isEmpty()) {
            throw new AbortException("Missing: " + String.join(", ", missing) + ". Give each of these fields a value.");
        }
    }
}
